"""Forces patrol."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class PatrolConducted(Kind):
    """The participants patrolled, together or alone."""

    TOPIC: ClassVar[str] = "patrol-conducted"
    PLOVER: ClassVar[Plover | None] = Plover(event="COOPERATE", context="military")
    DIMENSION: ClassVar[Dimension] = Dimension.MILITARY

    participants: Actors = actors(least=1)
    affected: Actors = actors()
    domain: str | None = None

    def facts(self) -> Iterator[Fact]:
        """Each pair cooperates, and those whom the patrol affects are pressed."""
        yield from self.pairs(self.participants, Predicate.COOPERATES_WITH, "patrol", domain=self.domain)
        if self.affected:
            yield from self.each(self.participants, Predicate.PRESSURES, self.affected, "patrol", domain=self.domain)
