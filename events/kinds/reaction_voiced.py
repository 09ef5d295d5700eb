"""Observers react."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, Stance, actors, plover_of


@dataclass(frozen=True, kw_only=True)
class ReactionVoiced(Kind):
    """The observers reacted to what others did, or hedge against it."""

    TOPIC: ClassVar[str] = "reaction-voiced"
    PLOVER: ClassVar[Plover | None] = None
    DIMENSION: ClassVar[Dimension] = Dimension.DIPLOMATIC

    observers: Actors = actors()
    towards: Actors = actors()
    stance: Stance
    topic: str
    speaker: str | None = None

    @property
    def coded_as(self) -> Plover | None:
        """The code that is given, or the one of the stance."""
        return self.plover or plover_of(self.stance)

    def facts(self) -> Iterator[Fact]:
        """Each observer takes the stance towards each actor, or hedges against it."""
        predicate = Predicate.HEDGES_AGAINST if self.stance is Stance.HEDGES else Predicate.TAKES_STANCE
        yield from self.each(
            self.observers, predicate, self.towards, self.topic, stance=self.stance, speaker=self.speaker
        )
