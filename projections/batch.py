"""The rows of the projections on their way into the tables: what a batch of events adds and closes."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from uuid import UUID

from psycopg import Connection

from events.recorder import Entry
from projections import copying
from projections.copying import copied
from projections.digest import Deltas, hashed, no_deltas
from projections.errors import ProjectionFault
from projections.fold import DevelopmentRow, FactRow, Rows, Said, rows, said

OPEN = 2**53
"""The known_to of a row that still holds: above every position, and exact in a box."""

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

CLOSE_FACTS = """
    UPDATE fact_version AS row SET known_to = closed.known_to
    FROM unnest(%s::uuid[], %s::int[], %s::int[], %s::int[], %s::int[], %s::int[], %s::bigint[])
        WITH ORDINALITY AS closed (fact, starts_from, starts_by, ends_from, ends_by, published_from, known_to, line)
    WHERE row.fact = closed.fact AND row.known_to = 9007199254740992
      AND (row.starts_from, row.starts_by, row.ends_from, row.ends_by, row.published_from)
        = (closed.starts_from, closed.starts_by, closed.ends_from, closed.ends_by, closed.published_from)
    RETURNING closed.line, row.known_from
"""

CLOSE_DEVELOPMENTS = """
    UPDATE development_version AS row SET known_to = closed.known_to
    FROM unnest(%s::uuid[], %s::int[], %s::bigint[])
        WITH ORDINALITY AS closed (development, published_from, known_to, line)
    WHERE row.development = closed.development AND row.known_to = 9007199254740992
      AND row.published_from = closed.published_from
    RETURNING closed.line, row.known_from
"""


FACT_KEY = [
    FactRow._fields.index(name)
    for name in ("fact", "starts_from", "starts_by", "ends_from", "ends_by", "published_from")
]

DEVELOPMENT_KEY = [DevelopmentRow._fields.index(name) for name in ("development", "published_from")]


class Changes:
    """What a batch does to one table: rows added, with the positions from and to which they hold, and rows closed."""

    def __init__(self) -> None:
        self.added: list[tuple[Any, ...]] = []
        self.closed: list[tuple[Any, int]] = []

    def take(self, held: dict[Any, int | None], after: list[Any], position: int) -> None:
        """Close the rows held that an event took away, and hold those that it brought from its position on.

        A row that is in its table already is held without its position.
        """
        kept = set(after)
        for row in [row for row in held if row not in kept]:
            since = held.pop(row)
            if since is None:
                self.closed.append((row, position))
            else:
                self.added.append((*row, since, position))
        for row in after:
            held.setdefault(row, position)

    def settle(self, held: dict[Any, int | None]) -> None:
        """Leave open what is still held after the batch."""
        self.added.extend((*row, since, OPEN) for row, since in held.items() if since is not None)

    def open(self, rows: list[Any], position: int) -> None:
        """Add rows of a stream of which the batch has but the first event."""
        for row in rows:
            self.added.append((*row, position, OPEN))


def changes(begun: dict[UUID, list[Said]], entries: Sequence[Entry]) -> tuple[Changes, Changes]:
    """What entries do to the tables of facts and of developments; `begun` holds what was said before in their streams.

    Raises ProjectionFault where an event cannot be folded.
    """
    facts, developments = Changes(), Changes()
    streams: dict[UUID, list[Entry]] = {}
    for entry in entries:
        streams.setdefault(entry.stream, []).append(entry)
    for stream, following in streams.items():
        told = begun.get(stream, [])
        if not told and len(following) == 1:
            after = _folded(told, following[0])
            facts.open(after.facts, following[0].position)
            developments.open(after.developments, following[0].position)
        else:
            _follow(told, following, facts, developments)
    return facts, developments


def _follow(told: list[Said], entries: list[Entry], facts: Changes, developments: Changes) -> None:
    before = rows(str(entries[0].stream), told) if told else Rows([], [])
    facts_held: dict[Any, int | None] = dict.fromkeys(before.facts)
    developments_held: dict[Any, int | None] = dict.fromkeys(before.developments)
    for entry in entries:
        after = _folded(told, entry)
        facts.take(facts_held, after.facts, entry.position)
        developments.take(developments_held, after.developments, entry.position)
    facts.settle(facts_held)
    developments.settle(developments_held)


def _folded(told: list[Said], entry: Entry) -> Rows:
    try:
        told.append(said(entry))
        return rows(str(entry.stream), told)
    except Exception as error:
        reason = f"Position {entry.position} cannot be projected: {error!r}"
        raise ProjectionFault(reason, entry.position) from error


def store(connection: Connection[Any], facts: Changes, developments: Changes) -> Deltas:
    """Close and add the rows; by how much that changes the digests."""
    deltas = no_deltas()
    with connection.cursor() as cursor:
        if facts.closed:
            cursor.execute(CLOSE_FACTS, _columns(facts.closed, FACT_KEY))
            _take_closed(deltas, 0, facts.closed, cursor.fetchall())
        if developments.closed:
            cursor.execute(CLOSE_DEVELOPMENTS, _columns(developments.closed, DEVELOPMENT_KEY))
            _take_closed(deltas, 1, developments.closed, cursor.fetchall())
    copied(connection, COPY_FACTS, _taken(deltas, 0, facts.added, copying.fact))
    copied(connection, COPY_DEVELOPMENTS, _taken(deltas, 1, developments.added, copying.development))
    return deltas


def _taken(
    deltas: Deltas, table: int, added: Sequence[tuple[Any, ...]], encode: Callable[[tuple[Any, ...]], bytes]
) -> Iterator[bytes]:
    """Take the added rows into the digests as they are sent."""
    for row in added:
        hash_ = hashed(row[:-1])
        deltas[row[-2]][table] += hash_
        if row[-1] != OPEN:
            deltas[row[-1]][table] -= hash_
        yield encode(row)


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
