"""All versions of facts and developments up to a position: the history as it was known there, read page by page.

Days are dates, so that they need no reckoning. Bounds in valid time that are open are the first or the last day of the
calendar, so that a comparison finds what it should; `starts_by` and `ends_from` are null where no day is certain. What
ends before a day or a position is null where it has no end.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import orjson
from psycopg.rows import dict_row

from events.dates import BEGINNING, FOREVER
from projections.connections import Connections

LAST = FOREVER - 1
"""9999-12-31."""

PAGE = 20_000
"""Versions that are read at a time, and those beyond that the last fact or development of them has."""

BOUNDS = f"""
    (date '0001-01-01' + (greatest(starts_from, 1) - 1))::text AS starts_from,
    CASE WHEN starts_by < {FOREVER} THEN (date '0001-01-01' + (greatest(starts_by, 1) - 1))::text END AS starts_by,
    CASE WHEN ends_from > {BEGINNING} THEN (date '0001-01-01' + (least(ends_from, {LAST}) - 1))::text END AS ends_from,
    (date '0001-01-01' + (least(ends_by, {LAST}) - 1))::text AS ends_by,
    (date '0001-01-01' + (greatest(published_from, 1) - 1))::text AS published_from,
    CASE WHEN published_to < {FOREVER} THEN (date '0001-01-01' + (published_to - 1))::text END AS published_to,
    known_from,
    CASE WHEN known_to <= %(known_at)s THEN known_to END AS known_to,
    began.recorded_at AS recorded_from,
    CASE WHEN known_to <= %(known_at)s THEN ended.recorded_at END AS recorded_to
"""
"""The three times of a version."""

RECORDED = """
    LEFT JOIN log.event AS began ON began.position = known_from
    LEFT JOIN log.event AS ended ON ended.position = known_to
"""

FACTS = f"""
    SELECT fact::text, development::text, kind, subject, predicate, nullif(object, '') AS object, dimension,
        nullif(aspect, '') AS aspect, attributes::text AS attributes, status, theatre, plover, {BOUNDS},
        sources::text AS sources
    FROM fact_version {RECORDED}
    WHERE fact > %(behind)s AND (%(last)s::uuid IS NULL OR fact <= %(last)s) AND known_from <= %(known_at)s
    ORDER BY fact, known_from, published_from, starts_from, starts_by, ends_from, ends_by
"""

LAST_FACT = "SELECT fact FROM fact_version WHERE fact > %(behind)s ORDER BY fact OFFSET %(page)s LIMIT 1"

DEVELOPMENTS = f"""
    SELECT development::text, kind, title, content ->> 'when' AS "when", status, dimension, plover::text AS plover,
        theatre, actors, content::text AS content, ended, contested_by::text[] AS contested_by, {BOUNDS},
        sources::text AS sources
    FROM development_version {RECORDED}
    WHERE development > %(behind)s AND (%(last)s::uuid IS NULL OR development <= %(last)s)
      AND known_from <= %(known_at)s
    ORDER BY development, known_from, published_from
"""

LAST_DEVELOPMENT = """
    SELECT development FROM development_version WHERE development > %(behind)s
    ORDER BY development OFFSET %(page)s LIMIT 1
"""

NOTHING_BEFORE = "00000000-0000-0000-0000-000000000000"

Page = list[dict[str, Any]]


def facts(connections: Connections, position: int) -> Iterator[Page]:
    """Every version of every fact up to a position, by fact and then as it became known."""
    return _pages(connections, position, FACTS, LAST_FACT, ("attributes", "sources"))


def developments(connections: Connections, position: int) -> Iterator[Page]:
    """Every version of every development up to a position, by development and then as it became known."""
    return _pages(connections, position, DEVELOPMENTS, LAST_DEVELOPMENT, ("plover", "content", "sources"))


def _pages(
    connections: Connections, position: int, statement: str, last: str, documents: tuple[str, ...]
) -> Iterator[Page]:
    """Pages in short reads: no connection is held while somebody takes them."""
    terms: dict[str, Any] = {"known_at": position, "behind": NOTHING_BEFORE, "page": PAGE}
    while terms["behind"] is not None:
        with connections.connection() as connection, connection.cursor(row_factory=dict_row, binary=True) as cursor:
            found = connection.execute(last, terms).fetchone()
            terms["last"] = found and found[0]
            rows = cursor.execute(statement, terms).fetchall()
        for row in rows:
            row.update({name: _read(row[name]) for name in documents})
            row.update({name: row[name] and row[name].isoformat() for name in ("recorded_from", "recorded_to")})
        yield rows
        terms["behind"] = terms["last"]


@lru_cache(4096)
def _read(document: str | None) -> Any:
    return document and orjson.loads(document)
