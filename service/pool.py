"""The connections of a process, and how what is done with several of them is done together."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from select import select
from threading import BoundedSemaphore
from time import monotonic, perf_counter
from typing import Any

from psycopg import Connection, OperationalError
from psycopg_pool import ConnectionPool, PoolTimeout

from service.metrics import POOL_IN_USE, POOL_WAIT
from service.standby import Standby

BEGIN = "BEGIN"

BEGUN = "SAVEPOINT begun"

BACK = "ROLLBACK TO SAVEPOINT begun"

COMMIT = "COMMIT"

AWAY = 2.0
"""Seconds that a request waits for a connection while the database is away, so that it does not hold up its thread."""


class Pool(ConnectionPool[Connection[Any]]):
    """A pool that can have all that a thread does commit together, though each part of it asks for a connection.

    What a thread only reads can come from a standby.
    """

    _shared: ContextVar[Connection[Any] | None]
    _standby: ContextVar[Standby | None]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._shared = ContextVar("shared", default=None)
        self._standby = ContextVar("standby", default=None)
        self._away = False
        super().__init__(*args, **kwargs)
        self._two = BoundedSemaphore(max(1, self.max_size - 1))

    def read_from(self, standby: Standby | None) -> Standby | None:
        """Have this thread read from a standby, or from here again; from which one it did so far."""
        before = self._standby.get()
        self._standby.set(standby)
        return before

    def getconn(self, timeout: float | None = None) -> Connection[Any]:
        """A connection that the server has not closed; the wait is a short one where it has closed others."""
        deadline = monotonic() + (self.timeout if timeout is None else timeout)
        while True:
            patience = deadline - monotonic()
            connection = super().getconn(min(patience, AWAY) if self._away else patience)
            if _alive(connection):
                self._away = False
                return connection
            self.putconn(connection)

    def putconn(self, conn: Connection[Any]) -> None:
        """Take a connection back, and see whether the server has closed it."""
        self._away = self._away or conn.closed
        super().putconn(conn)

    @contextmanager
    def connection(self, timeout: float | None = None) -> Iterator[Connection[Any]]:
        """A connection; within `together` always the same one, where a part that fails undoes those before it."""
        shared, standby = self._shared.get(), self._standby.get()
        if shared is None:
            asked = perf_counter()
            with standby.connection() if standby else super().connection(timeout) as connection:
                POOL_WAIT.observe(perf_counter() - asked)
                with POOL_IN_USE.track_inprogress():
                    yield connection
        else:
            try:
                yield shared
            except Exception:
                shared.execute(BACK)
                raise

    @contextmanager
    def one_held_and_another(self) -> Iterator[None]:
        """Surround what holds a connection and asks for another, so that those who do so never wait for each other.

        One connection fewer than there are is held so. Raises PoolTimeout.
        """
        if not self._two.acquire(timeout=self.timeout):
            raise PoolTimeout("too many hold a connection and wait for another")
        try:
            yield
        finally:
            self._two.release()

    @contextmanager
    def together(self) -> Iterator[Connection[Any]]:
        """Have all that this thread does from here on be done on one connection.

        The caller executes BEGIN, then BEGUN where parts may start. At the end it is committed, after an error undone.
        """
        with super().connection() as connection:
            token = self._shared.set(connection)
            try:
                yield connection
            finally:
                self._shared.reset(token)


def _alive(connection: Connection[Any]) -> bool:
    """Ask the server only where its side has something to say, as it has when it closed the connection."""
    if select([connection], [], [], 0)[0]:
        try:
            Pool.check_connection(connection)
        except OperationalError:
            return False
    return True
