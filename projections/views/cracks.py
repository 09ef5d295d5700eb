"""Cracks (Q04): where a set of actors does not stand together.

Told is what one member does towards another, the votes in which two took opposite sides, the plans of two members that
came to nothing, and the claims about the set that do not stand. A claim is a `denial` where a member's own word
contests it, a `belied-claim` where what members did does, and else a `disputed-claim`.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from events.dates import BEGINNING
from events.facts import Predicate, Status
from events.kind import Stance
from projections.facts import valid
from projections.reader import FACT, IN_ORDER, WITHIN_SPAN, Held, Reader
from projections.views.contests import Contesting, Unfounded, contested_claims, unmet_plans
from projections.views.view import OfSetSince, Row, Tables, Valid, View

STANCES_WITHIN = f"""
    {FACT}
    WHERE subject = ANY(%(actors)s) AND predicate = 'takes-stance' AND kind <> 'roll-call-held'
      AND (attributes ->> 'stance' = 'abstains'
        OR object = ANY(%(actors)s) AND attributes ->> 'stance' = ANY(%(opposing)s))
      AND {WITHIN_SPAN}
    {IN_ORDER}
"""

CONFLICTING_VOTES = f"""
    WITH cast_vote AS MATERIALIZED (
        SELECT development, subject, aspect, attributes ->> 'vote' AS vote, dimension, status,
            starts_from, starts_by, ends_from, ends_by
        FROM fact_version
        WHERE subject = ANY(%(actors)s) AND predicate = 'takes-stance' AND kind = 'roll-call-held'
          AND attributes ->> 'vote' IN ('yes', 'no') AND {WITHIN_SPAN}
    )
    SELECT one.subject, other.subject, min(one.dimension), array_agg(DISTINCT one.status),
        array_agg(DISTINCT one.development::text ORDER BY one.development::text),
        min(one.starts_from), min(one.starts_by), max(one.ends_from), max(one.ends_by),
        bool_and(one.starts_by <= %(valid_on)s AND one.ends_from >= %(since)s)
    FROM cast_vote AS one JOIN cast_vote AS other USING (development, aspect, starts_from, starts_by)
    WHERE one.subject < other.subject AND one.vote <> other.vote
    GROUP BY one.subject, other.subject
    ORDER BY one.subject, other.subject
