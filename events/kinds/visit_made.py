"""One state visits another."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class VisitMade(Kind):
    """Representatives of the visitors came to the hosts."""

    TOPIC: ClassVar[str] = "visit-made"
    PLOVER: ClassVar[Plover | None] = Plover(event="CONSULT", mode="visit", context="diplomatic")
    DIMENSION: ClassVar[Dimension] = Dimension.DIPLOMATIC

    visitors: Actors = actors(least=1)
    hosts: Actors = actors(least=1)
    level: str | None = None
    occasion: str | None = None
    motive: str | None = None

    def facts(self) -> Iterator[Fact]:
        """Each visitor attends on each host, and they cooperate."""
        yield from self.each(
            self.visitors,
            Predicate.ATTENDS,
            self.hosts,
            self.occasion or "visit",
            level=self.level,
            motive=self.motive,
        )
        yield from self.pairs((*self.visitors, *self.hosts), Predicate.COOPERATES_WITH, "visit", level=self.level)
