"""Forces drill together."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class DrillHeld(Kind):
    """The participants exercised together; the PLOVER code is that of partners, not of mobilisation."""

    TOPIC: ClassVar[str] = "drill-held"
    PLOVER: ClassVar[Plover | None] = Plover(event="COOPERATE", context="military")
    DIMENSION: ClassVar[Dimension] = Dimension.MILITARY

    participants: Actors = actors(least=1)
    hosts: Actors = actors()
    alarmed: Actors = actors()
    exercise: str | None = None
    place: str | None = None

    def facts(self) -> Iterator[Fact]:
        """Each pair cooperates, and those whom the drill alarms are pressed."""
        partners = (*self.hosts, *self.participants)
        yield from self.pairs(partners, Predicate.COOPERATES_WITH, "drill", exercise=self.exercise, place=self.place)
        if self.alarmed:
            yield from self.each(partners, Predicate.PRESSURES, self.alarmed, "drill", exercise=self.exercise)
