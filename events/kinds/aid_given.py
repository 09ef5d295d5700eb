"""Aid is given."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class AidGiven(Kind):
    """The donors gave aid to the recipients."""

    TOPIC: ClassVar[str] = "aid-given"
    PLOVER: ClassVar[Plover | None] = Plover(event="AID", context="economic")
    DIMENSION: ClassVar[Dimension] = Dimension.ECONOMIC

    donors: Actors = actors(least=1)
    recipients: Actors = actors(least=1)
    aid: str

    def facts(self) -> Iterator[Fact]:
        """Each donor supplies each recipient."""
        yield from self.each(self.donors, Predicate.SUPPLIES, self.recipients, self.aid, commodity="aid")
