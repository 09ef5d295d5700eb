"""One client's stream of server-sent events: every event after a position, in order, each once."""

from collections.abc import Callable, Iterable, Iterator
from select import poll
from socket import SHUT_RDWR, socket
from time import monotonic

import orjson
from psycopg import OperationalError

from events.recorder import NEWEST, Entry, Recorder
from service.listening import Listening
from service.log_form import told
from service.metrics import STREAMS

try:
    from select import POLLRDHUP as HUNG_UP
except ImportError:  # only Linux tells it before something is written
    from select import POLLHUP as HUNG_UP

RETRY = 1000
"""Milliseconds after which a client that was cut should come back."""

HEARTBEAT = 15.0
"""Seconds after which a stream without news says that it is alive."""

LOOK = 0.5
"""Seconds between two looks at whether the client is still there and the process is to stop."""

PAGE = 100
"""Events that are read and sent at a time."""


class Stream:
    """Reads in short reads, and holds no connection of the pool while it waits."""

    def __init__(
        self,
        recorder: Recorder,
        listening: Listening,
        position: int,
        client: socket | None,
        admitted: Callable[[], bool],
    ) -> None:
        """`client` is the socket behind which the client is, where that is known."""
        self.recorder, self.listening, self.position, self.client = recorder, listening, position, client
        self.admitted = admitted
        self.sending_since: float | None = None
        self.closed = False
        STREAMS.inc()

    def __iter__(self) -> Iterator[bytes]:
        """The parts as they are sent: the first has the position to come back with, should none follow."""
        yield from self._sent(f"retry: {RETRY}\nid: {self.position}\n\n".encode())
        said = monotonic()
        while self.admitted() and not (self.listening.ended() or self._hung_up()):
            entries = self._read()
            if entries or monotonic() - said >= HEARTBEAT:
                yield from self._sent(b"".join(map(event, entries)) or b":\n\n")
                said = monotonic()
            else:
                self.listening.wait(self.position, LOOK)

    def close(self) -> None:
        """Called when the client has had its answer, or has gone."""
        if not self.closed:
            STREAMS.dec()
        self.closed = True

    def cut(self, patience: float) -> None:
        """Hang up on a client that has not taken what it was sent for so many seconds."""
        if self.client and self.sending_since and monotonic() - self.sending_since > patience:
            try:
                self.client.shutdown(SHUT_RDWR)
            except OSError:
                self.close()

    def _sent(self, part: bytes) -> Iterable[bytes]:
        self.sending_since = monotonic()
        yield part
        self.sending_since = None

    def _read(self) -> list[Entry]:
        """What is next; nothing while the database is away."""
        try:
            entries = self.recorder.after(self.position, PAGE, LOOK)
        except OperationalError:
            self.listening.wait(NEWEST, LOOK)
            return []
        self.position = entries[-1].position if entries else self.position
        return entries

    def _hung_up(self) -> bool:
        if self.client is None:
            return False
        look = poll()
        look.register(self.client, HUNG_UP)
        return bool(look.poll(0))


def event(entry: Entry) -> bytes:
    """An event of the log as a server-sent event."""
    return b"id: %d\nevent: %b\ndata: %b\n\n" % (entry.position, entry.topic.encode(), orjson.dumps(told(entry)))
