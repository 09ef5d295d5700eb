"""Rows as COPY writes them, taken out of a database and put in again with nothing between."""

from collections.abc import Mapping
from typing import Any

from psycopg import Connection


def copied_out(connection: Connection[Any], statement: str, terms: Mapping[str, Any] | None = None) -> bytes:
    """What a `COPY ... TO STDOUT` gives."""
    with connection.cursor() as cursor, cursor.copy(statement, terms) as copy:
        return b"".join(copy)


def copied_in(connection: Connection[Any], statement: str, rows: bytes) -> None:
    """Have a `COPY ... FROM STDIN` take rows."""
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        copy.write(rows)
