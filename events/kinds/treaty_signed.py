"""A treaty is signed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class TreatySigned(Kind):
    """The parties signed a treaty; it binds nobody yet."""

    TOPIC: ClassVar[str] = "treaty-signed"
    PLOVER: ClassVar[Plover | None] = Plover(event="AGREE", context="military")
    DIMENSION: ClassVar[Dimension] = Dimension.DIPLOMATIC

    treaty: str
    signatories: Actors = actors(least=2)

    def facts(self) -> Iterator[Fact]:
        """Each pair cooperates on the day of the signature."""
        yield from self.pairs(self.signatories, Predicate.COOPERATES_WITH, "treaty-signature", treaty=self.treaty)
