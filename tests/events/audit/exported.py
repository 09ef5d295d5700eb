"""A log of some leaves in a directory, as C2SP tlog-tiles lays it out, made by our core."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from events.audit import merkle
from events.audit.checkpoint import Checkpoint
from events.audit.leaf import Event, commitment, wrapped
from events.audit.merkle import Frontier, leaf_hash
from events.audit.note import Signer
from events.audit.tiles import HASH, HEIGHT, WIDTH, Tile, bundle, bundles, entries, nodes, tiles

LOG = Signer("entente.example/log", b"l" * 32)
WITNESS = Signer("witness.example/w", b"w" * 32)
BEGAN = datetime(2025, 9, 3, tzinfo=UTC)


def leaves(number: int) -> list[bytes]:
    """That many leaves, one a stream."""
    return [wrapped(_event(at).encoded(), at + 1, BEGAN + timedelta(seconds=at)) for at in range(number)]


def _event(at: int) -> Event:
    said = commitment(at.to_bytes(32), b'{"title":"%d"}' % at)
    return Event(stream=str(UUID(int=at)), version=1, topic="recorded", author=f"dësk {at % 3}", commitment=said)


@dataclass(frozen=True)
class Exported:
    """A directory with `checkpoint`, `checkpoints/SIZE`, `tile/...` and the key of the log."""

    folder: Path
    vkey: str
    sizes: tuple[int, ...]

    @property
    def size(self) -> int:
        """Of the newest checkpoint."""
        return self.sizes[-1]

    def note(self, size: int) -> str:
        """The signed checkpoint of a size."""
        return (self.folder / "checkpoints" / str(size)).read_text()

    def leaves(self) -> list[bytes]:
        """All leaves."""
        return [leaf for tile in bundles(self.size) for leaf in entries(self.read(tile))]

    def read(self, tile: Tile) -> bytes:
        """The bytes of a tile or a bundle."""
        return (self.folder / "tile" / tile.path()).read_bytes()

    def inclusion(self, index: int) -> list[bytes]:
        """Our proof that the newest tree holds a leaf, from the tiles."""
        return merkle.inclusion_proof(index, self.size, nodes(self.size, self.read))

    def consistency(self, old: int) -> list[bytes]:
        """Our proof that the newest tree has grown out of an older one."""
        return merkle.consistency_proof(old, self.size, nodes(self.size, self.read))


def export(folder: Path, made: list[bytes], sizes: Iterable[int]) -> Exported:
    """Write a log with a checkpoint at each of these sizes, the last over all leaves."""
    (folder / "checkpoints").mkdir(parents=True)
    frontier, rows, since = Frontier(), dict.fromkeys(range(8), b""), 0
    for size in sizes:
        new = made[since:size]
        for height, (_, hashes) in enumerate(frontier.extend([leaf_hash(leaf) for leaf in new])):
            if height % HEIGHT == 0:
                rows[height // HEIGHT] += b"".join(hashes)
        for tile in tiles(size, since):
            _write(folder, tile, rows[tile.level][tile.index * WIDTH * HASH :][: tile.width * HASH])
        for tile in bundles(size, since):
            _write(folder, tile, bundle(made[tile.index * WIDTH :][: tile.width]))
        checkpoint = Checkpoint(LOG.name, size, frontier.root())
        note = checkpoint.signed(LOG) + WITNESS.cosign(checkpoint.text(), 1_760_000_000 + size).encode()
        for name in ("checkpoint", f"checkpoints/{size}"):
            (folder / name).write_bytes(note)
        since = size
    return Exported(folder, str(LOG.verifier()), tuple(sizes))


def _write(folder: Path, tile: Tile, data: bytes) -> None:
    path = folder / "tile" / tile.path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
