"""A way to the service that cuts connections: before, within and after a request, and within its answer."""

import random
import socket
from contextlib import ExitStack, suppress
from threading import Lock, Thread
from typing import Self

FAULTS = ("refused", "in the request", "before the answer", "in the answer")

PART = 65536


class Faulty:
    """Listens at `port` and passes connections on to another, of which it cuts a share."""

    def __init__(self, to: int, share: float, seed: int) -> None:
        self.to, self.share, self.chance = to, share, random.Random(seed)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.listener.getsockname()[1])
        self.cut = dict.fromkeys(FAULTS, 0)
        self.counting = Lock()

    def __enter__(self) -> Self:
        Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self.listener.accept()
                Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with ExitStack() as stack, suppress(OSError):
            stack.enter_context(client)
            client.settimeout(60)
            server = stack.enter_context(socket.create_connection(("127.0.0.1", self.to), timeout=60))
            while self._exchanged(client, server):
                pass

    def _exchanged(self, client: socket.socket, server: socket.socket) -> bool:
        """Whether a request was passed on and its answer passed back; a stream is cut sooner or later."""
        fault = self._fault()
        if fault == "refused":
            return False
        request = whole(client)
        if fault == "in the request":
            server.sendall(request[: len(request) - 10])
            return False
        server.sendall(request)
        head, rest = parted(server)
        length = length_of(head)
        if length is None:
            return self._streamed(client, server, head + rest)
        while len(rest) < length:
            rest += received(server)
        if fault == "before the answer":
            return False
        answer = head + rest
        client.sendall(answer[: len(answer) // 2] if fault == "in the answer" else answer)
        return fault is None

    def _streamed(self, client: socket.socket, server: socket.socket, begun: bytes) -> bool:
        left = self.chance.randrange(500, 8000) if self.share else 2**30
        part = begun
        while left > 0:
            client.sendall(part[:left])
            left -= len(part)
            part = received(server)
        return False

    def _fault(self) -> str | None:
        with self.counting:
            fault = self.chance.choice(FAULTS) if self.chance.random() < self.share else None
            if fault:
                self.cut[fault] += 1
            return fault


def whole(sender: socket.socket) -> bytes:
    head, rest = parted(sender)
    while len(rest) < (length_of(head) or 0):
        rest += received(sender)
    return head + rest


def parted(sender: socket.socket) -> tuple[bytes, bytes]:
    """The head of a message, and what came with it."""
    read = b""
    while b"\r\n\r\n" not in read:
        read += received(sender)
    head, end, rest = read.partition(b"\r\n\r\n")
    return head + end, rest


def received(sender: socket.socket) -> bytes:
    part = sender.recv(PART)
    if not part:
        raise ConnectionResetError
    return part


def length_of(head: bytes) -> int | None:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return None
