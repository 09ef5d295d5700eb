"""How long an export of 1,000,000 leaves takes to verify offline, and how much memory; with words and without.

The export is written once; each verification is a process of its own, whose memory shows what it takes.
"""

import hashlib
import multiprocessing
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid5

import orjson

from events.audit.checkpoint import Checkpoint
from events.audit.leaf import Event, commitment, wrapped
from events.audit.merkle import Frontier, leaf_hash
from events.audit.note import Signer
from events.audit.source import Folder, Words, payloads
from events.audit.tiles import HASH, HEIGHT, WIDTH, bundle, bundles, tiles
from events.audit.verify import verify
from tests.benchmarks.result import Result
from tests.benchmarks.sample import content

LEAVES, ROUNDS = 1_000_000, 3
SECONDS, MEGABYTES = 15.0, 200.0
LOG = Signer("entente.benchmark/log", b"l" * 32)
BEGAN = datetime(2025, 9, 3, tzinfo=UTC)
STREAMS = UUID(int=4)


class WithoutWords(Folder):
    """An export that keeps the words back, so that only the leaves can be looked at."""

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; none of words."""
        return None if path.startswith("payloads/") else super().read(path)


def run(_: str) -> list[Result]:
    """Write the export, and verify it some times over, each way."""
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder, context.Pool(1, maxtasksperchild=1) as pool:
        pool.apply(write, (folder,))
        both = {
            way: [(*pool.apply(verified, (folder, way)), pool.apply(hashed, (folder, way))) for _ in range(ROUNDS)]
            for way in ("with words", "leaves alone")
        }
    results = []
    for way, rounds in both.items():
        seconds, peaks, floors = map(list, zip(*rounds, strict=True))
        what = f"verify 1,000,000 leaves, {way}"
        results += [
            Result(what, "SHA-256 of the same files", "s", seconds, floors, "-"),
            Result(what, "the goal", "s", seconds, [SECONDS], "<= 1"),
            Result(f"{what}: peak memory", "the goal", "MB", peaks, [MEGABYTES], "<= 1"),
        ]
    return results


def verified(folder: str, way: str) -> tuple[float, float]:
    """The seconds of a verification, and the highest memory of this process, in MB."""
    source = Folder(Path(folder)) if way == "with words" else WithoutWords(Path(folder))
    began = time.perf_counter()
    report = verify(source, [LOG.verifier()], None)
    seconds = time.perf_counter() - began
    assert report.leaves == LEAVES
    assert {finding.rule for finding in report.findings} <= ({"truncated"} if way == "leaves alone" else set())
    lines = Path("/proc/self/status").read_text().splitlines()
    return seconds, next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def hashed(folder: str, way: str) -> float:
    """The seconds that it takes to read the same files and hash them, each once."""
    kept = [each for each in Path(folder).rglob("*") if each.is_file()]
    read = [each for each in kept if way == "with words" or "payloads" not in each.parts]
    began = time.perf_counter()
    for each in read:
        hashlib.sha256(each.read_bytes()).digest()
    return time.perf_counter() - began


def write(folder: str) -> None:
    """Write an export of as many records, each of a stream of its own."""
    tree, rows = Frontier(), [bytearray() for _ in range(8)]
    for tile in bundles(LEAVES):
        made = [_made(tile.index * WIDTH + at) for at in range(1, tile.width + 1)]
        _put(folder, f"tile/{tile.path()}", bundle(leaf for leaf, _ in made))
        _put(folder, payloads(tile.index), b"".join(words.line() for _, words in made))
        for height, (_, hashes) in enumerate(tree.extend([leaf_hash(leaf) for leaf, _ in made])):
            if height % HEIGHT == 0:
                rows[height // HEIGHT] += b"".join(hashes)
    for tile in tiles(LEAVES):
        at = tile.index * WIDTH * HASH
        _put(folder, f"tile/{tile.path()}", bytes(rows[tile.level][at : at + tile.width * HASH]))
    _put(folder, "checkpoint", Checkpoint(LOG.name, LEAVES, tree.root()).signed(LOG))


def _made(position: int) -> tuple[bytes, Words]:
    stream = str(uuid5(STREAMS, str(position)))
    said = {"author": "benchmark", "sources": [], "kind": "statement-made", "content": content(position)}
    payload, salt = orjson.dumps(said), hashlib.sha256(stream.encode()).digest()
    event = Event(stream, 1, "recorded", "benchmark", commitment(salt, payload))
    leaf = wrapped(event.encoded(), position, BEGAN + timedelta(microseconds=position))
    return leaf, Words(position, payload.decode(), salt)


def _put(folder: str, path: str, data: bytes) -> None:
    file = Path(folder, path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
