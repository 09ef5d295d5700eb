"""A treaty is in force."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import ClassVar

from events.facts import Dimension, Fact
from events.kind import Kind, Party, Plover, obligations


@dataclass(frozen=True, kw_only=True)
class TreatyInForce(Kind):
    """A treaty obliges its parties, each to what ATOP codes for it, towards every other party."""

    TOPIC: ClassVar[str] = "treaty-in-force"
    PLOVER: ClassVar[Plover | None] = Plover(event="AGREE", context="military")
    DIMENSION: ClassVar[Dimension] = Dimension.MILITARY
    DATED: ClassVar[bool] = True

    treaty: str
    parties: tuple[Party, ...] = field(metadata={"least": 2})
    atop: int | None = None
    article: str | None = None

    def facts(self) -> Iterator[Fact]:
        """Each party's obligations towards every other, while both belong to the treaty."""
        for fact, spans in obligations(
            self, self.parties, self.when, treaty=self.treaty, atop=self.atop, article=self.article
        ):
            yield replace(fact, spans=spans)
