"""What would follow if one more event were on record: the projections as they would be, and nothing is appended.

The fold of the longer stream takes the place of the development's open rows in temporary views, which come before the
live tables for as long as the what-if lasts. The log and the live tables are only read.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from psycopg import Connection, sql

from events.errors import Erased
from events.recorder import STREAM, Entry
from projections import copying
from projections.batch import OPEN
from projections.connections import Connections
from projections.copying import copied
from projections.fold import Said, rows, said
from projections.projector import position_of
from projections.storing import COPY_DEVELOPMENTS, COPY_FACTS

TABLES = {
    "fact_version": (COPY_FACTS, copying.fact),
    "development_version": (COPY_DEVELOPMENTS, copying.development),
}
"""How the rows of each are copied."""

HYPOTHETICAL = "CREATE TEMPORARY TABLE {table} (LIKE projection.{live} INCLUDING GENERATED) ON COMMIT DROP"

BEFORE_LIVE = """
    CREATE TEMPORARY VIEW {live} AS
    SELECT * FROM projection.{live} WHERE development <> {development} OR known_to <> {open}
    UNION ALL SELECT * FROM pg_temp.{table}
"""

SHADOWED = "SET LOCAL search_path = pg_temp, projection, public"

STEADY = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"


@dataclass(frozen=True)
class Alone:
    """One connection, lent to all who ask."""

    alone: Connection[Any]

    @contextmanager
    def connection(self) -> Iterator[Connection[Any]]:
        """The connection."""
        yield self.alone


@contextmanager
def what_if(connections: Connections, stream: UUID, said_next: Said) -> Iterator[tuple[Connections, int]]:
    """The projections as they would be if this were said next of a stream, and the position at which it would be.

    All below that position is as it is on record. Raises Erased.
    """
    with connections.connection() as connection, connection.transaction(force_rollback=True):
        connection.execute(STEADY)
        position = position_of(connection) + 1
        entries = [Entry(*row) for row in connection.execute(STREAM, {"stream": stream, "until": position - 1})]
        if any(entry.payload is None for entry in entries):
            raise Erased(stream)
        folded = rows(str(stream), [*map(said, entries), said_next])
        connection.execute(SHADOWED)
        _shadow(connection, "fact_version", stream, position, folded.facts)
        _shadow(connection, "development_version", stream, position, folded.developments)
        yield Alone(connection), position


def _shadow(connection: Connection[Any], live: str, stream: UUID, position: int, found: Sequence[Any]) -> None:
    table = f"hypothetical_{live}"
    names = {"live": sql.Identifier(live), "table": sql.Identifier(table)}
    connection.execute(sql.SQL(HYPOTHETICAL).format(**names))
    copy, encode = TABLES[live]
    copied(connection, copy.replace(live, table, 1), (encode((*row, position, OPEN)) for row in found))
    connection.execute(
        sql.SQL(BEFORE_LIVE).format(**names, development=sql.Literal(str(stream)), open=sql.Literal(OPEN))
    )
