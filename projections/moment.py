"""The moment that a question is about: valid_on, published_by, known_at, how certain, and through which lens.

What is left out means now; and where known_at is given, 'now' is that instant. An answer states its moment in full, and
the same moment asked again has the same answer for ever, whatever was appended since.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from psycopg import Connection

from events.facts import ASSERTED_AS_REAL, Status
from events.recorder import HEAD
from events.sources import Reliability
from projections.connections import Connections
from projections.errors import Lagging, UnknownMoment

NOW = """
    SELECT progress.position, event.recorded_at, progress.tableoid || '/' || progress.forgot
    FROM progress LEFT JOIN log.event AS event USING (position)
"""

KNOWN = """
    SELECT progress.position, event.recorded_at, progress.tableoid || '/' || progress.forgot
    FROM progress LEFT JOIN log.event AS event ON event.position = %(position)s
"""

AT_INSTANT = "SELECT log.position_at(%(instant)s), %(instant)s > clock_timestamp()"

PATIENCE = 5.0
"""How many seconds a question waits for the projections."""

SHORTEST, LONGEST = 0.005, 0.1
"""Seconds between two looks: twice as many each time."""


NONE = "{}"
"""An empty array as PostgreSQL writes it: to have a list written takes longer than all other terms of a moment."""


class Certainty(StrEnum):
    """Whether a fact must hold on the day under every reading of its dates, or under some."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Lens:
    """Which sources count: what is left when one looks through it rests on a source that passes all of it."""

    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    reliability: Reliability | None = None
    credibility: int | None = None

    def terms(self) -> dict[str, Any]:
        """The lens as terms of a statement."""
        return {
            "lensed": self != CLEAR,
            "only": list(self.only) or None,
            "without": list(self.without) or NONE,
            "reliability": self.reliability,
            "credibility": self.credibility,
            "without_alone": bool(self.without) and self == Lens(without=self.without),
        }

    def passes(self, source: dict[str, Any]) -> bool:
        """Whether a source counts, as THROUGH_LENS asks of each. One without a grade passes no lens that wants one."""
        return (
            source["name"] in (self.only or (source["name"],))
            and source["name"] not in self.without
            and (self.reliability is None or (source.get("reliability") or "G") <= self.reliability)
            and (self.credibility is None or (source.get("credibility") or 7) <= self.credibility)
        )


CLEAR = Lens()

THROUGH_LENS = """(
    NOT %(lensed)s OR (%(without_alone)s AND json_array_length(sources) = 0) OR EXISTS (
        SELECT FROM json_array_elements(sources) AS source
        WHERE (%(only)s::text[] IS NULL OR source ->> 'name' = ANY(%(only)s))
          AND NOT source ->> 'name' = ANY(%(without)s)
          AND (%(reliability)s::text IS NULL OR source ->> 'reliability' <= %(reliability)s)
          AND (%(credibility)s::int IS NULL OR (source ->> 'credibility')::int <= %(credibility)s)
    )
)"""
"""What stands through a lens rests on one source that passes all of it; without any source, only on none left out."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A moment as a client puts it; `after` is a position that the answer must have seen.

    `patience` tells how many seconds are left to wait for the projections, where that is not the usual.
    """

    valid_on: date | None = None
    published_by: date | None = None
    known_at: int | datetime | None = None
    certainty: Certainty = Certainty.POSSIBLE
    lens: Lens = CLEAR
    status: tuple[Status, ...] = ASSERTED_AS_REAL
    after: int = 0
    patience: Callable[[], float] | None = None


