"""The changes of a batch on their way into the tables, and by how much they change the digests."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from psycopg import Connection

from projections import copying
from projections.batch import OPEN, Changes
from projections.copying import copied
from projections.digest import Deltas, hashed, no_deltas
from projections.errors import ProjectionFault
from projections.fold import DevelopmentRow, FactRow

COPY_FACTS = """
    COPY fact_version (
        fact, development, kind, subject, predicate, object, dimension, aspect, attributes, status, theatre, plover,
        sources, starts_from, starts_by, ends_from, ends_by, published_from, published_to, known_from, known_to
    ) FROM STDIN (FORMAT BINARY)
"""

COPY_DEVELOPMENTS = """
    COPY development_version (
        development, kind, title, status, dimension, plover, theatre, actors, content, ended, contested_by, sources,
        starts_from, starts_by, ends_from, ends_by, published_from, published_to, known_from, known_to
    ) FROM STDIN (FORMAT BINARY)
"""

CLOSE_FACTS = f"""
    UPDATE fact_version AS row SET known_to = closed.known_to
    FROM unnest(%s::uuid[], %s::int[], %s::int[], %s::int[], %s::int[], %s::int[], %s::bigint[])
        WITH ORDINALITY AS closed (fact, starts_from, starts_by, ends_from, ends_by, published_from, known_to, line)
    WHERE row.fact = closed.fact AND row.known_to = {OPEN}
      AND (row.starts_from, row.starts_by, row.ends_from, row.ends_by, row.published_from)
        = (closed.starts_from, closed.starts_by, closed.ends_from, closed.ends_by, closed.published_from)
    RETURNING closed.line, row.known_from
"""

CLOSE_DEVELOPMENTS = f"""
    UPDATE development_version AS row SET known_to = closed.known_to
    FROM unnest(%s::uuid[], %s::int[], %s::bigint[])
        WITH ORDINALITY AS closed (development, published_from, known_to, line)
    WHERE row.development = closed.development AND row.known_to = {OPEN}
      AND row.published_from = closed.published_from
    RETURNING closed.line, row.known_from
"""

FACT_KEY = [
    FactRow._fields.index(name)
    for name in ("fact", "starts_from", "starts_by", "ends_from", "ends_by", "published_from")
]

DEVELOPMENT_KEY = [DevelopmentRow._fields.index(name) for name in ("development", "published_from")]


class Ready(NamedTuple):
    """The rows to close and, as they are sent, those to add in each table; `deltas` are those of the latter."""

    closed_facts: list[tuple[Any, int]]
    closed_developments: list[tuple[Any, int]]
    facts: list[bytes]
    developments: list[bytes]
    deltas: Deltas


def ready(facts: Changes, developments: Changes) -> Ready:
    """Make changes ready to be stored, so that to store them is but waiting for the database."""
    deltas = no_deltas()
    return Ready(
        facts.closed,
        developments.closed,
        _added(deltas, 0, facts.added, copying.fact),
        _added(deltas, 1, developments.added, copying.development),
        deltas,
    )


def store(connection: Connection[Any], ready: Ready) -> Deltas:
    """Close and add the rows; by how much that changes the digests."""
    closed_facts, closed_developments, facts, developments, deltas = ready
    with connection.cursor() as cursor:
        if closed_facts:
            cursor.execute(CLOSE_FACTS, _columns(closed_facts, FACT_KEY))
            _take_closed(deltas, 0, closed_facts, cursor.fetchall())
        if closed_developments:
            cursor.execute(CLOSE_DEVELOPMENTS, _columns(closed_developments, DEVELOPMENT_KEY))
            _take_closed(deltas, 1, closed_developments, cursor.fetchall())
    copied(connection, COPY_FACTS, facts)
    copied(connection, COPY_DEVELOPMENTS, developments)
    return deltas


def _added(
    deltas: Deltas, table: int, added: Sequence[tuple[Any, ...]], encode: Callable[[tuple[Any, ...]], bytes]
) -> list[bytes]:
    """The added rows as they are sent; they are taken into the digests."""
    for row in added:
        hash_ = hashed(row[:-1])
        deltas[row[-2]][table] += hash_
        if row[-1] != OPEN:
            deltas[row[-1]][table] -= hash_
    return [encode(row) for row in added]


def _take_closed(
    deltas: Deltas, table: int, closed: Sequence[tuple[Any, int]], found: Sequence[tuple[int, int]]
) -> None:
    """Take the closed rows away; `found` has the line of each, from 1, and its known_from."""
    if len(found) != len(closed):
        told = f"{len(closed)} open rows were to be closed and {len(found)} are there; rebuild the projections."
        raise ProjectionFault(told)
    for line, known_from in found:
        row, position = closed[line - 1]
        deltas[position][table] -= hashed((*row, known_from))


def _columns(closed: Sequence[tuple[Any, int]], key: Sequence[int]) -> list[list[Any]]:
    return [*([row[part] for row, _ in closed] for part in key), [known_to for _, known_to in closed]]
