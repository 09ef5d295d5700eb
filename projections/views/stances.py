"""Stances (Q06): how observers see others, by observer, towards whom and on what.

A stance is what a development asserts of its speakers and observers; hedging and sanctions are told as the stances
`hedges` and `sanctions`. Votes by roll call are left to the views of voting. What is recommended to somebody is no
stance that it takes, and is told apart.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

import orjson

from events.facts import Predicate
from events.kind import Actors, Stance
from projections.errors import Unanswerable
from projections.reader import FACT, IN_ORDER, KNOWN_AND_PUBLISHED, WITHIN_SPAN, Held, Reader
from projections.views.view import Ids, Row, SinceAYear, Tables, Valid, View, asked, ids

A_STANCE = "kind <> 'roll-call-held' AND (kind <> 'interaction-coded' OR plover IS NOT NULL)"
"""Votes are told by the views of voting, and a coded statement that no event was seen in takes no stance."""

OF_OBSERVERS = f"""
    {FACT}
    WHERE subject = ANY(%(observers)s) AND predicate IN ('takes-stance', 'hedges-against', 'sanctions')
      AND (%(towards)s::text[] IS NULL OR object = ANY(%(towards)s))
      AND {A_STANCE} AND {WITHIN_SPAN}
    {IN_ORDER}
"""

OF_OBSERVED = f"""
    {FACT}
    WHERE object = ANY(%(towards)s) AND predicate IN ('takes-stance', 'hedges-against', 'sanctions')
      AND {A_STANCE} AND {WITHIN_SPAN}
    {IN_ORDER}
"""

RELATED = f"""
    SELECT development::text, content ->> 'related'
    FROM unnest(%(developments)s::uuid[]) AS wanted (development) JOIN development_version USING (development)
    WHERE content ->> 'related' IS NOT NULL AND {KNOWN_AND_PUBLISHED}
"""

RECOMMENDED = "is-recommended"

STANCES_OF: dict[str, str] = {Predicate.HEDGES_AGAINST: Stance.HEDGES, Predicate.SANCTIONS: "sanctions"}
"""The stance that a predicate tells by itself."""


class Said(NamedTuple):
    """A stance with the attributes of its fact."""

    held: Held
    stance: str
    attributes: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfStances(SinceAYear):
    """A question about those who observe, those whom they observe, or both."""

    observers: Actors = asked("Those who take the stances, by code, separated by commas.", default=())
    members_of: Actors = asked("Organisations whose members at the moment are added to the observers.", default=())
    towards: Actors = asked("Those towards whom they are taken, by code, separated by commas.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceTaken(Row):
    """A stance of an observer towards somebody, or nobody named; `related` are the developments that it refers to."""

    KEY: ClassVar[tuple[str, ...]] = ("observer", "towards", "topic")

    observer: str
    towards: str | None
    topic: str
    stance: str
    speaker: str | None
    note: str | None
    dimension: str
    status: str
    certain: bool
    valid: Valid
    related: Ids


@dataclass(frozen=True, slots=True, kw_only=True)
class StancesCounted(Row):
    """In how many developments an observer takes a stance towards somebody."""

    KEY: ClassVar[tuple[str, ...]] = ("observer", "towards", "stance")

    observer: str
    towards: str | None
    stance: str
    developments: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Row):
    """A course that is recommended to an addressee, who need not take it."""

    KEY: ClassVar[tuple[str, ...]] = ("addressee", "towards", "recommends")

    addressee: str
    towards: str | None
    recommends: str
    recommender: str | None
    dimension: str
    status: str
    certain: bool
    valid: Valid


def stances(reader: Reader, question: OfStances) -> Tables:
    """How observers see others: the stances they take, hedges and sanctions among them, and what is recommended."""
    if not (question.observers or question.members_of or question.towards):
        raise Unanswerable("observers", "Names neither who observes nor whom. This question needs one of them.")
    found = [_said(held) for held in _held(reader, question)]
    taken = [each for each in found if each.stance != RECOMMENDED]
    related = _related(reader, taken)
    rows: list[StanceTaken] = [_taken(*each, related.get(each.held.development, ())) for each in taken]
    rows.sort(key=_of_taken)
    recommended = [_recommended(*each) for each in found if each.stance == RECOMMENDED]
    recommended.sort(key=_of_recommended)
    return {"stances": rows, "counts": _counts(taken), "recommended": recommended}


def _said(held: Held) -> Said:
    attributes = held.said()
    return Said(held, STANCES_OF.get(held.predicate) or attributes["stance"], attributes)


def _held(reader: Reader, question: OfStances) -> list[Held]:
    return reader.select(
        OF_OBSERVERS if question.observers or question.members_of else OF_OBSERVED,
        Held,
        observers=sorted({*question.observers, *reader.members_of(question.members_of)}),
        towards=sorted(set(question.towards)) or None,
        since=question.begun(reader.moment).toordinal(),
    )


class _Related(NamedTuple):
    development: str
    related: str


def _related(reader: Reader, taken: Iterable[Said]) -> dict[str, Ids]:
    """What each development is related to, by id."""
    found = reader.select(RELATED, _Related, developments=list(ids(each.held for each in taken)))
    return {each.development: tuple(sorted(orjson.loads(each.related))) for each in found}


def _taken(held: Held, stance: str, said: dict[str, Any], related: Ids) -> StanceTaken:
    return StanceTaken(
        observer=held.subject,
        towards=held.object or None,
        topic=held.aspect,
        stance=stance,
        speaker=said.get("speaker"),
        note=said.get("judgement") or said.get("legal_basis"),
        dimension=held.dimension,
        status=held.status,
        certain=held.certain,
        valid=Valid(held.valid()),
        related=related,
        rests_on=(held.development,),
    )


def _of_taken(row: StanceTaken) -> tuple[str, ...]:
    return row.observer, row.towards or "", row.topic


def _counts(taken: Iterable[Said]) -> list[StancesCounted]:
    groups: dict[tuple[str, str, str], list[Held]] = defaultdict(list)
    for held, stance, _ in taken:
        groups[held.subject, held.object, stance].append(held)
    return [
        StancesCounted(
            observer=observer,
            towards=towards or None,
            stance=stance,
            developments=len(grounds := ids(groups[observer, towards, stance])),
            rests_on=grounds,
        )
        for observer, towards, stance in sorted(groups)
    ]


def _recommended(held: Held, _: str, said: dict[str, Any]) -> Recommendation:
    return Recommendation(
        addressee=held.subject,
        towards=held.object or None,
        recommends=held.aspect,
        recommender=said.get("recommender"),
        dimension=held.dimension,
        status=held.status,
        certain=held.certain,
        valid=Valid(held.valid()),
        rests_on=(held.development,),
    )


def _of_recommended(row: Recommendation) -> tuple[str, ...]:
    return row.addressee, row.towards or "", row.recommends


STANCES = View(
    "stances",
    OfStances,
    {"stances": StanceTaken, "counts": StancesCounted, "recommended": Recommendation},
    stances,
    about="observers",
)
