"""Somebody states something."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, Stance, actors, plover_of


@dataclass(frozen=True, kw_only=True)
class StatementMade(Kind):
    """The speakers made a statement that takes a stance."""

    TOPIC: ClassVar[str] = "statement-made"
    PLOVER: ClassVar[Plover | None] = None
    DIMENSION: ClassVar[Dimension] = Dimension.DIPLOMATIC

    speakers: Actors = actors()
    towards: Actors = actors()
    partners: Actors = actors()
    stance: Stance
    topic: str
    speaker: str | None = None

    @property
    def coded_as(self) -> Plover | None:
        """The code that is given, or the one of the stance."""
        return self.plover or plover_of(self.stance)

    def facts(self) -> Iterator[Fact]:
        """Each speaker takes the stance towards each actor addressed, and stands with its partners."""
        if self.speakers:
            yield from self.each(
                self.speakers,
                Predicate.TAKES_STANCE,
                (*self.towards, *self.partners),
                self.topic,
                stance=self.stance,
                speaker=self.speaker,
            )
