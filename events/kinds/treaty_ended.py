"""A treaty ends whose being in force is not on record."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import ClassVar

from events.dates import spans
from events.facts import Dimension, Fact
from events.kind import Edtf, Kind, Party, Plover, closed, obligations


@dataclass(frozen=True, kw_only=True)
class TreatyEnded(Kind):
    """A treaty ceased to oblige its parties. A treaty on record as in force is ended by an event of its own stream."""

    TOPIC: ClassVar[str] = "treaty-ended"
    PLOVER: ClassVar[Plover | None] = Plover(event="RETREAT", context="military")
    DIMENSION: ClassVar[Dimension] = Dimension.MILITARY
    DATED: ClassVar[bool] = True

    treaty: str
    since: Edtf
    parties: tuple[Party, ...] = field(metadata={"least": 2})
    atop: int | None = None

    def problems(self) -> Iterator[tuple[str, str]]:
        """It cannot end before it began."""
        if not list(closed(spans(self.since), self.when)):
            yield "since", "Is after the end, which `when` gives."

    def facts(self) -> Iterator[Fact]:
        """Each party's obligations towards every other, from `since` until the end."""
        for fact, begun in obligations(self, self.parties, self.since, treaty=self.treaty, atop=self.atop):
            yield replace(fact, spans=tuple(closed(begun, self.when)))
