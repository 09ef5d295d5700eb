"""How a process hears that the log goes on: one connection listens, for all who wait."""

from collections.abc import Callable
from threading import Condition, Thread

import psycopg

from events.recorder import HEAD
from service.stopping import STOPPING

LISTEN = "LISTEN log"

BEAT = 1.0
"""Seconds after which it looks at the head in any case, and tries again where the database went away."""


class Listening:
    """The newest position of the log as this process knows it. Its thread starts when somebody first waits."""

    def __init__(self, url: str, closed: Callable[[], bool]) -> None:
        """`closed` says when nobody will wait any more."""
        self.url, self.closed = url, closed
        self.head = 0
        self.changed = Condition()
        self.thread: Thread | None = None

    def wait(self, position: int, seconds: float) -> None:
        """Wait until the log has gone on beyond a position, or for so many seconds."""
        with self.changed:
            if self.thread is None:
                self.thread = Thread(target=self._run, name="listening", daemon=True)
                self.thread.start()
            self.changed.wait_for(lambda: self.head > position, seconds)

    def _run(self) -> None:
        while not self.ended():
            try:
                with psycopg.connect(self.url, autocommit=True, connect_timeout=3) as connection:
                    connection.execute(LISTEN)
                    self._follow(connection)
            except psycopg.Error:
                STOPPING.wait(BEAT)

    def _follow(self, connection: psycopg.Connection) -> None:
        """Tell of each advance; what came before the first look is in it."""
        while not self.ended():
            row = connection.execute(HEAD, prepare=True).fetchone()
            with self.changed:
                self.head = int(row[0]) if row else 0
                self.changed.notify_all()
            for _ in connection.notifies(timeout=BEAT, stop_after=1):
                pass

    def ended(self) -> bool:
        """Whether there is nothing to wait for any more: the process is to stop, or has closed what it works with."""
        return STOPPING.is_set() or self.closed()
