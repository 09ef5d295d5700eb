"""The state at a moment: the facts that held on the day, as published by a date and as known at a position."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

import orjson
from psycopg import Connection
from psycopg.rows import dict_row
from psycopg_pool import ConnectionPool

from events.dates import BEGINNING, FOREVER
from projections.errors import UnknownFact
from projections.moment import THROUGH_LENS, Moment

COLUMNS = """
    fact, development, kind, subject, predicate, object, dimension, aspect, attributes::text AS attributes, status,
    theatre, sources::text AS sources, starts_from, starts_by, ends_from, ends_by, published_from, known_from
"""

LOOKED_AT = f"""
    AND published_from <= %(published_by)s AND published_to > %(published_by)s
    AND status = ANY(%(status)s)
    AND (NOT %(certain)s OR (starts_by <= %(valid_on)s AND ends_from >= %(valid_on)s))
    AND (%(predicate)s::text IS NULL OR predicate = %(predicate)s)
    AND (%(dimension)s::text IS NULL OR dimension = %(dimension)s)
    AND {THROUGH_LENS}
"""

IN_FORCE = """
    AND known_to > %(known_at)s AND known_from <= %(known_at)s
    AND ends_by >= %(valid_on)s AND starts_from <= %(valid_on)s
"""

IN_ORDER = "ORDER BY subject, predicate, object, aspect, development, fact, starts_from, starts_by, ends_from, ends_by"

STATE = f"""
    SELECT {COLUMNS} FROM fact_version
    WHERE at @> box(point(%(valid_on)s::float8, %(known_at)s::float8)) {LOOKED_AT}
    {IN_ORDER}
"""

STATE_OF_ACTOR = f"""
    SELECT {COLUMNS} FROM fact_version WHERE subject = %(actor)s {IN_FORCE} {LOOKED_AT}
    UNION ALL
    SELECT {COLUMNS} FROM fact_version WHERE object = %(actor)s AND subject <> object {IN_FORCE} {LOOKED_AT}
    {IN_ORDER}
"""

STATE_OF_DYAD = f"""
    SELECT {COLUMNS} FROM fact_version
    WHERE a = least(%(one)s, %(other)s COLLATE "C") AND b = greatest(%(one)s, %(other)s COLLATE "C")
    {IN_FORCE} {LOOKED_AT}
    {IN_ORDER}
"""

HISTORY = """
    SELECT row.development, row.kind, row.subject, row.predicate, row.object, row.dimension, row.aspect,
        row.attributes::text AS attributes, row.status, row.theatre, row.sources::text AS sources,
        row.starts_from, row.starts_by, row.ends_from, row.ends_by, row.published_from, row.published_to,
        row.known_from, nullif(row.known_to, 9007199254740992) AS known_to,
        opened.recorded_at AS recorded_from, closed.recorded_at AS recorded_to
    FROM fact_version AS row
    JOIN log.event AS opened ON opened.position = row.known_from
    LEFT JOIN log.event AS closed ON closed.position = row.known_to
    WHERE row.fact = %(fact)s AND row.known_from <= %(known_at)s
    ORDER BY row.known_from, row.published_from, row.starts_from, row.starts_by
"""

Pool = ConnectionPool[Connection[Any]]
Answer = dict[str, Any]


def state(pool: Pool, moment: Moment, predicate: str | None = None, dimension: str | None = None) -> list[Answer]:
    """All facts at a moment, by subject, predicate, object and aspect."""
    return _facts(pool, STATE, moment, predicate=predicate, dimension=dimension)


def state_of_actor(
    pool: Pool, moment: Moment, actor: str, predicate: str | None = None, dimension: str | None = None
) -> list[Answer]:
    """The facts at a moment of which an actor is the subject or the object."""
    return _facts(pool, STATE_OF_ACTOR, moment, actor=actor, predicate=predicate, dimension=dimension)


def state_of_dyad(
    pool: Pool, moment: Moment, one: str, other: str, predicate: str | None = None, dimension: str | None = None
) -> list[Answer]:
    """The facts at a moment between two actors, in either direction."""
    return _facts(pool, STATE_OF_DYAD, moment, one=one, other=other, predicate=predicate, dimension=dimension)


def history(pool: Pool, moment: Moment, fact: UUID) -> list[Answer]:
    """Every version of one fact up to a position: between which positions the log knew it so. Raises UnknownFact."""
    with pool.connection() as connection, connection.cursor(row_factory=dict_row) as cursor:
        rows = cursor.execute(HISTORY, {"fact": fact, "known_at": moment.position}, prepare=True).fetchall()
    if not rows:
        raise UnknownFact(fact)
    return [_version(row, moment) for row in rows]


def _facts(pool: Pool, statement: str, moment: Moment, **terms: Any) -> list[Answer]:
    with pool.connection() as connection, connection.cursor(row_factory=dict_row, binary=True) as cursor:
        rows: Iterable[Answer] = cursor.execute(statement, {**moment.terms(), **terms}, prepare=True)
        day = moment.valid_on.toordinal()
        return [
            {**_told(row), "certain": row["starts_by"] <= day <= row["ends_from"], "fact": str(row["fact"])}
            | {"known_from": row["known_from"], "published_from": iso(row["published_from"])}
            for row in rows
        ]


def _told(row: Answer) -> Answer:
    return {
        "development": str(row["development"]),
        "kind": row["kind"],
        "subject": row["subject"],
        "predicate": row["predicate"],
        "object": row["object"] or None,
        "dimension": row["dimension"],
        "aspect": row["aspect"] or None,
        "attributes": orjson.Fragment(row["attributes"]),
        "status": row["status"],
        "theatre": row["theatre"],
        "valid": valid(row),
        "sources": orjson.Fragment(row["sources"]),
    }


def _version(row: Answer, moment: Moment) -> Answer:
    """A version as it stood at the moment: what closed it later is not said."""
    closed = row["known_to"] is not None and row["known_to"] <= moment.position
    return {
        **_told(row),
        "published_from": iso(row["published_from"]),
        "published_to": iso(row["published_to"]),
        "known_from": row["known_from"],
        "recorded_from": row["recorded_from"],
        "known_to": row["known_to"] if closed else None,
        "recorded_to": row["recorded_to"] if closed else None,
    }


def valid(row: Answer) -> Answer:
    """The four bounds of a row in valid time, as dates; null for an open one."""
    return {bound: iso(row[bound]) for bound in ("starts_from", "starts_by", "ends_from", "ends_by")}


@lru_cache(65536)
def iso(day: int) -> str | None:
    """A day as an ISO 8601 date; none before and after every day."""
    return None if day in (BEGINNING, FOREVER) else date.fromordinal(day).isoformat()
