"""Leaves a second that are hashed and taken into the tree, against a plain hashlib loop over the same bytes.

Those bytes are what SHA-256 must see for a tree of any make: each leaf behind a zero, and a leaf an inner node of 65
bytes, but for one. A second line has the leaves alone for a floor. All runs in a process of its own, whose memory shows
what the tree takes.
"""

import multiprocessing
import time
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from events.audit.leaf import Event, wrapped
from events.audit.merkle import Frontier, leaf_hash
from tests.benchmarks.result import Result

LEAVES, BATCH, ROUNDS = 1_000_000, 5_000, 3
BEGAN = datetime(2025, 9, 3, tzinfo=UTC)


def run(_: str) -> list[Result]:
    """Measure in another process, some times over."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1, maxtasksperchild=1) as pool:
        rounds = [pool.apply(measured) for _ in range(ROUNDS)]
    ours, floors, bare, began, peaks = map(list, zip(*rounds, strict=True))
    return [
        Result("leaf hashing and tree", "plain hashlib loop, same bytes", "leaves/s", ours, floors, ">= 0.5"),
        Result("leaf hashing and tree", "plain hashlib loop, leaves alone", "leaves/s", ours, bare, "-"),
        Result("tree of 1,000,000 leaves, peak memory", "the process before", "MB", peaks, began, "-"),
    ]


def measured() -> tuple[float, float, float, float, float]:
    """Leaves a second of ours and of the two floors, in turns by batches; memory before and at its highest, in MB."""
    before, tree, seconds = _peak(), Frontier(), [0.0, 0.0, 0.0]
    inner = b"\x01" + bytes(64)
    for first in range(0, LEAVES, BATCH):
        leaves = [_leaf(number) for number in range(first, first + BATCH)]
        times = [time.perf_counter()]
        tree.extend([leaf_hash(leaf) for leaf in leaves])
        times.append(time.perf_counter())
        for leaf in leaves:
            sha256(b"\x00" + leaf).digest()
            sha256(inner).digest()
        times.append(time.perf_counter())
        for leaf in leaves:
            sha256(b"\x00" + leaf).digest()
        times.append(time.perf_counter())
        seconds = [known + until - since for known, since, until in zip(seconds, times, times[1:], strict=False)]
    tree.root()
    ours, floor, bare = (LEAVES / each for each in seconds)
    return ours, floor, bare, before, _peak()


def _leaf(number: int) -> bytes:
    event = Event(str(UUID(int=number)), 1, "recorded", "benchmark", f"{number:064x}")
    return wrapped(event.encoded(), number + 1, BEGAN + timedelta(microseconds=number))


def _peak() -> float:
    """The highest memory of this process so far, in MB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
