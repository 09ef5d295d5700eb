"""Exports as somebody with the log's key could write them: whatever the leaves say, tree and notes go with it."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson

from events.audit.checkpoint import Checkpoint
from events.audit.leaf import Event, commitment, wrapped
from events.audit.merkle import Frontier, leaf_hash
from events.audit.note import Signer
from events.audit.signing import signed
from events.audit.source import Words, payloads
from events.audit.tiles import HASH, HEIGHT, WIDTH, bundle, bundles, tiles

LOG = Signer("entente.example/log", b"l" * 32)
BEGAN = datetime(2025, 9, 3, tzinfo=UTC)


@dataclass(frozen=True)
class Said:
    """An event with its words, before it stands in a log; `leaf` where its bytes are not to follow from the rest."""

    event: Event
    payload: str | None
    salt: bytes | None
    after: timedelta = timedelta(0)
    leaf: Callable[[bytes], bytes] = lambda leaf: leaf

    def at(self, position: int) -> bytes:
        """The leaf at a position: a second a position, unless it is said to be otherwise."""
        recorded_at = BEGAN + timedelta(seconds=position) + self.after
        return self.leaf(wrapped(self.event.encoded(), position, recorded_at))


def said(
    stream: int | str, version: int, topic: str, author: str = "desk", private: bytes | None = None, **words: Any
) -> Said:
    """An event of a stream, signed where there is a key, under a salt that is easy to know."""
    return worded(stream, version, topic, author, private, orjson.dumps({"author": author, **words}))


def worded(stream: int | str, version: int, topic: str, author: str, private: bytes | None, payload: bytes) -> Said:
    """An event with exactly these words."""
    name = str(UUID(int=stream)) if isinstance(stream, int) else stream
    salt = hashlib.sha256(f"{name}/{version}".encode()).digest()
    event = Event(name, version, topic, author, commitment(salt, payload))
    return Said(signed(event, private) if private else event, payload.decode(), salt)


def other(event: Said, **words: Any) -> Said:
    """The event with other words, to which it commits; a signature stays what it was."""
    payload = orjson.dumps({**orjson.loads(event.payload or "{}"), **words})
    says = event.event._replace(commitment=commitment(event.salt or b"", payload))
    return replace(event, event=says, payload=payload.decode())


def without_words(event: Said) -> Said:
    """The event with its words taken away."""
    return replace(event, payload=None, salt=None)


def written(folder: Path, events: Sequence[Said], sizes: Iterable[int] = (), signer: Signer = LOG) -> Path:
    """Write the export of a log with these events, with a checkpoint at each of these sizes and over all."""
    made = [event.at(at) for at, event in enumerate(events, 1)]
    words = [Words(at, event.payload, event.salt) for at, event in enumerate(events, 1)]
    size, frontier, rows = len(made), Frontier(), dict.fromkeys(range(8), b"")
    for kept in sorted({*sizes, size}):
        for height, (_, hashes) in enumerate(frontier.extend([leaf_hash(leaf) for leaf in made[frontier.size : kept]])):
            if height % HEIGHT == 0:
                rows[height // HEIGHT] += b"".join(hashes)
        note = Checkpoint(signer.name, kept, frontier.root()).signed(signer)
        put(folder, f"checkpoints/{kept}", note)
        put(folder, "checkpoint", note)
    for tile in tiles(size):
        put(folder, f"tile/{tile.path()}", rows[tile.level][tile.index * WIDTH * HASH :][: tile.width * HASH])
    for tile in bundles(size):
        span = slice(tile.index * WIDTH, tile.index * WIDTH + tile.width)
        put(folder, f"tile/{tile.path()}", bundle(made[span]))
        put(folder, payloads(tile.index), b"".join(each.line() for each in words[span]))
    put(folder, "keys", f"{signer.verifier()}\n".encode())
    return folder


def put(folder: Path, path: str, data: bytes) -> None:
    """Write a file of an export."""
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(data)


def changed(folder: Path, path: str, change: Callable[[bytes], bytes]) -> None:
    """Change a file of an export."""
    (folder / path).write_bytes(change((folder / path).read_bytes()))
