"""Troops leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class TroopsWithdrawn(Kind):
    """The senders took forces home whose deployment is not on record; one on record is ended in its own stream."""

    TOPIC: ClassVar[str] = "troops-withdrawn"
    PLOVER: ClassVar[Plover | None] = Plover(event="RETREAT", context="military")
    DIMENSION: ClassVar[Dimension] = Dimension.MILITARY

    senders: Actors = actors(least=1)
    hosts: Actors = actors(least=1)
    place: str | None = None

    def facts(self) -> Iterator[Fact]:
        """Each sender takes the stance of leaving each host."""
        yield from self.each(
            self.senders, Predicate.TAKES_STANCE, self.hosts, "troops", stance="withdraws", place=self.place
        )
