"""Something is recommended."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class RecommendationMade(Kind):
    """Somebody recommended a course to the addressees."""

    TOPIC: ClassVar[str] = "recommendation-made"
    PLOVER: ClassVar[Plover | None] = Plover(event="REQUEST", mode="change", context="diplomatic")
    DIMENSION: ClassVar[Dimension] = Dimension.DIPLOMATIC

    addressees: Actors = actors(least=1)
    towards: Actors = actors()
    recommends: str
    recommender: str | None = None

    def facts(self) -> Iterator[Fact]:
        """Each addressee is recommended a course: a stance put to it, not one that it takes."""
        yield from self.each(
            self.addressees,
            Predicate.TAKES_STANCE,
            self.towards,
            self.recommends,
            stance="is-recommended",
            recommender=self.recommender,
        )
