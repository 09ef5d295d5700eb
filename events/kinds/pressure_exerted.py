"""Somebody is pressed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class PressureExerted(Kind):
    """The pressers put the pressed under pressure."""

    TOPIC: ClassVar[str] = "pressure-exerted"
    PLOVER: ClassVar[Plover | None] = Plover(event="COERCE", mode="withhold", context="economic")
    DIMENSION: ClassVar[Dimension] = Dimension.MILITARY

    pressers: Actors = actors(least=1)
    pressed: Actors = actors()
    means: str

    def facts(self) -> Iterator[Fact]:
        """Each presser presses each of the pressed."""
        yield from self.each(self.pressers, Predicate.PRESSURES, self.pressed, self.means)
