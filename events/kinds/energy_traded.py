"""Energy is traded."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class EnergyTraded(Kind):
    """The suppliers sold energy to the buyers."""

    TOPIC: ClassVar[str] = "energy-traded"
    PLOVER: ClassVar[Plover | None] = Plover(event="COOPERATE", context="economic")
    DIMENSION: ClassVar[Dimension] = Dimension.ECONOMIC

    suppliers: Actors = actors(least=1)
    buyers: Actors = actors(least=1)
    carrier: str
    terms: str | None = None

    def facts(self) -> Iterator[Fact]:
        """Each supplier supplies each buyer."""
        yield from self.each(
            self.suppliers,
            Predicate.SUPPLIES,
            self.buyers,
            self.carrier,
            commodity="energy",
            terms=self.terms,
        )
