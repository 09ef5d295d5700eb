"""One streaming standby, reached directly or through a PgBouncer that lends connections for a transaction."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any

import psycopg
from psycopg import Connection, Error, OperationalError
from psycopg.conninfo import conninfo_to_dict
from psycopg_pool import ConnectionPool, PoolTimeout

OPTIONS: dict[str, Any] = {
    "autocommit": True, "connect_timeout": 2, "prepare_threshold": 2, "tcp_user_timeout": 3000, "keepalives_idle": 5,
}  # fmt: skip

PATIENCE = 1.0
"""Seconds within which a standby must lend a connection."""

SHORTEST, LONGEST = 0.002, 0.02
"""Seconds between two looks at one that is waited for: twice as many each time."""

SESSION = "SELECT pg_backend_pid(), current_setting('search_path'), current_setting('timezone')"

WANTED = ("projection, public", "UTC")

PROGRESS = """
    SELECT progress.position, event.recorded_at
    FROM progress LEFT JOIN log.event AS event USING (position)
"""


class Misconfigured(OperationalError):
    """A pooler hands out sessions in which the tables are not found."""

    def __init__(self) -> None:
        super().__init__("its sessions lack the search_path and the timezone of the guide on scaling")


class Standby:
    """One standby, and how far it had come when it was last looked at: `position` and `recorded_at` of its head."""

    def __init__(self, url: str, size: int, configure: Callable[[Connection[Any]], None]) -> None:
        """A standby that may lend so many connections; `configure` sets up the session of one without a pooler."""
        said = conninfo_to_dict(url)
        self.name = f"{said.get('host')}:{said.get('port', 5432)}"
        self.position, self.recorded_at = 0, datetime.min.replace(tzinfo=UTC)
        self.usable, self.reason = False, "not looked at yet"
        self._url, self._session = url, configure
        self._looking: Connection[Any] | None = None
        self._pool: ConnectionPool[Connection[Any]] = ConnectionPool(
            url, min_size=0, max_size=size, kwargs=OPTIONS, configure=self._configure,
            check=ConnectionPool.check_connection, timeout=PATIENCE, reconnect_timeout=PATIENCE, open=True,
        )  # fmt: skip

    def tells(self, instant: datetime | None) -> bool:
        """Whether it can be asked, and has come past an instant, so that what it says of that is final."""
        return self.usable and (instant is None or self.recorded_at > instant)

    def comes_to(self, position: int, deadline: float) -> bool:
        """Whether it comes to a position before a deadline."""
        pause = SHORTEST
        try:
            while self.position < position and time.monotonic() + pause < deadline:
                time.sleep(pause)
                pause = min(2 * pause, LONGEST)
                with self.connection() as connection:
                    self._note(connection)
        except (OperationalError, PoolTimeout) as error:
            self.leave_out(error)
        return self.position >= position

    def connection(self) -> AbstractContextManager[Connection[Any]]:
        """A connection for as long as the context lasts."""
        return self._pool.connection()

    def leave_out(self, error: Exception) -> None:
        """Ask it no more until it is looked at again."""
        self.usable, self.reason = False, str(error).strip().partition("\n")[0]

    def look(self, floor: int) -> None:
        """See whether it answers, and has come at least to a position."""
        try:
            if self._looking is None:
                self._looking = psycopg.connect(self._url, **OPTIONS)
                self._configure(self._looking)
            self._note(self._looking)
        except Error as error:
            self.leave_out(error)
            if self._looking is not None:
                self._looking.close()
                self._looking = None
        else:
            self.usable, self.reason = self.position >= floor, f"at position {self.position}, behind {floor}"

    def close(self) -> None:
        """Close its connections."""
        self._pool.close()

    def _note(self, connection: Connection[Any]) -> None:
        row = connection.execute(PROGRESS).fetchone()
        if row and row[1]:
            self.position, self.recorded_at = row

    def _configure(self, connection: Connection[Any]) -> None:
        """Set up a session. One of a pooler, whose process is not the one it says, must be set up already."""
        row = connection.execute(SESSION).fetchone()
        if row and row[0] == connection.info.backend_pid:
            self._session(connection)
        else:
            connection.prepare_threshold = None
            if row is None or row[1:] != WANTED:
                raise Misconfigured
