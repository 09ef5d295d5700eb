"""An operation below the threshold of war."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class HybridOperationConducted(Kind):
    """The perpetrators acted by cyber attack, sabotage, disinformation or the like."""

    TOPIC: ClassVar[str] = "hybrid-operation-conducted"
    PLOVER: ClassVar[Plover | None] = Plover(event="COERCE", mode="cyber", context="cyber")
    DIMENSION: ClassVar[Dimension] = Dimension.HYBRID

    perpetrators: Actors = actors(least=1)
    targets: Actors = actors()
    means: str

    def facts(self) -> Iterator[Fact]:
        """Each perpetrator presses each target."""
        yield from self.each(self.perpetrators, Predicate.PRESSURES, self.targets, self.means)
