"""An agreement is reached."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class AgreementReached(Kind):
    """The parties agreed on something short of a treaty of alliance."""

    TOPIC: ClassVar[str] = "agreement-reached"
    PLOVER: ClassVar[Plover | None] = Plover(event="AGREE", context="economic")
    DIMENSION: ClassVar[Dimension] = Dimension.ECONOMIC

    signatories: Actors = actors(least=2)
    subject: str
    transit: Actors = actors()

    def facts(self) -> Iterator[Fact]:
        """Each pair cooperates on the subject."""
        yield from self.pairs(self.signatories, Predicate.COOPERATES_WITH, self.subject, transit=self.transit)
