"""Theatres (Q09): where actors are active, and which theatres they tie together, through what.

A theatre is what the record calls one; `Ukraine+Taiwan` and `Ukraine/Europe` each name two. Two theatres are tied by a
development that names both, and by an actor of the set that is active in both within a window of days. What is planned
or forecast ties them only as foretold.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from events.facts import ASSERTED_AS_REAL, Status
from projections.moment import Certainty
from projections.reader import WITHIN_SPAN, Reader
from projections.views.near import Near, narrowest, widest
from projections.views.theatre_rows import ActorInTheatre, ForetoldTie, InTheatres, Place, TheatreTie, TyingActor
from projections.views.together import bounds_of
from projections.views.view import Tables, View, ids

FORETOLD = (Status.PLANNED, Status.FORECAST)

ACTIVITIES = f"""
    SELECT development::text, theatre, actors, dimension, status, starts_from, starts_by, ends_from, ends_by
    FROM development_version
    WHERE actors && %(actors)s::text[] AND theatre IS NOT NULL AND {WITHIN_SPAN}
    ORDER BY starts_from, development
"""


def named(theatre: str) -> list[str]:
    """The theatres that are named where a record says in which it was, each once."""
    return sorted({name for part in re.split(r"[+/]", theatre) if (name := part.strip())})


class Activity(NamedTuple):
    """A development in a theatre; its days are proleptic Gregorian ordinals."""

    development: str
    theatre: str
    actors: list[str]
    dimension: str
    status: str
    starts_from: int
    starts_by: int
    ends_from: int
    ends_by: int

    def theatres(self) -> list[str]:
        """The theatres that it names, each once."""
        return named(self.theatre)

    def foretold(self) -> bool:
        """Whether it is but planned or forecast."""
        return self.status in FORETOLD


def theatres(reader: Reader, question: InTheatres) -> Tables:
    """In which theatres a set of actors is active, and which theatres they tie together, through what."""
    chosen = question.chosen(reader)
    known = [status for status in reader.moment.status if status in ASSERTED_AS_REAL]
    found = reader.select(
        ACTIVITIES,
        Activity,
        actors=list(chosen),
        since=question.since.toordinal() if question.since else 0,
        status=[*known, *FORETOLD],
    )
    where: dict[tuple[str, str], list[Activity]] = defaultdict(list)
    direct: dict[tuple[str, str], list[Activity]] = defaultdict(list)
    for activity in found:
        named = activity.theatres()
        for theatre in named:
            for actor in set(activity.actors) & set(chosen):
                where[theatre, actor].append(activity)
        for pair in combinations(named, 2):
            direct[pair].append(activity)
    names = sorted({theatre for theatre, _ in where})
    near = Near(question.window, narrowest if reader.moment.certainty is Certainty.CERTAIN else widest)
    ties = (_tie(near, chosen, where, pair, direct.get(pair, [])) for pair in combinations(names, 2))
    return {
        "places": [
            _place(name, {actor: where[name, actor] for actor in chosen if (name, actor) in where}) for name in names
        ],
        "theatres": [_active(*place, where[place]) for place in sorted(where)],
        "ties": [tie for tie in ties if tie.real or tie.foretold],
    }


def _place(theatre: str, by: Mapping[str, Sequence[Activity]]) -> Place:
    activities = {activity.development: activity for each in by.values() for activity in each}.values()
    return Place(theatre=theatre, actors=tuple(by), **_counted(activities, _real(activities)))


def _active(theatre: str, actor: str, activities: Sequence[Activity]) -> ActorInTheatre:
    real = _real(activities)
    return ActorInTheatre(
        theatre=theatre,
        actor=actor,
        dimensions=tuple(sorted({activity.dimension for activity in real or activities})),
        statuses=tuple(sorted({activity.status for activity in activities})),
        **_counted(activities, real),
    )


def _real(activities: Iterable[Activity]) -> list[Activity]:
    return [activity for activity in activities if not activity.foretold()]


def _counted(activities: Collection[Activity], real: Sequence[Activity]) -> dict[str, Any]:
    """How many of activities are real, how many foretold, and between which days."""
    return {
        "developments": len(real),
        "foretold": len(activities) - len(real),
        "valid": bounds_of(real or activities),
        "rests_on": ids(activities),
    }


def _tie(
    near: Near,
    chosen: Iterable[str],
    where: dict[tuple[str, str], list[Activity]],
    pair: tuple[str, str],
    direct: Sequence[Activity],
) -> TheatreTie:
    both = set(map(_development, direct))
    here, there = (
        {actor: [each for each in where.get((theatre, actor), ()) if each.development not in both] for actor in chosen}
        for theatre in pair
    )
    actors = [tying for actor in chosen if (tying := _tying(actor, here[actor], there[actor], near))]
    real = _real(direct)
    foretold = [activity for activity in direct if activity.foretold()]
    return TheatreTie(
        one=pair[0],
        other=pair[1],
        real=bool(actors or real),
        actors=tuple(actors),
        direct=ids(real),
        foretold=tuple(ForetoldTie(development=each.development, status=each.status) for each in foretold),
        rests_on=tuple(sorted({*both, *(id_ for tying in actors for id_ in tying.rests_on)})),
    )


def _development(activity: Activity) -> str:
    return activity.development


def _tying(actor: str, here: list[Activity], there: list[Activity], near: Near) -> TyingActor | None:
    real_here, real_there = _real(here), _real(there)
    one, other = near.of(real_here, real_there), near.of(real_there, real_here)
    if not one:
        return None
    return TyingActor(
        actor=actor,
        in_one=len(one),
        in_other=len(other),
        certain=bool(Near(near.window, narrowest).of(one, other)),
        companions=tuple(sorted(_company(one, actor) & _company(other, actor))),
        rests_on=ids((*one, *other)),
    )


def _company(activities: Iterable[Activity], actor: str) -> set[str]:
    return {other for activity in activities for other in activity.actors} - {actor}


THEATRES = View("theatres", InTheatres, {"places": Place, "theatres": ActorInTheatre, "ties": TheatreTie}, theatres)
