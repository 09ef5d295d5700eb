"""Who leverages whom (Q02): what share of what an actor gets on record comes from another, and who leans on whom.

Dependence is the partner's share, as for trade (Hirschman 1945) and for arms (Kinsella 1998), here of developments on
record and not of volumes. What others assessed stands beside it.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import ClassVar

from events.facts import Dimension, Predicate
from events.kind import Obligation
from projections.once import once
from projections.reader import Held, Reader
from projections.views.view import Ids, OfSetSince, Row, Tables, Valid, View

GIVING = (Predicate.SUPPLIES, Predicate.DEPLOYS_TO, Predicate.SHIELDS)

ALL = "all"

DIMENSIONS = (*sorted(Dimension), ALL)

Received = dict[tuple[str, str], dict[str, set[str]]]
"""The developments in which a recipient gets something in a dimension, by who gives it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependence(Row):
    """What share of the developments in which one gets something from anybody tells of the other giving it.

    Null where one gets nothing from anybody.
    """

    KEY: ClassVar[tuple[str, ...]] = ("one", "other", "dimension")

    one: str
    other: str
    dimension: str
    received: int
    from_anyone: int
    dependence: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asymmetry(Row):
    """Dependence of one on the other less that of the other on one, from -1 to 1; `leans` is who depends more.

    Null where neither gets anything from anybody; where one of the two does not, its dependence counts as 0.
    """

    KEY: ClassVar[tuple[str, ...]] = ("one", "other", "dimension")

    one: str
    other: str
    dimension: str
    one_on_other: float | None
    other_on_one: float | None
    asymmetry: float | None
    leans: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DependenceAssessed(Row):
    """Somebody's judgement that one depends on the other."""

    KEY: ClassVar[tuple[str, ...]] = ("one", "other", "development")

    one: str
    other: str
    dimension: str
    assessor: str | None
    judgement: str | None
    status: str
    certain: bool
    valid: Valid
    development: str


def leverage(reader: Reader, question: OfSetSince) -> Tables:
    """How much each of a set depends on each other for what it gets on record, who leans on whom, and who judged so."""
    chosen = question.chosen(reader)
    received = _received(reader, chosen, question)
    from_anyone = {key: tuple(sorted(set().union(*by_giver.values()))) for key, by_giver in received.items()}
    dependences = {
        (one, other, dimension): _dependence(
            one, other, dimension, received.get((one, dimension), {}), from_anyone.get((one, dimension), ())
        )
        for one, other in permutations(chosen, 2)
        for dimension in DIMENSIONS
    }
    return {
        "dependence": list(dependences.values()),
        "asymmetry": [
            _asymmetry(dependences[one, other, dimension], dependences[other, one, dimension])
            for one, other in combinations(chosen, 2)
            for dimension in DIMENSIONS
        ],
        "assessments": _assessments(reader, chosen, question),
    }


def _received(reader: Reader, chosen: tuple[str, ...], question: OfSetSince) -> Received:
    """Supplies, troops and vetoes over the span; a duty of defence in force on the day is a thing given, too."""
    received: Received = defaultdict(lambda: defaultdict(set))
    for held in reader.facts(GIVING, objects=chosen, since=question.since):
        for dimension in (held.dimension, ALL):
            received[held.object, dimension][held.subject].add(held.development)
    for held in reader.in_force([Predicate.OBLIGED_TO], objects=chosen):
        if held.aspect == Obligation.DEFENSE:
            for dimension in (Dimension.MILITARY, ALL):
                received[held.object, dimension][held.subject].add(held.development)
    return received


def _dependence(one: str, other: str, dimension: str, by_giver: Mapping[str, set[str]], from_anyone: Ids) -> Dependence:
    received = len(by_giver.get(other, ()))
    return Dependence(
        one=one,
        other=other,
        dimension=dimension,
        received=received,
        from_anyone=len(from_anyone),
        dependence=received / len(from_anyone) if from_anyone else None,
        rests_on=from_anyone,
    )


def _asymmetry(there: Dependence, back: Dependence) -> Asymmetry:
    known = there.dependence is not None or back.dependence is not None
    asymmetry = (there.dependence or 0.0) - (back.dependence or 0.0) if known else None
    return Asymmetry(
        one=there.one,
        other=there.other,
        dimension=there.dimension,
        one_on_other=there.dependence,
        other_on_one=back.dependence,
        asymmetry=asymmetry,
        leans=None if not asymmetry else there.one if asymmetry > 0 else there.other,
        rests_on=tuple(sorted({*there.rests_on, *back.rests_on})),
    )


def _assessments(reader: Reader, chosen: tuple[str, ...], question: OfSetSince) -> list[DependenceAssessed]:
    judged = once(reader.among([Predicate.DEPENDS_ON], chosen, since=question.since))
    return [
        _assessment(held) for held in sorted(judged, key=lambda held: (held.subject, held.object, held.development))
    ]


def _assessment(held: Held) -> DependenceAssessed:
    said = held.said()
    return DependenceAssessed(
        one=held.subject,
        other=held.object,
        dimension=held.dimension,
        assessor=said.get("assessor"),
        judgement=said.get("judgement"),
        status=held.status,
        certain=held.certain,
        valid=Valid(held.valid()),
        development=held.development,
        rests_on=(held.development,),
    )


LEVERAGE = View(
    "leverage",
    OfSetSince,
    {"dependence": Dependence, "asymmetry": Asymmetry, "assessments": DependenceAssessed},
    leverage,
)
