"""Where the projections get a connection from: a pool, or the one connection of a what-if."""

from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar

from psycopg import Connection
from psycopg.conninfo import make_conninfo
from psycopg.rows import class_row

Row = TypeVar("Row")


class Connections(Protocol):
    """Lends a connection whose search path finds the projections."""

    def connection(self) -> AbstractContextManager[Connection[Any]]:
        """A connection for as long as the context lasts."""


def rows(connections: Connections, row: type[Row], statement: str, **terms: Any) -> list[Row]:
    """What a statement returns, each row as what it is."""
    with connections.connection() as connection:
        return rows_on(connection, row, statement, **terms)


def rows_on(connection: Connection[Any], row: type[Row], statement: str, **terms: Any) -> list[Row]:
    """The same on a connection that one has."""
    with connection.cursor(row_factory=class_row(row)) as cursor:
        return cursor.execute(statement, terms).fetchall()


def conninfo_of(connection: Connection[Any]) -> str:
    """How to connect as a connection did."""
    return make_conninfo(**connection.info.get_parameters(), password=connection.info.password or None)
