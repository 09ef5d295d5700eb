"""What stands behind the leaves of a log in the database: their bytes and their words, in order; and erasures."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID

from psycopg import Connection

from events.audit.source import Words
from events.audit.tiles import WIDTH

BATCH = 4 * WIDTH
"""Events that are read together."""

EVENTS = """
    SELECT convert_to(leaf, 'UTF8'), position, payload, salt
    FROM log.event
    WHERE position > %(after)s AND position <= %(until)s
    ORDER BY position
"""

ERASURES = """
    SELECT DISTINCT ON (stream) stream, position
    FROM log.event
    WHERE position > %(after)s AND topic = 'payload-erased'
    ORDER BY stream, position
"""

ERASURE = "SELECT min(position) FROM log.event WHERE stream = %(stream)s AND topic = 'payload-erased'"


class Bundle(NamedTuple):
    """The leaves of up to 256 positions, and the words behind them."""

    number: int
    leaves: list[bytes]
    words: list[Words]


def bundles_of(connection: Connection[Any], until: int) -> Iterator[Bundle]:
    """The bundles of the first `until` positions, the last perhaps not whole."""
    for after in range(0, until, BATCH):
        found = between(connection, after, min(after + BATCH, until))
        for at in range(0, len(found), WIDTH):
            rows = found[at : at + WIDTH]
            yield Bundle((after + at) // WIDTH, [leaf for leaf, _ in rows], [words for _, words in rows])


def between(connection: Connection[Any], after: int, until: int) -> list[tuple[bytes, Words]]:
    """The leaves of some positions, in order, with the words behind them."""
    with connection.cursor(binary=True) as cursor:  # once closed it keeps no rows, where otherwise it would for a while
        rows = cursor.execute(EVENTS, {"after": after, "until": until}, prepare=True)
        return [(leaf, Words(position, payload, salt)) for leaf, position, payload, salt in rows]


def erasures(connection: Connection[Any], after: int) -> list[tuple[UUID, int]]:
    """The streams that have been erased behind a position, each with the position of its erasure."""
    return [(stream, position) for stream, position in connection.execute(ERASURES, {"after": after})]


def erasure_of(connection: Connection[Any], stream: UUID) -> int | None:
    """The position of the erasure of a stream, if it was erased."""
    row = connection.execute(ERASURE, {"stream": stream}, prepare=True).fetchone()
    return row[0] if row else None
