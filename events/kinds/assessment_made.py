"""Somebody assesses how actors stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


class Finding(StrEnum):
    """What an assessment is about."""

    STRENGTH = "strength"
    DEPENDENCE = "dependence"
    WARINESS = "wariness"
    READINESS = "readiness"


PREDICATES = {
    Finding.STRENGTH: Predicate.COOPERATES_WITH,
    Finding.DEPENDENCE: Predicate.DEPENDS_ON,
    Finding.WARINESS: Predicate.HEDGES_AGAINST,
    Finding.READINESS: Predicate.PRESSURES,
}
"""What a finding says of its subjects."""


@dataclass(frozen=True, kw_only=True)
class AssessmentMade(Kind):
    """An assessor judged the strength of ties, a dependence, a wariness or a readiness."""

    TOPIC: ClassVar[str] = "assessment-made"
    PLOVER: ClassVar[Plover | None] = None
    DIMENSION: ClassVar[Dimension] = Dimension.DIPLOMATIC

    finding: Finding
    judgement: str
    subjects: Actors = actors()
    towards: Actors = actors()
    assessor: str | None = None

    def facts(self) -> Iterator[Fact]:
        """What the finding says of each subject, towards those named or between the subjects themselves."""
        predicate = PREDICATES[self.finding]
        if predicate is Predicate.COOPERATES_WITH and not self.towards:
            yield from self.pairs(
                self.subjects,
                predicate,
                "assessment",
                judgement=self.judgement,
                finding=self.finding,
                assessor=self.assessor,
            )
        else:
            yield from self.each(
                self.subjects or self.towards,
                predicate,
                self.towards if self.subjects else (),
                "assessment",
                judgement=self.judgement,
                finding=self.finding,
                assessor=self.assessor,
            )