class Progress(NamedTuple):
    """How far the projections are, when the log came to a position or to theirs, and which past they tell."""

    position: int
    recorded_at: datetime | None
    past: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment with nothing left open. `position` is the known time; `recorded_at` is when the log came to it.

    `past` names the past that the projections tell: it is another after an erasure and after a rebuild.
    """

    valid_on: date
    published_by: date
    position: int
    recorded_at: datetime | None
    certainty: Certainty = Certainty.POSSIBLE
    lens: Lens = CLEAR
    status: tuple[Status, ...] = field(default=ASSERTED_AS_REAL)
    past: str = ""

    def terms(self) -> dict[str, Any]:
        """The moment as terms of a statement; the statuses, which are words, as PostgreSQL writes an array of them."""
        return {
            "valid_on": self.valid_on.toordinal(),
            "published_by": self.published_by.toordinal(),
            "known_at": self.position,
            "certain": self.certainty is Certainty.CERTAIN,
            "status": f"{{{','.join(self.status)}}}",
            **self.lens.terms(),
        }


def moment(connections: Connections, asked: Asked) -> Moment:
    """The moment that is asked for. Waits for the projections; raises Lagging and UnknownMoment."""
    with connections.connection() as connection:
        position = _position(connection, asked.known_at)
        progress = _progress(connection, position)
        wanted = max(asked.after, position or 0)
        if progress.position < wanted:
            _on_record(connection, asked)
    if progress.position < wanted:
        progress = _waited(connections, position, wanted, asked.patience or patience(PATIENCE))
    return at(asked, _today(asked.known_at, progress), progress, position)


def at(asked: Asked, today: date, progress: Progress, position: int | None = None) -> Moment:
    """The moment that is asked for, at a position or as far as the projections are, with a day for what is left out."""
    return Moment(
        valid_on=asked.valid_on or today,
        published_by=asked.published_by or today,
        position=progress.position if position is None else position,
        recorded_at=progress.recorded_at,
        certainty=asked.certainty,
        lens=asked.lens,
        status=asked.status,
        past=progress.past,
    )


def patience(seconds: float) -> Callable[[], float]:
    """Tells how many of some seconds, from now on, are left."""
    deadline = time.monotonic() + seconds
    return lambda: deadline - time.monotonic()


def reached(connections: Connections, position: int, left: Callable[[], float]) -> bool:
    """Whether the projections come to a position while seconds are left."""
    try:
        _waited(connections, None, position, left)
    except Lagging:
        return False
    return True


def compared_with(
    connections: Connections,
    later: Moment,
    from_valid_on: date | None = None,
    from_published_by: date | None = None,
    from_known_at: int | datetime | None = None,
) -> Moment:
    """The moment that another is compared with: it differs where it says so. Raises UnknownMoment."""
    known = later
    if from_known_at is not None:
        known = moment(connections, Asked(known_at=from_known_at))
    return replace(
        later,
        valid_on=from_valid_on or later.valid_on,
        published_by=from_published_by or later.published_by,
        position=known.position,
        recorded_at=known.recorded_at,
    )


def _position(connection: Connection[Any], known_at: int | datetime | None) -> int | None:
    """The position of the known time, where one is asked for. Raises UnknownMoment."""
    if not isinstance(known_at, datetime):
        return known_at
    row = connection.execute(AT_INSTANT, {"instant": known_at}, prepare=True).fetchone() or (0, True)
    if row[1]:
        raise UnknownMoment("known_at", "known_at lies in the future, where the answer could still change.")
    return int(row[0])


def _today(known_at: int | datetime | None, progress: Progress) -> date:
    """The day of the known time, for what is left out."""
    if known_at is None:
        return datetime.now(UTC).date()
    if isinstance(known_at, datetime):
        return known_at.astimezone(UTC).date()
    return (progress.recorded_at or datetime.fromtimestamp(0, UTC)).date()


def _on_record(connection: Connection[Any], asked: Asked) -> None:
    """Raises UnknownMoment where the log has not come so far as the question, so that to wait would be in vain."""
    head = connection.execute(HEAD, prepare=True).fetchone() or (0,)
    for name, position in (("after", asked.after), ("known_at", asked.known_at)):
        if isinstance(position, int) and position > head[0]:
            raise UnknownMoment(name, f"The log has not come to position {position} yet.")


def _progress(connection: Connection[Any], position: int | None) -> Progress:
    """How far the projections are, when the log came to a position or to theirs, and which past they tell."""
    if position is None:
        row = connection.execute(NOW, prepare=True).fetchone()
    else:
        row = connection.execute(KNOWN, {"position": position}, prepare=True).fetchone()
    return Progress(*(row or (0, None, "")))


def _waited(connections: Connections, position: int | None, wanted: int, left: Callable[[], float]) -> Progress:
    """The progress once it is where it is wanted; no connection is held in between. Raises Lagging."""
    pause = SHORTEST
    while True:
        with connections.connection() as connection:
            progress = _progress(connection, position)
        if progress.position >= wanted:
            return progress
        if left() < pause:
            raise Lagging(progress.position, wanted)
        time.sleep(pause)
        pause = min(2 * pause, LONGEST)
