"""Sanctions are lifted."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class SanctionLifted(Kind):
    """The senders lifted sanctions whose imposing is not on record; those on record are ended in their own stream."""

    TOPIC: ClassVar[str] = "sanction-lifted"
    PLOVER: ClassVar[Plover | None] = Plover(event="CONCEDE", context="economic")
    DIMENSION: ClassVar[Dimension] = Dimension.ECONOMIC

    senders: Actors = actors(least=1)
    targets: Actors = actors(least=1)
    measure: str

    def facts(self) -> Iterator[Fact]:
        """Each sender takes the stance of lifting the measure."""
        yield from self.each(self.senders, Predicate.TAKES_STANCE, self.targets, self.measure, stance="lifts-sanction")
