"""Troops are sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class TroopsDeployed(Kind):
    """The senders moved forces to the hosts; they stay until the development ends."""

    TOPIC: ClassVar[str] = "troops-deployed"
    PLOVER: ClassVar[Plover | None] = Plover(event="AID", context="military")
    DIMENSION: ClassVar[Dimension] = Dimension.MILITARY

    senders: Actors = actors(least=1)
    hosts: Actors = actors(least=1)
    place: str | None = None

    def facts(self) -> Iterator[Fact]:
        """Each sender deploys to each host."""
        yield from self.each(self.senders, Predicate.DEPLOYS_TO, self.hosts, "troops", place=self.place)
