"""A receiver of webhooks: it keeps what comes, and answers as a test wants."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

import orjson

Answering = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Received:
    """A request as it came."""

    headers: dict[str, str]
    body: bytes

    @property
    def data(self) -> Any:
        """What it tells."""
        return orjson.loads(self.body)["data"]


@dataclass
class Receiver:
    """What came so far, and how each of the next requests is answered, in turn; without more to say, 204."""

    url: str = ""
    received: list[Received] = field(default_factory=list)
    answers: list[Answering] = field(default_factory=list)
    end: Event = field(default_factory=Event)

    def taken(self) -> list[Any]:
        """What was told since the last look."""
        told, self.received = [each.data for each in self.received], []
        return told


def status(code: int, **headers: str) -> Answering:
    """An answer with a status, and headers whose names are written with underscores."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def closing(handler: BaseHTTPRequestHandler) -> None:
    """No answer: the connection is closed."""
    handler.close_connection = True


def hanging(receiver: Receiver) -> Answering:
    """No answer until the end."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        receiver.end.wait(30)

    return answer


def dripping(receiver: Receiver) -> Answering:
    """An answer whose head never ends: a byte now and then until the end."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not receiver.end.wait(0.05):
            handler.wfile.write(b"a")
            handler.wfile.flush()

    return answer


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver at a port of its own."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.received.append(Received(dict(self.headers), body))
            answer = receiver.answers.pop(0) if receiver.answers else status(204)
            answer(self)

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        receiver.url = f"http://127.0.0.1:{server.server_port}/hook"
        try:
            yield receiver
        finally:
            receiver.end.set()
            server.shutdown()
            thread.join()
