"""The connections of a process, and how what is done with several of them is done together."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from psycopg import Connection
from psycopg_pool import ConnectionPool


class Pool(ConnectionPool[Connection[Any]]):
    """A pool that can have all that a thread does commit together, though each part of it asks for a connection."""

    _shared: ContextVar[Connection[Any] | None]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._shared = ContextVar("shared", default=None)
        super().__init__(*args, **kwargs)

    @contextmanager
    def connection(self, timeout: float | None = None) -> Iterator[Connection[Any]]:
        """A connection; within `together` always the same one, in a savepoint of its own."""
        shared = self._shared.get()
        if shared is None:
            with super().connection(timeout) as connection:
                yield connection
        else:
            with shared.transaction():
                yield shared

    @contextmanager
    def together(self) -> Iterator[Connection[Any]]:
        """Have all that this thread does from here on commit together or not at all; `Rollback` undoes it quietly."""
        with super().connection() as connection, connection.transaction():
            token = self._shared.set(connection)
            try:
                yield connection
            finally:
                self._shared.reset(token)
