"""Arms are delivered."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class ArmsDelivered(Kind):
    """The suppliers delivered arms to the recipients."""

    TOPIC: ClassVar[str] = "arms-delivered"
    PLOVER: ClassVar[Plover | None] = Plover(event="AID", context="military")
    DIMENSION: ClassVar[Dimension] = Dimension.MILITARY

    suppliers: Actors = actors(least=1)
    recipients: Actors = actors(least=1)
    arms: str

    def facts(self) -> Iterator[Fact]:
        """Each supplier supplies each recipient."""
        yield from self.each(self.suppliers, Predicate.SUPPLIES, self.recipients, self.arms, commodity="arms")
