"""Goods are supplied."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class GoodsSupplied(Kind):
    """The suppliers provided goods, dual-use goods among them."""

    TOPIC: ClassVar[str] = "goods-supplied"
    PLOVER: ClassVar[Plover | None] = Plover(event="AID", context="economic")
    DIMENSION: ClassVar[Dimension] = Dimension.ECONOMIC

    suppliers: Actors = actors(least=1)
    recipients: Actors = actors(least=1)
    goods: str
    dual_use: bool = False

    def facts(self) -> Iterator[Fact]:
        """Each supplier supplies each recipient."""
        yield from self.each(
            self.suppliers,
            Predicate.SUPPLIES,
            self.recipients,
            self.goods,
            commodity="goods",
            dual_use=self.dual_use,
        )
