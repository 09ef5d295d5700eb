"""The state at a moment: the facts that held on the day, as published by a date and as known at a position."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

import orjson

from events.dates import BEGINNING, FOREVER
from projections.batch import OPEN
from projections.connections import Connections
from projections.errors import UnknownFact
from projections.fact_order import place
from projections.moment import THROUGH_LENS, Moment

COLUMNS = """
    fact::text, development::text, kind, subject, predicate, nullif(object, '') AS object, dimension,
    nullif(aspect, '') AS aspect,
    attributes::text, status, theatre, sources::text, starts_from, starts_by, ends_from, ends_by,
    published_from, known_from
"""

LOOKED_AT = f"""
    AND published_from <= %(published_by)s AND published_to > %(published_by)s
    AND status = ANY(%(status)s)
    AND (NOT %(certain)s OR (starts_by <= %(valid_on)s AND ends_from >= %(valid_on)s))
    AND (%(predicate)s::text IS NULL OR predicate = %(predicate)s)
    AND (%(dimension)s::text IS NULL OR dimension = %(dimension)s)
    AND {THROUGH_LENS}
"""

KNOWN = "known_to > %(known_at)s AND known_from <= %(known_at)s"
"""Whether a row stood in the projections at a position."""

IN_FORCE = f"""
    AND {KNOWN}
    AND ends_by >= %(valid_on)s AND starts_from <= %(valid_on)s
"""

STATE = f"""
    SELECT {COLUMNS} FROM fact_version
    WHERE at @> box(point(%(valid_on)s::float8, %(known_at)s::float8)) {LOOKED_AT}
"""

STATE_OF_ACTOR = f"""
    SELECT {COLUMNS} FROM fact_version WHERE subject = %(actor)s {IN_FORCE} {LOOKED_AT}
    UNION ALL
    SELECT {COLUMNS} FROM fact_version WHERE object = %(actor)s AND subject <> object {IN_FORCE} {LOOKED_AT}
"""

STATE_OF_DYAD = f"""
    SELECT {COLUMNS} FROM fact_version
    WHERE a = least(%(one)s, %(other)s COLLATE "C") AND b = greatest(%(one)s, %(other)s COLLATE "C")
    {IN_FORCE} {LOOKED_AT}
"""

HISTORY = f"""
    SELECT {COLUMNS}, published_to, nullif(known_to, {OPEN}),
        (SELECT recorded_at FROM log.event WHERE position = known_from),
        (SELECT recorded_at FROM log.event WHERE position = known_to)
    FROM fact_version
    WHERE fact = %(fact)s AND known_from <= %(known_at)s
    ORDER BY known_from, published_from, starts_from, starts_by
"""

Answer = dict[str, Any]


def state(
    connections: Connections, moment: Moment, predicate: str | None = None, dimension: str | None = None
) -> list[Answer]:
    """All facts at a moment, by subject, predicate, object and aspect."""
    return found(connections, STATE, moment, predicate=predicate, dimension=dimension)


def state_of_actor(
    connections: Connections, moment: Moment, actor: str, predicate: str | None = None, dimension: str | None = None
) -> list[Answer]:
    """The facts at a moment of which an actor is the subject or the object."""
    return found(connections, STATE_OF_ACTOR, moment, actor=actor, predicate=predicate, dimension=dimension)


def state_of_dyad(
    connections: Connections,
    moment: Moment,
    one: str,
    other: str,
    predicate: str | None = None,
    dimension: str | None = None,
) -> list[Answer]:
    """The facts at a moment between two actors, in either direction."""
    return found(connections, STATE_OF_DYAD, moment, one=one, other=other, predicate=predicate, dimension=dimension)


def history(connections: Connections, moment: Moment, fact: UUID) -> list[Answer]:
    """Every version of one fact up to a position: between which positions the log knew it so. Raises UnknownFact."""
    with connections.connection() as connection:
        rows = connection.execute(HISTORY, {"fact": fact, "known_at": moment.position}, prepare=True).fetchall()
    if not rows:
        raise UnknownFact(fact)
    return [_version(row, moment) for row in rows]


def found(connections: Connections, statement: str, moment: Moment, **terms: Any) -> list[Answer]:
    """What a statement of a state finds at a moment, under terms of its own."""
    with connections.connection() as connection:
        rows = connection.execute(statement, terms_of(moment, terms), prepare=True, binary=True).fetchall()
    return in_order(rows, moment)


def terms_of(moment: Moment, terms: dict[str, Any]) -> dict[str, Any]:
    """The terms of a statement of a state, where predicate and dimension may be left out."""
    return {"predicate": None, "dimension": None, **moment.terms(), **terms}


def in_order(rows: list[tuple[Any, ...]], moment: Moment) -> list[Answer]:
    """What rows of a state tell, in the order of the answer."""
    rows.sort(key=place)
    day = moment.valid_on.toordinal()
    return [_in_force(row, day) for row in rows]


def _in_force(row: Sequence[Any], day: int) -> Answer:
    told = _told(row)
    told["certain"] = row[13] <= day <= row[14]
    return told


def _told(row: Sequence[Any]) -> Answer:
    (fact, development, kind, subject, predicate, object_, dimension, aspect, attributes, status, theatre, sources,
        starts_from, starts_by, ends_from, ends_by, published_from, known_from) = row  # fmt: skip
    return {
        "fact": fact,
        "development": development,
        "kind": kind,
        "subject": subject,
        "predicate": predicate,
        "object": object_,
        "dimension": dimension,
        "aspect": aspect,
        "attributes": orjson.Fragment(attributes),
        "status": status,
        "theatre": theatre,
        "valid": valid(starts_from, starts_by, ends_from, ends_by),
        "published_from": iso(published_from),
        "known_from": known_from,
        "sources": orjson.Fragment(sources),
    }


def _version(row: Sequence[Any], moment: Moment) -> Answer:
    """A version as it stood at the moment: what closed it later is not said."""
    *told, published_to, known_to, recorded_from, recorded_to = row
    closed = known_to is not None and known_to <= moment.position
    return {
        **_told(told),
        "published_to": iso(published_to),
        "recorded_from": recorded_from,
        "known_to": known_to if closed else None,
        "recorded_to": recorded_to if closed else None,
    }


@lru_cache(65536)
def valid(*bounds: int) -> dict[str, str | None]:
    """Four bounds in valid time as dates, by name; null for an open one."""
    return dict(zip(("starts_from", "starts_by", "ends_from", "ends_by"), map(iso, bounds), strict=True))


@lru_cache(65536)
def iso(day: int) -> str | None:
    """A day as an ISO 8601 date; none before and after every day."""
    return None if day in (BEGINNING, FOREVER) else date.fromordinal(day).isoformat()
