"""Exports the log for an auditor, up to a checkpoint; `service/methods/audit.md` says what stands where."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from psycopg import Connection

from events.audit import checkpoints
from events.audit.behind import between, bundles_of, erasures
from events.audit.checkpoints import Kept, sign_when_due
from events.audit.integrator import integrate
from events.audit.note import Signer
from events.audit.proof import Proof
from events.audit.source import erasure, payloads
from events.audit.tiles import ENTRIES, Tile, bundle, tiles
from events.audit.tree import Tree
from events.errors import NotIntegrated
from service.audit.digests import digest_lines
from service.audit.sink import Sink

PAGE = 1000
"""Checkpoints that are read together."""

SIGNERS = "SELECT signer FROM log.checkpoint WHERE size <= %(size)s GROUP BY signer ORDER BY max(size) DESC"


class NoCheckpoint(LookupError):
    """No checkpoint was signed that an export could be under."""


@dataclass(frozen=True)
class Export:
    """Writes a log, read through a connection and a tree; a signer signs its newest state, where there is one."""

    connection: Connection[Any]
    tree: Tree
    signer: Signer | None

    def under(self, until: int | None, size: int | None) -> Kept:
        """The checkpoint that an export is to be under: of a size, the first over a position, or the newest.

        Raises NoCheckpoint.
        """
        self._sign()
        if size is not None:
            kept = checkpoints.first_over(self.connection, size)
            kept = kept if kept and kept.size == size else None
        elif until is not None:
            kept = checkpoints.first_over(self.connection, until)
        else:
            kept = checkpoints.newest(self.connection)
        if kept is None:
            wanted = f"of {size} leaves" if size is not None else f"over position {until}" if until else "so far"
            raise NoCheckpoint(f"No checkpoint {wanted} has been signed.")
        return kept

    def write(self, sink: Sink, kept: Kept, progress: Callable[[int], object] = lambda _: None) -> None:
        """Write the export under a checkpoint; the checkpoint comes last, when all that it is over is there."""
        for each in bundles_of(self.connection, kept.size):
            sink.put(f"tile/{Tile(ENTRIES, each.number, len(each.leaves)).path()}", bundle(each.leaves))
            sink.put(payloads(each.number), b"".join(words.line() for words in each.words))
            progress(each.words[-1].position)
        for tile in tiles(kept.size):
            sink.put(f"tile/{tile.path()}", self.tree.tile(tile))
        self._erasures(sink, kept.size)
        sink.put("digests", b"".join(digest_lines(self.connection, kept.size)))
        keys = signers(self.connection, kept.size)
        sink.put("keys", "".join(f"{key}\n" for key in keys).encode())
        sink.put("policy", policy(keys).encode())
        self._checkpoints(sink, kept)
        sink.put("checkpoint", kept.note.encode())

    def _checkpoints(self, sink: Sink, kept: Kept) -> None:
        size = 0
        while size < kept.size and (page := checkpoints.after(self.connection, size, PAGE)):
            for each in page:
                if each.size <= kept.size:
                    sink.put(f"checkpoints/{each.size}", each.note.encode())
            size = page[-1].size

    def _erasures(self, sink: Sink, size: int) -> None:
        """Receipts of the erasures behind the end of the export, which have taken words out of it."""
        later = erasures(self.connection, size)
        if later:
            self._sign()
        for stream, position in later:
            sink.put(erasure(stream.bytes), receipt(self.connection, self.tree, position))

    def _sign(self) -> None:
        integrate(self.connection)
        if self.signer:
            sign_when_due(self.connection, self.signer, every=0)


def receipt(connection: Connection[Any], tree: Tree, position: int) -> bytes:
    """What proves, with the log's key alone, that a leaf is on record; the leaf comes along. Raises NotIntegrated."""
    kept = checkpoints.first_over(connection, position)
    if kept is None:
        raise NotIntegrated(tree.size(), position)
    [(leaf, _)] = between(connection, position - 1, position)
    path = tuple(tree.inclusion(position - 1, kept.size))
    return Proof(position - 1, path, kept.note.encode(), leaf).text()


def signers(connection: Connection[Any], size: int) -> list[str]:
    """The verifier keys under which a log of a size stands, the newest first."""
    return [key for (key,) in connection.execute(SIGNERS, {"size": size})]


def policy(keys: list[str]) -> str:
    """What a checkpoint of the log must bear, as its operator has it (C2SP tlog-policy)."""
    return "".join(f"log {key}\n" for key in keys) + "quorum none\n"
