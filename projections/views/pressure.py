"""Pressure (Q07): who is squeezed, by whom and with what, and how it answers.

Pressure is what a development asserts as pressing or as sanctions: threats, drills and patrols that alarm, displays,
hybrid operations, assessed readiness. What is put on an organisation is not put on each of its members.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Predicate
from events.kind import Actors, Stance
from projections.errors import Unanswerable
from projections.reader import FACT, IN_ORDER, WITHIN_SPAN, Held, Reader
from projections.views.view import Row, SinceAYear, Tables, Valid, View, asked, ids

PRESSING = (Predicate.PRESSURES, Predicate.SANCTIONS)

ANSWERS = f"""
    {FACT}
    WHERE subject = ANY(%(targets)s)
      AND (predicate = 'hedges-against'
        OR predicate = 'takes-stance' AND kind NOT IN ('recommendation-made', 'roll-call-held')
          AND (object = ANY(%(pressers)s) OR attributes ->> 'stance' = 'requests'))
      AND {WITHIN_SPAN}
    {IN_ORDER}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfPressure(SinceAYear):
    """A question about those pressed, those who press, or both."""

    targets: Actors = asked("Those who are pressed, by code, separated by commas.", default=())
    members_of: Actors = asked("Organisations whose members at the moment are added to the targets.", default=())
    pressers: Actors = asked("Those who press, by code, separated by commas.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressure(Row):
    """One actor presses or sanctions another by some means; without a target, nobody in particular."""

    KEY: ClassVar[tuple[str, ...]] = ("target", "presser", "dimension", "means")

    target: str | None
    presser: str
    dimension: str
    means: str
    predicate: str
    note: str | None
    status: str
    certain: bool
    valid: Valid


@dataclass(frozen=True, slots=True, kw_only=True)
class Squeeze(Row):
    """How many press a target, by how many developments, and how many of these are in each dimension."""

    KEY: ClassVar[tuple[str, ...]] = ("target",)

    target: str
    pressers: int
    developments: int
    military: int
    economic: int
    diplomatic: int
    hybrid: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerToPressure(Row):
    """What a target does about it: it hedges, takes a stance towards who presses it, or requests something."""

    KEY: ClassVar[tuple[str, ...]] = ("target", "predicate", "towards", "topic")

    target: str
    predicate: str
    towards: str | None
    topic: str
    stance: str
    speaker: str | None
    note: str | None
    dimension: str
    status: str
    certain: bool
    valid: Valid


def pressure(reader: Reader, question: OfPressure) -> Tables:
    """Who is squeezed, by whom, in which dimension and by what means, and the hedges and answers of the squeezed."""
    if not (question.targets or question.members_of or question.pressers):
        raise Unanswerable("targets", "Names neither who is pressed nor who presses. This question needs one of them.")
    named = bool(question.targets or question.members_of)
    targets = {*question.targets, *reader.members_of(question.members_of)}
    found = reader.facts(
        PRESSING,
        subjects=question.pressers or None,
        objects=targets if named else None,
        since=question.begun(reader.moment),
    )
    by_target: dict[str, list[Held]] = defaultdict(list)
    for held in found:
        if held.object:
            by_target[held.object].append(held)
    rows: list[Pressure] = sorted(map(_pressure, found), key=_of_pressure)
    return {
        "pressure": rows,
        "squeeze": [_squeeze(target, by_target[target]) for target in sorted(by_target)],
        "answers": _answers(reader, question, targets if named else by_target.keys(), by_target),
    }


def _pressure(held: Held) -> Pressure:
    said = held.said()
    return Pressure(
        target=held.object or None,
        presser=held.subject,
        dimension=held.dimension,
        means=held.aspect,
        predicate=held.predicate,
        note=said.get("capability") or said.get("judgement") or said.get("legal_basis"),
        status=held.status,
        certain=held.certain,
        valid=Valid(held.valid()),
        rests_on=(held.development,),
    )


def _of_pressure(row: Pressure) -> tuple[str, ...]:
    return row.target or "", row.presser, row.dimension, row.means


def _squeeze(target: str, found: Sequence[Held]) -> Squeeze:
    dimensions = Counter(dimension for _, dimension in {(held.development, held.dimension) for held in found})
    return Squeeze(
        target=target,
        pressers=len({held.subject for held in found}),
        developments=len({held.development for held in found}),
        military=dimensions[Dimension.MILITARY],
        economic=dimensions[Dimension.ECONOMIC],
        diplomatic=dimensions[Dimension.DIPLOMATIC],
        hybrid=dimensions[Dimension.HYBRID],
        rests_on=ids(found),
    )


def _answers(
    reader: Reader, question: OfPressure, targets: Collection[str], by_target: Mapping[str, Sequence[Held]]
) -> list[AnswerToPressure]:
    pressing = {target: {held.subject for held in found} for target, found in by_target.items()}
    found = reader.select(
        ANSWERS,
        Held,
        targets=sorted(targets),
        pressers=sorted(set().union(*pressing.values())),
        since=question.begun(reader.moment).toordinal(),
    )
    rows = [_answer(held) for held in found if _answering(held, pressing.get(held.subject, ()))]
    return sorted(rows, key=_of_answer)


def _answering(held: Held, pressers: Collection[str]) -> bool:
    """Whether it is an answer of its subject to those who press it; others press others."""
    if held.predicate == Predicate.HEDGES_AGAINST or held.object in pressers:
        return True
    return held.said().get("stance") == Stance.REQUESTS


def _answer(held: Held) -> AnswerToPressure:
    said = held.said()
    return AnswerToPressure(
        target=held.subject,
        predicate=held.predicate,
        towards=held.object or None,
        topic=held.aspect,
        stance=said.get("stance", Stance.HEDGES),
        speaker=said.get("speaker"),
        note=said.get("judgement"),
        dimension=held.dimension,
        status=held.status,
        certain=held.certain,
        valid=Valid(held.valid()),
        rests_on=(held.development,),
    )


def _of_answer(row: AnswerToPressure) -> tuple[str, ...]:
    return row.target, row.predicate, row.towards or "", row.topic


PRESSURE = View(
    "pressure",
    OfPressure,
    {"pressure": Pressure, "squeeze": Squeeze, "answers": AnswerToPressure},
    pressure,
    about="targets",
)
