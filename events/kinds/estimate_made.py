"""A running quantity is estimated."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class EstimateMade(Kind):
    """An estimator put a figure on a running quantity; its next figure corrects this one, and is not added."""

    TOPIC: ClassVar[str] = "estimate-made"
    PLOVER: ClassVar[Plover | None] = Plover(event="AID", context="military")
    DIMENSION: ClassVar[Dimension] = Dimension.MILITARY

    estimator: str
    series: str
    suppliers: Actors = actors()
    recipients: Actors = actors()

    def facts(self) -> Iterator[Fact]:
        """Each supplier supplies each recipient, or the actors alone are measured."""
        yield from self.each(
            self.suppliers or self.recipients,
            Predicate.SUPPLIES,
            self.recipients if self.suppliers else (),
            self.series,
            estimator=self.estimator,
        )
