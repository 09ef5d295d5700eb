"""Is it strengthening (Q01)? Cooperation and conflict within a set of actors over time, weighed, and with their trend.

Each development between two of the set weighs what its PLOVER event does (events/plover.py), in full while it goes on
and half after each half-life; the index is the sum over the pairs divided by their number. Beside it stand how alike
the obligations of each pair are (S and kappa, at both ends of the span) and how often it voted alike. How each is
worked out: momentum.py and affinity.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from itertools import combinations
from typing import ClassVar, NamedTuple

import numpy as np
from numpy.random import RandomState

from projections.errors import Unanswerable
from projections.reader import Reader
from projections.views.dyads import Dyad, dyads, rounded
from projections.views.interactions import interactions, scored
from projections.views.momentum import SEED, Course, Days, Numbers, course, interval, slopes, together
from projections.views.standing import MeanStanding, Standing, Vote, standing, votes
from projections.views.steps import Step, points
from projections.views.view import Ids, OfSet, Row, SinceAYear, Tables, View, asked

STEPS, MOVERS = 1000, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class OfCohesion(OfSet, SinceAYear):
    """A question about how a set of actors holds together, over a span of days that ends with the moment's."""

    step: Step = asked("How far the points of the series are apart (ends of calendar steps).", default=Step.MONTH)
    half_life: float = asked("After how many days a development that is over counts half; over 0.", default=180.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point(Row):
    """Cooperation and conflict a pair at the end of a step. It rests on the developments of the rows before, too."""

    KEY: ClassVar[tuple[str, ...]] = ("at", "dimension")

    at: str
    dimension: str
    cooperation: float
    conflict: float
    net: float
    balance: float | None
    low: float | None
    high: float | None
    developments: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend(Row):
    """The slope of the net index per year with its 95 % interval, and how much of the last point is uncertain."""

    KEY: ClassVar[tuple[str, ...]] = ("dimension",)

    dimension: str
    slope: float | None
    low: float | None
    high: float | None
    start: float
    end: float
    share_uncertain: float | None
    developments: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mover(Row):
    """A development that moved the trend of all dimensions: the slope is the sum of the influences of all."""

    KEY: ClassVar[tuple[str, ...]] = ("development",)

    development: str
    influence: float
    weight: float
    pairs: int


class Part(NamedTuple):
    """One dimension, or all: the ids of its developments, in the order of its course, and its course."""

    dimension: str
    developments: Sequence[str]
    course: Course


def cohesion(reader: Reader, question: OfCohesion) -> Tables:
    """Whether a set of actors draws together: cooperation and conflict over time, trend, obligations and votes."""
    chosen, until = question.chosen(reader), reader.moment.valid_on
    since = question.begun(reader.moment)
    if since > until:
        raise Unanswerable("since", f"The span would begin on {since} and end before, with valid_on, on {until}.")
    if question.half_life <= 0:
        raise Unanswerable("half_life", "The half-life is a number of days over 0.")
    days = np.array(points(since, until, question.step, STEPS), np.int64)
    if len(days) > STEPS:
        raise Unanswerable("step", f"The span has more than {STEPS} steps: take longer ones, or a later `since`.")
    pairs = list(combinations(chosen, 2))
    chance = RandomState(SEED)
    parts, between = [], list[Dyad]()
    for dimension, rows in interactions(reader, pairs).items():
        developments, found = scored(rows)
        parts.append(Part(dimension, developments, course(found, days, question.half_life, chance)))
        between += dyads(pairs, dimension, developments, found, int(days[-1]), question.half_life)
    everything = [id_ for part in parts for id_ in part.developments]
    parts.insert(0, Part("all", everything, together([part.course for part in parts])))
    means, standings = standing(reader, chosen, sorted({since, until}))
    return {
        "series": _series(parts, days, len(pairs)),
        "dyads": between,
        "trend": [_trend(part, days, len(pairs)) for part in parts],
        "moved": _moved(parts[0], len(pairs)),
        "portfolios": standings,
        "portfolio_mean": means,
        "votes": votes(reader, chosen, since),
    }


def _series(parts: Sequence[Part], days: Days, pairs: int) -> list[Point]:
    shown = [(part, interval(part.course.replicates / pairs), _beginning(part, days)) for part in parts]
    rows, counted = [], dict.fromkeys((part.dimension for part in parts), 0)
    for place, day in enumerate(days):
        for part, bounds, beginning in shown:
            new = beginning[place]
            counted[part.dimension] += len(new)
            known = counted[part.dimension] > 0
            gives = rounded(part.course.cooperation[place] / pairs)
            takes = rounded(part.course.conflict[place] / pairs)
            rows.append(Point(
                at=date.fromordinal(int(day)).isoformat(),
                dimension=part.dimension,
                cooperation=gives,
                conflict=takes,
                net=rounded(_net(part.course, pairs)[place]),
                balance=rounded((gives + takes) / (gives - takes)) if gives > takes else None,
                low=rounded(bounds[0, place]) if known else None,
                high=rounded(bounds[1, place]) if known else None,
                developments=counted[part.dimension],
                rests_on=new,
            ))  # fmt: skip
    return rows


def _beginning(part: Part, days: Days) -> list[Ids]:
    """The developments that begin in each step; the first step has all that began before it too."""
    steps = np.searchsorted(days, part.course.begun)
    found: list[list[str]] = [[] for _ in days]
    for id_, step in zip(part.developments, steps.tolist(), strict=True):
        found[step].append(id_)
    return [tuple(sorted(new)) for new in found]


def _trend(part: Part, days: Days, pairs: int) -> Trend:
    net, slope = _net(part.course, pairs), slopes(days)
    known = len(part.developments) > 0 and len(days) > 1
    low, high = interval(part.course.replicates @ slope / pairs)
    return Trend(
        dimension=part.dimension,
        slope=rounded(float(net @ slope)) if known else None,
        low=rounded(low) if known else None,
        high=rounded(high) if known else None,
        start=rounded(net[0]),
        end=rounded(net[-1]),
        share_uncertain=rounded(part.course.doubted / part.course.absolute) if part.course.absolute else None,
        developments=len(part.developments),
        rests_on=tuple(sorted(part.developments)),
    )


def _moved(everything: Part, pairs: int) -> list[Mover]:
    """The developments with the largest influence, and what each weighs on the mean of the pairs that it touches."""
    of = everything.course
    moved = np.abs(of.influence / pairs).round(9)
    ranked = nsmallest(MOVERS, zip(-moved, everything.developments, range(len(moved)), strict=True))
    return [
        Mover(
            development=id_,
            influence=rounded(of.influence[place] / pairs),
            weight=rounded(of.weight[place]),
            pairs=int(of.touched[place]),
            rests_on=(id_,),
        )
        for negated, id_, place in ranked
        if negated
    ]


def _net(of: Course, pairs: int) -> Numbers:
    net: Numbers = (of.cooperation + of.conflict) / pairs
    return net


COHESION = View(
    "cohesion",
    OfCohesion,
    {
        "series": Point,
        "dyads": Dyad,
        "trend": Trend,
        "moved": Mover,
        "portfolios": Standing,
        "portfolio_mean": MeanStanding,
        "votes": Vote,
    },
    cohesion,
)