"""

OPPOSING = (Stance.OPPOSES, Stance.ACCUSES, Stance.WARNS, Stance.DENIES)
"""The stances by which one actor turns against another."""

WEAKEST_FIRST = (
    Status.DID_NOT_HAPPEN, Status.CONTRADICTED, Status.FORECAST, Status.PLANNED,
    Status.DISPUTED, Status.ALLEGED, Status.HAPPENED, Status.CONFIRMED,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Crack(Row):
    """One way in which the set does not stand together: by which member, towards which, and on what.

    Votes are told by pair, `times` says how many; they are as certain and as settled as the least of them.
    """

    KEY: ClassVar[tuple[str, ...]] = ("sort", "by", "towards", "topic")

    sort: str
    by: str | None
    towards: str | None
    topic: str
    dimension: str
    times: int
    status: str
    certain: bool
    valid: Valid
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CracksOfSort(Row):
    """How many cracks there are of one sort, counted by pair."""

    KEY: ClassVar[tuple[str, ...]] = ("sort",)

    sort: str
    times: int


def cracks(reader: Reader, question: OfSetSince) -> Tables:
    """Where a set of actors does not stand together: wariness, abstentions, absences, votes, unmet plans, denials."""
    chosen = question.chosen(reader)
    terms = {
        "actors": list(chosen),
        "since": question.since.toordinal() if question.since else BEGINNING,
        "opposing": list(OPPOSING),
    }
    found: list[Crack] = [
        *_deeds(reader, question, chosen),
        *_stances(reader, question, chosen, terms),
        *(_votes(row) for row in reader.select(CONFLICTING_VOTES, _Votes, **terms)),
        *_plans(reader, terms),
        *_claims(reader, chosen, terms),
    ]
    found.sort(key=_in_order)
    return {"cracks": found, "summary": _summary(found)}


def _in_order(row: Crack) -> tuple[str, ...]:
    return row.sort, row.by or "", row.towards or "", row.topic


def _crack(sort: str, held: Held, note: str | None, towards: str | None = None) -> Crack:
    return Crack(
        sort=sort,
        by=held.subject,
        towards=towards or held.object or None,
        topic=held.aspect,
        dimension=held.dimension,
        times=1,
        status=held.status,
        certain=held.certain,
        valid=Valid(held.valid()),
        note=note,
        rests_on=(held.development,),
    )


def _deeds(reader: Reader, question: OfSetSince, chosen: Sequence[str]) -> Iterable[Crack]:
    """Wariness, absence and pressure: what a member does towards another, and its wariness of nobody named."""
    for held in reader.facts([Predicate.HEDGES_AGAINST], subjects=chosen, objects=(*chosen, ""), since=question.since):
        yield _crack("wariness", held, held.said().get("judgement"))
    for held in reader.among([Predicate.STAYS_AWAY], chosen, since=question.since):
        yield _crack("absence", held, held.said().get("motive"))
    for held in reader.among([Predicate.PRESSURES, Predicate.SANCTIONS], chosen, since=question.since):
        said = held.said()
        yield _crack("pressure", held, said.get("capability") or said.get("judgement") or said.get("legal_basis"))


def _stances(reader: Reader, question: OfSetSince, chosen: Sequence[str], terms: dict[str, Any]) -> Iterable[Crack]:
    """Opposition, and abstention: from shielding a member, or from the veto of a member."""
    vetoers: dict[str, set[str]] = defaultdict(set)
    for held in reader.facts([Predicate.SHIELDS], subjects=chosen, since=question.since):
        vetoers[held.development].add(held.subject)
    left_alone = set()
    for held in reader.select(STANCES_WITHIN, Held, **terms):
        stance = held.said()["stance"]
        if stance != "abstains":
            yield _crack("opposition", held, stance)
            continue
        if held.object in chosen:
            yield _crack("abstention", held, "did not shield it")
        for vetoer in sorted(vetoers[held.development]):
            if (told := (held.development, held.subject, vetoer, held.starts_from)) not in left_alone:
                left_alone.add(told)
                yield _crack("abstention", held, "did not join its veto", towards=vetoer)


class _Votes(NamedTuple):
    one: str
    other: str
    dimension: str
    statuses: list[str]
    developments: list[str]
    starts_from: int
    starts_by: int
    ends_from: int
    ends_by: int
    certain: bool


def _votes(pair: _Votes) -> Crack:
    return Crack(
        sort="conflicting-vote",
        by=pair.one,
        towards=pair.other,
        topic="roll calls",
        dimension=pair.dimension,
        times=len(pair.developments),
        status=min(map(Status, pair.statuses), key=WEAKEST_FIRST.index),
        certain=pair.certain,
        valid=Valid(valid(pair.starts_from, pair.starts_by, pair.ends_from, pair.ends_by)),
        note=None,
        rests_on=tuple(pair.developments),
    )


def _plans(reader: Reader, terms: dict[str, Any]) -> Iterable[Crack]:
    for plan, contesting in unmet_plans(reader, terms):
        yield _contested("unmet-plan", plan, contesting)


def _claims(reader: Reader, chosen: Sequence[str], terms: dict[str, Any]) -> Iterable[Crack]:
    """Claims that are contested by a member's word, by what members did, or else."""
    for claim, contesting in contested_claims(reader, terms):
        denying = sorted({member for each in contesting for member in each.spoken_by(chosen)})
        for member in denying:
            said = [each for each in contesting if member in each.spoken_by(chosen)]
            yield _contested("denial", claim, said, by=member)
        if not denying:
            belied = any(each.is_deed_of(chosen) for each in contesting)
            yield _contested("belied-claim" if belied else "disputed-claim", claim, contesting)


def _contested(sort: str, told: Unfounded, contesting: Sequence[Contesting], by: str | None = None) -> Crack:
    return Crack(
        sort=sort,
        by=by,
        towards=None,
        topic=told.title,
        dimension=told.dimension,
        times=1,
        status=told.status,
        certain=told.certain,
        valid=Valid(valid(told.starts_from, told.starts_by, told.ends_from, told.ends_by)),
        note="; ".join(each.title for each in contesting) or None,
        rests_on=tuple(sorted({told.development, *(each.development for each in contesting)})),
    )


def _summary(found: Iterable[Crack]) -> list[CracksOfSort]:
    sorts: dict[str, list[Crack]] = defaultdict(list)
    for crack in found:
        sorts[crack.sort].append(crack)
    return [
        CracksOfSort(
            sort=sort,
            times=sum(crack.times for crack in sorts[sort]),
            rests_on=tuple(sorted({id_ for crack in sorts[sort] for id_ in crack.rests_on})),
        )
        for sort in sorted(sorts)
    ]


CRACKS = View("cracks", OfSetSince, {"cracks": Crack, "summary": CracksOfSort}, cracks)
