"""Sanctions are imposed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class SanctionImposed(Kind):
    """The senders put sanctions on the targets; they stay in force until the development ends."""

    TOPIC: ClassVar[str] = "sanction-imposed"
    PLOVER: ClassVar[Plover | None] = Plover(event="SANCTION", mode="discontinue", context="economic")
    DIMENSION: ClassVar[Dimension] = Dimension.ECONOMIC

    senders: Actors = actors(least=1)
    targets: Actors = actors(least=1)
    measure: str
    legal_basis: str | None = None

    def facts(self) -> Iterator[Fact]:
        """Each sender sanctions each target."""
        yield from self.each(
            self.senders, Predicate.SANCTIONS, self.targets, self.measure, legal_basis=self.legal_basis
        )
