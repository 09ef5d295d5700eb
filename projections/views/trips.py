"""Trips of an actor to a host, from facts of attendance: what is told of one trip is one, and how long since the last.

Two tellings are of one trip if they overlap under every reading of their dates, if they name the same gathering on days
that may overlap, or if they leave open the very same days.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from events.dates import Span
from events.facts import ASSERTED_AS_REAL, Status
from projections.facts import iso
from projections.reader import Held
from projections.views.together import bounds_of, span, together
from projections.views.view import Ids, Row, Valid, ids

FORETOLD = (Status.PLANNED, Status.FORECAST)

SUREST_FIRST = (Status.CONFIRMED, Status.HAPPENED, Status.ALLEGED, Status.DISPUTED, *FORETOLD)

VISIT = "visit"
"""The aspect of a visit without an occasion: no gathering."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysBetween:
    """How many days at least and at most; null for no bound."""

    at_least: int | None
    at_most: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TripMade(Row):
    """A trip of an actor to a host, and how long since the last one of its level; null for none on record."""

    KEY: ClassVar[tuple[str, ...]] = ("actor", "host", "first", "last", "status")

    actor: str
    host: str
    first: str | None
    last: str | None
    status: str
    levels: tuple[str, ...]
    occasions: tuple[str, ...]
    previous: str | None
    days_since_previous: DaysBetween
    perhaps_between: Ids
    valid: Valid


@dataclass(frozen=True, slots=True)
class Trip:
    """What is told of one trip, and the days from its earliest start to its latest end."""

    told: tuple[Held, ...]
    days: Span
    levels: frozenset[str]

    @classmethod
    def of(cls, told: Iterable[Held]) -> "Trip":
        """The trip that facts tell of."""
        facts = tuple(told)
        levels = frozenset(level for held in facts if (level := held.said().get("level")))
        return cls(facts, together(facts), levels)


@dataclass(frozen=True, slots=True)
class Before:
    """What came before a trip: the last that was over, those that may lie between, and how many days there were none.

    At least and at most so many days, from the end of the one to the start of the other; none for no bound.
    """

    last: Trip | None
    perhaps: tuple[Trip, ...]
    at_least: int | None
    at_most: int | None


def same_trip(one: Held, other: Held) -> bool:
    """Whether two attendances of one actor at one host are of one trip."""
    if max(one.starts_from, other.starts_from) > min(one.ends_by, other.ends_by):
        return False
    return (
        (one.starts_by <= other.ends_from and other.starts_by <= one.ends_from)
        or one.aspect == other.aspect != VISIT
        or (one.starts_from, one.ends_by) == (other.starts_from, other.ends_by)
    )


def trips(told: Sequence[Held]) -> list[Trip]:
    """The trips that facts of one actor at one host tell of, by first and last day, of which no two have both alike."""
    done: list[list[Held]] = []
    going: list[list[Held]] = []
    for held in sorted(told, key=span):
        done += [group for group in going if all(each.ends_by < held.starts_from for each in group)]
        going = [group for group in going if any(each.ends_by >= held.starts_from for each in group)]
        same = [group for group in going if any(same_trip(each, held) for each in group)]
        apart = [group for group in going if all(group is not each for each in same)]
        going = [*apart, [*(each for group in same for each in group), held]]
    merged = sorted((Trip.of(group) for group in (*done, *going)), key=_first_and_last)
    return [Trip.of(held for trip in alike for held in trip.told) for _, alike in groupby(merged, key=_first_and_last)]


def before(trip: Trip, others: Iterable[Trip]) -> Before:
    """What came before a trip among others, at a level that it shares; where its own is not told, at any."""
    rest = [other for other in others if other is not trip and other.days.ends_from < trip.days.starts_by]
    peers = [other for other in rest if not trip.levels or other.levels & trip.levels]
    over = [other for other in peers if other.days.ends_by < trip.days.starts_from]
    unsure = [other for other in peers if other.days.ends_by >= trip.days.starts_from]
    last = max(over, key=lambda other: (other.days.ends_by, other.days), default=None)
    untold = [
        other
        for other in rest
        if trip.levels and not other.levels and (last is None or other.days.ends_by > last.days.ends_from)
    ]
    return Before(
        last,
        (*unsure, *untold),
        1 if unsure else trip.days.starts_from - last.days.ends_by if last else None,
        trip.days.starts_by - max(other.days.ends_from for other in over) if over else None,
    )


def trips_made(histories: Mapping[tuple[str, str], Sequence[Held]], wanted: Collection[Held]) -> list[TripMade]:
    """A row for each trip that a wanted fact tells of, planned ones where nothing real is told, by actor and host."""
    rows = []
    for actor, host in sorted(histories):
        told = histories[actor, host]
        real = [held for held in told if held.status in ASSERTED_AS_REAL]
        planned = [held for held in told if held.status in FORETOLD and not any(same_trip(held, each) for each in real)]
        made = trips(real)
        shown = [trip for trip in (*made, *trips(planned)) if any(held in wanted for held in trip.told)]
        rows += [_trip(trip, made) for trip in sorted(shown, key=lambda trip: trip.days)]
    return rows


def _trip(trip: Trip, made: list[Trip]) -> TripMade:
    earlier = before(trip, made)
    found = [*trip.told, *(earlier.last.told if earlier.last else ()), *_facts(earlier.perhaps)]
    return TripMade(
        actor=trip.told[0].subject,
        host=trip.told[0].object,
        first=iso(trip.days.starts_from),
        last=iso(trip.days.ends_by),
        status=min((Status(held.status) for held in trip.told), key=SUREST_FIRST.index),
        levels=tuple(sorted(trip.levels)),
        occasions=tuple(sorted({held.aspect for held in trip.told} - {VISIT})),
        previous=iso(earlier.last.days.ends_by) if earlier.last else None,
        days_since_previous=DaysBetween(at_least=earlier.at_least, at_most=earlier.at_most),
        perhaps_between=ids(_facts(earlier.perhaps)),
        valid=bounds_of(trip.told),
        rests_on=ids(found),
    )


def _facts(told: Iterable[Trip]) -> list[Held]:
    return [held for trip in told for held in trip.told]


def _first_and_last(trip: Trip) -> tuple[int, int]:
    return trip.days.starts_from, trip.days.ends_by
