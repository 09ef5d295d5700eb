"""A project is built."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Edtf, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class InfrastructureBuilt(Kind):
    """The partners build a project together, or have it built."""

    TOPIC: ClassVar[str] = "infrastructure-built"
    PLOVER: ClassVar[Plover | None] = Plover(event="COOPERATE", context="economic")
    DIMENSION: ClassVar[Dimension] = Dimension.ECONOMIC

    partners: Actors = actors(least=1)
    project: str
    stage: str | None = None
    due: Edtf | None = None

    def facts(self) -> Iterator[Fact]:
        """Each pair cooperates on the project."""
        yield from self.pairs(self.partners, Predicate.COOPERATES_WITH, self.project, stage=self.stage, due=self.due)
