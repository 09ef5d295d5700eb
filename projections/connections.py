"""Where the projections get a connection from: a pool, or the one connection of a what-if."""

from contextlib import AbstractContextManager
from typing import Any, Protocol

from psycopg import Connection


class Connections(Protocol):
    """Lends a connection whose search path finds the projections."""

    def connection(self) -> AbstractContextManager[Connection[Any]]:
        """A connection for as long as the context lasts."""
