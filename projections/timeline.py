"""The timeline at a moment: the developments themselves, newest first, filtered, a page at a time."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from psycopg.rows import dict_row

from events.dates import BEGINNING, FOREVER
from projections.connections import Connections
from projections.facts import iso, valid
from projections.moment import THROUGH_LENS, Moment

EPOCH = 719163
"""The ordinal of 1970-01-01."""

COLUMNS = """
    development, kind, title, content ->> 'when' AS "when", status, dimension, plover::text AS plover, theatre, actors,
    content::text AS content, ended, contested_by, sources::text AS sources,
    starts_from, starts_by, ends_from, ends_by, published_from, known_from
"""

WANTED = f"""
    status = ANY(%(status)s)
    AND (%(actors)s::text[] IS NULL OR actors @> %(actors)s)
    AND (%(kinds)s::text[] IS NULL OR kind = ANY(%(kinds)s))
    AND (%(dimension)s::text IS NULL OR dimension = %(dimension)s)
    AND (%(theatre)s::text IS NULL OR theatre = %(theatre)s)
    AND (%(since)s::int IS NULL OR ends_by >= %(since)s)
    AND (%(until)s::int IS NULL OR starts_from <= %(until)s)
    AND (NOT %(certain)s OR %(since)s::int IS NULL OR ends_from >= %(since)s)
    AND (NOT %(certain)s OR %(until)s::int IS NULL OR starts_by <= %(until)s)
    AND (%(words)s::text IS NULL OR to_tsvector('simple', title || ' ' || coalesce(content ->> 'note', ''))
        @@ websearch_to_tsquery('simple', %(words)s))
    AND {THROUGH_LENS}
"""
"""Whether a version of a development is one that a filter and a lens want."""

TIMELINE = f"""
    SELECT {COLUMNS}
    FROM development_version
    WHERE known_from <= %(known_at)s AND known_to > %(known_at)s
      AND published_from <= %(published_by)s AND published_to > %(published_by)s
      AND {WANTED}
      AND (%(from_day)s::int IS NULL OR (starts_from, development) < (%(from_day)s, %(from_development)s::uuid))
    ORDER BY starts_from DESC, development DESC
    LIMIT %(limit)s
"""

NEWEST_FIRST = f"""
    FROM development_version
    WHERE known_from <= %(known_at)s AND known_to > %(known_at)s
      AND published_from <= %(published_by)s AND published_to > %(published_by)s
      AND {WANTED}
    ORDER BY starts_from DESC, development DESC
    LIMIT %(limit)s
"""
"""What is drawn by the thousand: the developments at a moment, and their order."""

OUTLINE = f"""
    SELECT development::text, kind, title, status, dimension, theatre, actors,
        starts_from, starts_by, ends_from, ends_by
    {NEWEST_FIRST}
"""

SKETCH = f"""
    SELECT dimension,
        nullif(starts_from, {BEGINNING}) - {EPOCH}, nullif(starts_by, {BEGINNING}) - {EPOCH},
        nullif(ends_from, {FOREVER}) - {EPOCH}, nullif(ends_by, {FOREVER}) - {EPOCH}
    {NEWEST_FIRST}
"""
"""Bounds that are not open, as days since 1970-01-01."""

ONE = f"""
    SELECT {COLUMNS}
    FROM development_version
    WHERE development = %(development)s
      AND known_from <= %(known_at)s AND known_to > %(known_at)s
      AND published_from <= %(published_by)s AND published_to > %(published_by)s
"""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which developments are wanted; actors must all take part, dates overlap under some reading."""

    actors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    dimension: str | None = None
    theatre: str | None = None
    since: date | None = None
    until: date | None = None
    words: str | None = None

    def terms(self) -> dict[str, Any]:
        """The filter as terms of the statement."""
        return {
            "actors": list(self.actors) or None,
            "kinds": list(self.kinds) or None,
            "dimension": self.dimension,
            "theatre": self.theatre,
            "since": self.since and self.since.toordinal(),
            "until": self.until and self.until.toordinal(),
            "words": self.words,
        }


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page ended: the next begins behind it."""

    day: int
    development: UUID


def timeline(
    connections: Connections, moment: Moment, wanted: Filter, limit: int, behind: Cursor | None = None
) -> tuple[list[dict[str, Any]], Cursor | None]:
    """A page of developments at a moment, and the cursor of the next page where there is one."""
    terms = {
        **moment.terms(),
        **wanted.terms(),
        "from_day": behind and behind.day,
        "from_development": behind and behind.development,
        "limit": limit + 1,
    }
    with connections.connection() as connection, connection.cursor(row_factory=dict_row) as cursor:
        rows = cursor.execute(TIMELINE, terms, prepare=True).fetchall()
    more = len(rows) > limit
    page = rows[:limit]
    return [_told(row) for row in page], Cursor(page[-1]["starts_from"], page[-1]["development"]) if more else None


class Line(NamedTuple):
    """A development in few words, for drawings of many; days are ordinals, as `bounds` has them."""

    development: str
    kind: str
    title: str
    status: str
    dimension: str
    theatre: str | None
    actors: list[str]
    starts_from: int
    starts_by: int
    ends_from: int
    ends_by: int


def outline(connections: Connections, moment: Moment, wanted: Filter, limit: int) -> tuple[list[Line], bool]:
    """The developments at a moment in few words, newest first, and whether there are more than the limit."""
    with connections.connection() as connection:
        terms = {**moment.terms(), **wanted.terms(), "limit": limit + 1}
        rows = connection.execute(OUTLINE, terms, prepare=True).fetchall()
    return [Line(*row) for row in rows[:limit]], len(rows) > limit


Stroke = tuple[str, int | None, int | None, int | None, int | None]
"""What of a development a drawing of thousands shows, as STROKE names it; days are since 1970-01-01, none is open."""

STROKE = ("dimension", "starts_from", "starts_by", "ends_from", "ends_by")


def sketch(connections: Connections, moment: Moment, wanted: Filter, limit: int) -> tuple[list[Stroke], bool]:
    """The developments at a moment as strokes, in the order of their outline, and whether the limit left some out."""
    with connections.connection() as connection:
        terms = {**moment.terms(), **wanted.terms(), "limit": limit + 1}
        rows = connection.execute(SKETCH, terms, prepare=True, binary=True).fetchall()
    return rows[:limit], len(rows) > limit


def one(connections: Connections, moment: Moment, development: UUID) -> dict[str, Any] | None:
    """A development at a moment whatever its status; none where it was not published or not on record then."""
    with connections.connection() as connection, connection.cursor(row_factory=dict_row) as cursor:
        row = cursor.execute(ONE, {**moment.terms(), "development": development}, prepare=True).fetchone()
    return row and _told(row)


def _told(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "development": str(row["development"]),
        "kind": row["kind"],
        "title": row["title"],
        "when": row["when"],
        "status": row["status"],
        "dimension": row["dimension"],
        "plover": row["plover"] and orjson.Fragment(row["plover"]),
        "theatre": row["theatre"],
        "actors": row["actors"],
        "content": orjson.Fragment(row["content"]),
        "ended": row["ended"],
        "contested_by": [str(development) for development in row["contested_by"]],
        "valid": valid(row["starts_from"], row["starts_by"], row["ends_from"], row["ends_by"]),
        "published_from": iso(row["published_from"]),
        "known_from": row["known_from"],
        "sources": orjson.Fragment(row["sources"]),
    }
