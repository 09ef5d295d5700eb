"""An occasion is commemorated."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class CommemorationHeld(Kind):
    """The hosts kept the memory of an occasion that touches the subjects."""

    TOPIC: ClassVar[str] = "commemoration-held"
    PLOVER: ClassVar[Plover | None] = Plover(event="SUPPORT", context="diplomatic")
    DIMENSION: ClassVar[Dimension] = Dimension.DIPLOMATIC

    occasion: str
    hosts: Actors = actors(least=1)
    subjects: Actors = actors()

    def facts(self) -> Iterator[Fact]:
        """Each host takes a stance towards each subject."""
        yield from self.each(self.hosts, Predicate.TAKES_STANCE, self.subjects, self.occasion, stance="commemorates")
