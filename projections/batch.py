"""The rows of the projections on their way into the tables: what a batch of events adds and closes."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from psycopg import Connection

from events.recorder import Entry
from projections.errors import ProjectionFault
from projections.fold import NOTHING, DevelopmentRow, FactRow, Rows, Said, rows, said

OPEN = 2**53
"""The known_to of a row that still holds: above every position, and exact in a box."""

COPY_FACTS = """
    COPY fact_version (
        fact, development, kind, subject, predicate, object, dimension, aspect, attributes, status, theatre, sources,
        starts_from, starts_by, ends_from, ends_by, published_from, published_to, known_from, known_to
    ) FROM STDIN
"""

COPY_DEVELOPMENTS = """
    COPY development_version (
        development, kind, title, status, dimension, theatre, actors, content, ended, contested_by, sources,
        starts_from, starts_by, ends_from, ends_by, published_from, published_to, known_from, known_to
    ) FROM STDIN
"""

CLOSE_FACTS = """
    UPDATE fact_version AS row SET known_to = closed.known_to
    FROM unnest(%s::uuid[], %s::int[], %s::int[], %s::int[], %s::int[], %s::int[], %s::bigint[])
        AS closed (fact, starts_from, starts_by, ends_from, ends_by, published_from, known_to)
    WHERE row.fact = closed.fact AND row.known_to = 9007199254740992
      AND (row.starts_from, row.starts_by, row.ends_from, row.ends_by, row.published_from)
        = (closed.starts_from, closed.starts_by, closed.ends_from, closed.ends_by, closed.published_from)
"""

CLOSE_DEVELOPMENTS = """
    UPDATE development_version AS row SET known_to = closed.known_to
    FROM unnest(%s::uuid[], %s::int[], %s::bigint[]) AS closed (development, published_from, known_to)
    WHERE row.development = closed.development AND row.known_to = 9007199254740992
      AND row.published_from = closed.published_from
"""


FACT_KEY = [
    FactRow._fields.index(name)
    for name in ("fact", "starts_from", "starts_by", "ends_from", "ends_by", "published_from")
]

DEVELOPMENT_KEY = [DevelopmentRow._fields.index(name) for name in ("development", "published_from")]


class Changes:
    """What a batch does to one table: rows added, with the positions from and to which they hold, and rows closed."""

    def __init__(self) -> None:
        self.opened: dict[Any, int] = {}
        self.passed: list[tuple[Any, int, int]] = []
        self.closed: list[tuple[Any, int]] = []

    def take(self, before: dict[Any, None], after: dict[Any, None], position: int) -> None:
        """Close the rows that an event took away and open those that it brought."""
        for row in before.keys() - after.keys() if before else ():
            since = self.opened.pop(row, None)
            if since is None:
                self.closed.append((row, position))
            else:
                self.passed.append((row, since, position))
        for row in after:
            if row not in before:
                self.opened[row] = position

    def added(self) -> Iterator[tuple[Any, ...]]:
        """The rows to add."""
        for row, known_from in self.opened.items():
            yield (*row, known_from, OPEN)
        for row, known_from, known_to in self.passed:
            yield (*row, known_from, known_to)


def changes(streams: dict[UUID, list[Said]], entries: Sequence[Entry]) -> tuple[Changes, Changes]:
    facts, developments = Changes(), Changes()
    current: dict[UUID, Rows] = {}
    for entry in entries:
        try:
            stream = streams.setdefault(entry.stream, [])
            if entry.stream in current:
                before = current[entry.stream]
            else:
                before = rows(entry.stream, stream) if stream else NOTHING
            stream.append(said(entry))
            after = current[entry.stream] = rows(entry.stream, stream)
        except Exception as error:
            raise ProjectionFault(f"Position {entry.position} cannot be projected: {error!r}") from error
        facts.take(before.facts, after.facts, entry.position)
        developments.take(before.developments, after.developments, entry.position)
    return facts, developments


def store(connection: Connection[Any], facts: Changes, developments: Changes) -> None:
    with connection.cursor() as cursor:
        if facts.closed:
            cursor.execute(CLOSE_FACTS, _columns(facts.closed, FACT_KEY))
            _check(cursor.rowcount, len(facts.closed))
        if developments.closed:
            cursor.execute(CLOSE_DEVELOPMENTS, _columns(developments.closed, DEVELOPMENT_KEY))
            _check(cursor.rowcount, len(developments.closed))
        with cursor.copy(COPY_FACTS) as copy:
            for row in facts.added():
                copy.write_row(row)
        with cursor.copy(COPY_DEVELOPMENTS) as copy:
            for row in developments.added():
                copy.write_row([list(value) if type(value) is tuple else value for value in row])


def _columns(closed: Sequence[tuple[Any, int]], key: Sequence[int]) -> list[list[Any]]:
    return [*([row[part] for row, _ in closed] for part in key), [known_to for _, known_to in closed]]


def _check(found: int, expected: int) -> None:
    if found != expected:
        raise ProjectionFault(f"{expected} open rows were to be closed and {found} are there; rebuild the projections.")
