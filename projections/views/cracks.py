"""Cracks (Q04): where a set of actors does not stand together.

Told is what one member does towards another, the votes in which two took opposite sides, the plans of two members that
came to nothing, and the claims about the set that do not stand. A claim is a `denial` where a member's own word
contests it, a `belied-claim` where what members did does, and else a `disputed-claim`.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from events.dates import BEGINNING
from events.facts import Predicate
from events.kind import Stance
from events.kinds.veto_cast import VetoCast
from projections.facts import valid
from projections.reader import FACT, IN_ORDER, WITHIN_SPAN, Held, Reader
from projections.views.conflicting_votes import Opposed, conflicting_votes
from projections.views.contests import Contesting, Unfounded, contested_claims, unmet_plans
from projections.views.view import OfSetSince, Row, Tables, Valid, View

WITHIN_SET = f"""
    {FACT}
    WHERE subject = ANY(%(actors)s)
      AND (predicate = 'shields'
        OR predicate = 'hedges-against' AND (object = '' OR object = ANY(%(actors)s))
        OR predicate IN ('stays-away', 'pressures', 'sanctions') AND object = ANY(%(actors)s)
        OR predicate = 'takes-stance' AND kind = 'veto-cast'
        OR predicate = 'takes-stance' AND kind <> 'roll-call-held' AND object = ANY(%(actors)s)
          AND attributes ->> 'stance' = ANY(%(opposing)s))
      AND {WITHIN_SPAN}
    {IN_ORDER}
"""
"""What members do and say, and the vetoes they cast or abstain from."""

OPPOSING = (Stance.OPPOSES, Stance.ACCUSES, Stance.WARNS, Stance.DENIES)
"""The stances by which one actor turns against another."""

SORTS = {
    Predicate.HEDGES_AGAINST: ("wariness", ("judgement",)),
    Predicate.STAYS_AWAY: ("absence", ("motive",)),
    Predicate.PRESSURES: ("pressure", ("capability", "judgement")),
    Predicate.SANCTIONS: ("pressure", ("legal_basis",)),
    Predicate.TAKES_STANCE: ("opposition", ("stance",)),
}
"""The sort of crack that a fact between members shows, and the attributes that its note tells, the first there is."""


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
        *_between(reader, chosen, terms),
        *map(_votes, conflicting_votes(reader, terms)),
        *_plans(reader, terms),
        *_claims(reader, chosen, terms),
    ]
    found.sort(key=_in_order)
    return {"cracks": found, "summary": _summary(found)}


def _in_order(row: Crack) -> tuple[str, ...]:
    return row.sort, row.by or "", row.towards or "", row.topic


def _crack(sort: str, held: Held, towards: str, note: str | None) -> Crack:
    return Crack(
        sort=sort,
        by=held.subject,
        towards=towards or None,
        topic=held.aspect,
        dimension=held.dimension,
        times=1,
        status=held.status,
        certain=held.certain,
        valid=Valid(held.valid()),
        note=note,
        rests_on=(held.development,),
    )


def _between(reader: Reader, chosen: Sequence[str], terms: dict[str, Any]) -> Iterable[Crack]:
    """What one member does and says towards another."""
    found = reader.select(WITHIN_SET, Held, **terms)
    vetoers: dict[str, set[str]] = defaultdict(set)
    for held in found:
        if held.predicate == Predicate.SHIELDS:
            vetoers[held.development].add(held.subject)
    told: set[tuple[str, str]] = set()
    for held in found:
        if held.predicate == Predicate.TAKES_STANCE and held.kind == VetoCast.TOPIC:
            if held.object in chosen:
                yield _crack("abstention", held, held.object, "did not shield it")
            if (held.development, held.subject) not in told:
                told.add((held.development, held.subject))
                for vetoer in sorted(vetoers[held.development]):
                    yield _crack("abstention", held, vetoer, "did not join its veto")
        elif held.predicate in SORTS:
            sort, noted = SORTS[Predicate(held.predicate)]
            said = held.said()
            yield _crack(sort, held, held.object, next((said[name] for name in noted if name in said), None))


def _votes(pair: Opposed) -> Crack:
    return Crack(
        sort="conflicting-vote",
        by=pair.one,
        towards=pair.other,
        topic="roll calls",
        dimension=pair.dimension,
        times=len(pair.developments),
        status=pair.status,
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
