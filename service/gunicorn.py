"""How gunicorn runs the web workers: `gunicorn --config python:service.gunicorn`. The command line may override."""

import gc
import importlib
import os
import signal
import socket
import time
from contextlib import suppress
from types import FrameType
from typing import Any

from gunicorn import glogging  # type: ignore[import-untyped]
from gunicorn.workers.gthread import TConn  # type: ignore[import-untyped]

from service import keeper, logs
from service.counting import MEMORY, VARIABLE, directory
from service.settings import Settings
from service.stopping import STOPPING
from service.turns import TurnsWorker

wsgi_app = "service.wsgi:app()"
worker_class = "service.gunicorn.Worker"
logger_class = "service.gunicorn.Logger"
errorlog = None
control_socket_disable = True
worker_tmp_dir = MEMORY
workers = 2
threads = 64
worker_connections = 1000
keepalive = 15
graceful_timeout = 4
limit_request_line = 8190
limit_request_fields = 64
limit_request_field_size = 8190

ONE_CORE = "OPENBLAS_NUM_THREADS", "1"
"""A worker has many answers to work out at once: threads of one answer would wait for cores that others have."""

READ_WITHIN = 20.0
"""Seconds in which a client must have sent its request, head and body, so that none holds a thread for ever."""

SLOWEST = 2**20
"""Bytes in a second that a client must send of a large body, beyond those first seconds."""

TAKEN_WITHIN = 30_000
"""Milliseconds in which a client must have taken what was sent to it."""

COLLECTED_AFTER = 50_000
"""Objects, more than were given up, after which the collector looks at them."""


def on_starting(server: Any) -> None:
    """Give the workers a place to count in, unless whoever started us gave one to more than us.

    Then load the modules that each of them needs, so that they share them; each opens and builds its own application.
    """
    if VARIABLE not in os.environ:
        server.counted = directory()
        os.environ[VARIABLE] = server.counted.name
    os.environ.setdefault(*ONE_CORE)
    importlib.import_module("service.wsgi")


def child_exit(_: object, worker: Any) -> None:
    """Count no more what a worker that has ended has under way."""
    from prometheus_client.multiprocess import mark_process_dead  # which must not be loaded before there is the place

    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def post_fork(server: Any, _: object) -> None:
    """Have a worker that serves nobody yet die with its master, so that another may listen where it did."""
    _bind(server.pid, signal.SIGKILL)


def post_worker_init(worker: Any) -> None:
    """Have the worker stop when its master dies, as when it is asked to."""
    _bind(worker.ppid, signal.SIGTERM)
    collect_less()


def collect_less() -> None:
    """Have the collector leave alone what the application is made of, and look at what is new less often.

    An answer of thousands of rows is made of nothing else than what it looks at, and leaves no cycle behind.
    """
    gc.freeze()
    gc.set_threshold(COLLECTED_AFTER, 20, 10)


def _bind(master: int, number: int) -> None:
    if bind := keeper.bound_to(master, number):
        bind()


class Logger(glogging.Logger):  # type: ignore[misc]
    """Says what gunicorn has to say where all else is said. Requests are told by the application."""

    def setup(self, cfg: Any) -> None:
        """Let what gunicorn says through to the log of this process."""
        super().setup(cfg)
        level = Settings.read(os.environ).log_level
        logs.configure(level)
        self.error_log.setLevel(level.upper())
        self.error_log.propagate = True


class Worker(TurnsWorker):
    """A worker that tells its streams when it is to stop, and hangs up on clients that are too slow to ask."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reading: dict[TConn, tuple[float, Any]] = {}
        self.looked = 0.0

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to stop."""
        STOPPING.set()
        super().handle_exit(sig, frame)

    def handle_quit(self, sig: int, frame: FrameType | None) -> None:
        """Stop at once, whatever is under way."""
        os._exit(0)

    def handle(self, conn: TConn) -> object:
        """Serve a request, from its first byte on.

        A connection that ends with it is closed here: the main thread would wait for the client, and all others for it.
        """
        if not conn.initialized and conn.sock.family in (socket.AF_INET, socket.AF_INET6):
            conn.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, TAKEN_WITHIN)
        self.reading[conn] = time.monotonic() + READ_WITHIN, None
        try:
            kept = super().handle(conn)
        finally:
            self.reading.pop(conn, None)
        if not kept:
            conn.close(graceful=True)
            conn.close = _closed
        return kept

    def handle_request(self, req: Any, conn: TConn) -> object:
        """Serve a request whose head is read."""
        if getattr(req.body.reader, "length", None) == 0:
            self.reading.pop(conn, None)
        else:
            more = getattr(req.body.reader, "length", None) or 0
            self.reading[conn] = self.reading[conn][0] + more / SLOWEST, req.body.reader
        return super().handle_request(req, conn)

    def murder_pending(self) -> None:
        """Hang up on who connected and says nothing, and, once a second, on who does not come to an end."""
        super().murder_pending()
        now = time.monotonic()
        if now - self.looked >= 1:
            self.looked = now
            for conn, (until, body) in list(self.reading.items()):
                if now > until and not _whole(body):
                    self.log.warning("a client has not sent its request within %d s", READ_WITHIN)
                    with suppress(OSError):
                        conn.sock.shutdown(socket.SHUT_RD)
                    self.reading.pop(conn, None)


def _closed(graceful: bool = False) -> None:
    """What is left to do with a connection that is closed."""


def _whole(body: Any) -> bool:
    """Whether a body has been read: one of stated length to its last byte, a chunked one to its last chunk."""
    return body is not None and (getattr(body, "length", None) == 0 or getattr(body, "parser", body) is None)
