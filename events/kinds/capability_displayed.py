"""Arms are shown or tested."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class CapabilityDisplayed(Kind):
    """The actors showed or tested a capability."""

    TOPIC: ClassVar[str] = "capability-displayed"
    PLOVER: ClassVar[Plover | None] = Plover(event="MOBILIZE", mode="weapons", context="military")
    DIMENSION: ClassVar[Dimension] = Dimension.MILITARY

    displayed_by: Actors = actors(least=1)
    targets: Actors = actors()
    capability: str

    def facts(self) -> Iterator[Fact]:
        """Each actor presses the targets, or makes its display to nobody in particular."""
        yield from self.each(
            self.displayed_by, Predicate.PRESSURES, self.targets, "display", capability=self.capability
        )
