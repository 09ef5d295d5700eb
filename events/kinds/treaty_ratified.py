"""A treaty is ratified."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class TreatyRatified(Kind):
    """Actors ratified a treaty."""

    TOPIC: ClassVar[str] = "treaty-ratified"
    PLOVER: ClassVar[Plover | None] = Plover(event="AGREE", context="military")
    DIMENSION: ClassVar[Dimension] = Dimension.DIPLOMATIC

    treaty: str
    ratifiers: Actors = actors(least=1)
    partners: Actors = actors()

    def facts(self) -> Iterator[Fact]:
        """Each ratifier cooperates with its partners, or with the other ratifiers where none are named."""
        if self.partners:
            yield from self.each(
                self.ratifiers,
                Predicate.COOPERATES_WITH,
                self.partners,
                "treaty-ratification",
                treaty=self.treaty,
            )
        else:
            yield from self.pairs(self.ratifiers, Predicate.COOPERATES_WITH, "treaty-ratification", treaty=self.treaty)
