"""A worker of gunicorn in which requests take turns, and which leaves connections to the other workers.

Python runs one thread at a time. Where each request that has come is given a thread, most of them wait for another to
let go, and with fifty clients a good part of the processor goes into changing from one to the next.
"""

import time
from collections import deque
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker  # type: ignore[import-untyped]

LONG = 0.005
"""Seconds after which a request keeps the next one waiting no more: it streams, waits, or has much to work out."""

LEFT = 0.001
"""Seconds for which a worker that has a request under way leaves the next connection to others, so that all have as
many."""


class TurnsWorker(ThreadWorker):  # type: ignore[misc]
    """A worker that begins requests in the order in which they came, each once the one before is done or takes long."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiting: deque[TConn] = deque()
        self.turn: TConn | None = None
        self.begun = 0.0
        self.accepts_from = 0.0

    def accept(self, listener: Any) -> None:
        """Accept a connection, unless another worker was faster."""
        before = self.nr_conns
        super().accept(listener)
        if self.nr_conns > before:
            self.accepts_from = time.monotonic() + LEFT
            self.set_accept_enabled(False)

    def set_accept_enabled(self, enabled: bool) -> None:
        """Look for connections, unless they are left to the others, or no more."""
        left = (self.turn or self.waiting) and time.monotonic() < self.accepts_from
        super().set_accept_enabled(enabled and not left)

    def enqueue_req(self, conn: TConn) -> None:
        """Have a request wait for its turn."""
        self.waiting.append(conn)
        self._begin()

    def finish_request(self, conn: TConn, fs: Any) -> None:
        """Have done with a request, which may be somebody's turn."""
        if conn is self.turn:
            self.turn = None
        super().finish_request(conn, fs)
        self._begin()

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """Wait for no longer than a connection is left to the others, or a request for its turn."""
        if not self._accepting and self.alive and self.nr_conns < self.worker_connections:
            timeout = LEFT
        elif self.waiting:
            timeout = LONG
        super().wait_for_and_dispatch_events(timeout)
        self._begin()

    def _begin(self) -> None:
        while self.waiting and (self.turn is None or time.monotonic() - self.begun >= LONG):
            self.turn = self.waiting.popleft()
            self.begun = time.monotonic()
            super().enqueue_req(self.turn)
