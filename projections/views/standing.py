"""How the actors of a set stand to each other: how alike their obligations are, and how alike they vote.

The portfolio of an actor is its strongest obligation towards each actor of the system, which is the set and all that
owe or are owed an obligation on the day.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import ClassVar, NamedTuple

import numpy as np

from events.kind import Obligation
from projections.moment import THROUGH_LENS
from projections.reader import KNOWN_AND_PUBLISHED, WITHIN_SPAN, Reader
from projections.views.affinity import CHOICES, FURTHEST, RANK, agreement, kappa, similarity
from projections.views.view import Ids, Row, ids

IN_FORCE = f"""
    starts_from <= day AND ends_by >= day AND (NOT %(certain)s OR (starts_by <= day AND ends_from >= day))
    AND predicate = 'obliged-to' AND {KNOWN_AND_PUBLISHED} AND status = ANY(%(status)s) AND {THROUGH_LENS}
"""

OWED = f"""
    SELECT DISTINCT day, subject, object, aspect, development::text
    FROM fact_version CROSS JOIN unnest(%(days)s::int[]) AS day
    WHERE subject = ANY(%(subjects)s) AND {IN_FORCE}
"""

SYSTEM = f"""
    SELECT day, actor, development::text
    FROM (
        SELECT DISTINCT day, actor, development
        FROM fact_version CROSS JOIN unnest(%(days)s::int[]) AS day
        CROSS JOIN LATERAL (VALUES (subject), (object)) AS party (actor)
        WHERE {IN_FORCE}
    ) AS bound
"""
"""Who owes or is owed an obligation on which day, by which development."""

VOTES = f"""
    SELECT DISTINCT development::text, subject, attributes ->> 'vote'
    FROM fact_version
    WHERE subject = ANY(%(subjects)s) AND predicate = 'takes-stance' AND kind = 'roll-call-held' AND {WITHIN_SPAN}
    ORDER BY 1, 2
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(Row):
    """How alike the obligations of two actors are on a day; it rests on those that either owes."""

    KEY: ClassVar[tuple[str, ...]] = ("at", "one", "other")

    at: str
    one: str
    other: str
    s: float
    kappa: float | None
    system: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeanStanding(Row):
    """S and kappa on a day, as means over the pairs; it rests on every obligation of the system."""

    KEY: ClassVar[tuple[str, ...]] = ("at",)

    at: str
    s: float
    kappa: float | None
    pairs: int
    pairs_with_kappa: int
    system: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Row):
    """How alike two actors voted over the span, in the roll calls in which both did: 1 - mean|dvote|/2."""

    KEY: ClassVar[tuple[str, ...]] = ("one", "other")

    one: str
    other: str
    agreement: float
    roll_calls: int


class Owed(NamedTuple):
    """An obligation in force on a day."""

    day: int
    subject: str
    object: str
    obligation: str
    development: str


class Bound(NamedTuple):
    """An actor of the system on a day."""

    day: int
    actor: str
    development: str


class Voted(NamedTuple):
    """A vote of an actor in a roll call."""

    development: str
    actor: str
    vote: str


def standing(reader: Reader, chosen: Sequence[str], days: Sequence[date]) -> tuple[list[MeanStanding], list[Standing]]:
    """How alike the obligations are on each of some days: on the mean, and by pair."""
    ordinals = [day.toordinal() for day in days]
    owed = reader.select(OWED, Owed, days=ordinals, subjects=list(chosen))
    bound = reader.select(SYSTEM, Bound, days=ordinals)
    means, standings = [], []
    for day, ordinal in zip(days, ordinals, strict=True):
        mean, rows = _on(
            day.isoformat(),
            chosen,
            [each for each in owed if each.day == ordinal],
            [each for each in bound if each.day == ordinal],
        )
        means.append(mean)
        standings += rows
    return means, standings


def _on(
    at: str, chosen: Sequence[str], owed: Sequence[Owed], bound: Sequence[Bound]
) -> tuple[MeanStanding, list[Standing]]:
    system = {*chosen, *(each.actor for each in bound)}
    places = {actor: place for place, actor in enumerate((*chosen, *sorted(system.difference(chosen))))}
    portfolios = np.zeros((len(chosen), len(system)), np.int64)
    np.fill_diagonal(portfolios, FURTHEST)
    owes: dict[str, set[str]] = defaultdict(set)
    for each in owed:
        place = places[each.subject], places[each.object]
        portfolios[place] = max(portfolios[place], RANK[Obligation(each.obligation)])
        owes[each.subject].add(each.development)
    alike, beyond_chance = similarity(portfolios), kappa(portfolios)
    pairs = list(combinations(range(len(chosen)), 2))
    rows = [
        Standing(
            at=at,
            one=chosen[one],
            other=chosen[other],
            s=_rounded(alike[one, other]),
            kappa=None if np.isnan(beyond_chance[one, other]) else _rounded(beyond_chance[one, other]),
            system=len(system),
            rests_on=tuple(sorted(owes[chosen[one]] | owes[chosen[other]])),
        )
        for one, other in pairs
    ]
    kappas = [beyond_chance[pair] for pair in pairs if not np.isnan(beyond_chance[pair])]
    mean = MeanStanding(
        at=at,
        s=_rounded(np.mean([alike[pair] for pair in pairs])),
        kappa=_rounded(np.mean(kappas)) if kappas else None,
        pairs=len(pairs),
        pairs_with_kappa=len(kappas),
        system=len(system),
        rests_on=ids(bound),
    )
    return mean, rows


def votes(reader: Reader, chosen: Sequence[str], since: date) -> list[Vote]:
    """How alike each two actors voted in the roll calls of the span; pairs without a common one are left out."""
    cast = reader.select(VOTES, Voted, subjects=list(chosen), since=since.toordinal())
    calls = {id_: place for place, id_ in enumerate(dict.fromkeys(each.development for each in cast))}
    actors = {actor: place for place, actor in enumerate(chosen)}
    choices = np.zeros((len(chosen), len(calls)), np.int64)
    for each in cast:
        choices[actors[each.actor], calls[each.development]] = CHOICES[each.vote]
    ids_of, rows = np.array(list(calls), object), []
    for one, other in combinations(range(len(chosen)), 2):
        found = agreement(choices[one], choices[other])
        if found is not None:
            rests_on: Ids = tuple(ids_of[found.common])
            rows.append(Vote(
                one=chosen[one],
                other=chosen[other],
                agreement=_rounded(found.agreement),
                roll_calls=len(rests_on),
                rests_on=rests_on,
            ))  # fmt: skip
    return rows


def _rounded(number: float) -> float:
    return round(float(number), 6) + 0.0
