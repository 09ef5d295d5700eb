"""Tiles of the tree (C2SP tlog-tiles): 256 hashes of one level at a time, and the entries 256 at a time.

A level of tiles holds every eighth height of the tree. A whole tile never changes; a partial one, the last of its
level, has its width in its path, so that no path ever changes its bytes. There is no empty tile.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from events.audit.merkle import Nodes, paired

WIDTH, HEIGHT, HASH = 256, 8, 32
"""Hashes of a whole tile, the levels of the tree between two levels of tiles, and the bytes of a hash."""

ENTRIES = -1
"""The level of the bundles, which hold the leaves themselves."""

LARGEST_ENTRY = 0xFFFF
"""Bytes of the largest leaf that a bundle can hold."""

PATH = re.compile(
    r"(entries|[0-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/){0,5}[0-9]{3})"
    r"(?:\.p/([1-9]|[1-9][0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5]))?"
)


@dataclass(frozen=True, slots=True, order=True)
class Tile:
    """A tile: its level, its place there, and how many hashes (or leaves) it holds."""

    level: int
    index: int
    width: int = WIDTH

    @classmethod
    def parse(cls, path: str) -> Self | None:
        """The tile of a path below `tile/`; none where the path is not in its one form."""
        matched = PATH.fullmatch(path)
        if matched is None:
            return None
        level = ENTRIES if matched[1] == "entries" else int(matched[1])
        found = cls(level, int(re.sub("[x/]", "", matched[2])), int(matched[3] or WIDTH))
        return found if found.path() == path else None

    def path(self) -> str:
        """The path below `tile/`: the index in groups of three digits, all but the last with an x before."""
        *groups, last = f"{self.index:,}".split(",")
        index = "/".join([*(f"x{group:0>3}" for group in groups), f"{last:0>3}"])
        level = "entries" if self.level == ENTRIES else self.level
        return f"{level}/{index}" if self.width == WIDTH else f"{level}/{index}.p/{self.width}"


def tiles(size: int, since: int = 0) -> Iterator[Tile]:
    """The tiles of hashes that a tree of `size` leaves has and one of `since` leaves has not, by level and place."""
    for level in range(-(-size.bit_length() // HEIGHT)):
        yield from _row(level, size >> HEIGHT * level, since >> HEIGHT * level)


def bundles(size: int, since: int = 0) -> Iterator[Tile]:
    """The bundles of entries that a log of `size` leaves has and one of `since` leaves has not."""
    return _row(ENTRIES, size, since)


def _row(level: int, hashes: int, had: int) -> Iterator[Tile]:
    for index in range(had // WIDTH, hashes // WIDTH):
        yield Tile(level, index)
    if hashes % WIDTH and hashes != had:
        yield Tile(level, hashes // WIDTH, hashes % WIDTH)


def nodes(size: int, read: Callable[[Tile], bytes]) -> Nodes:
    """The hashes of the complete subtrees of a tree of `size` leaves, read from its tiles, each once.

    Raises ValueError where a tile has not as many bytes as its width asks for.
    """
    known: dict[Tile, bytes] = {}

    def node(height: int, index: int) -> bytes:
        level, above = divmod(height, HEIGHT)
        place, first = divmod(index << above, WIDTH)
        tile = Tile(level, place, min(WIDTH, (size >> HEIGHT * level) - place * WIDTH))
        if tile not in known:
            known[tile] = read(tile)
            if len(known[tile]) != tile.width * HASH:
                raise ValueError(f"tile {tile.path()} has {len(known[tile])} bytes, not {tile.width * HASH}")
        row = [known[tile][at * HASH : (at + 1) * HASH] for at in range(first, first + (1 << above))]
        while len(row) > 1:
            row = paired(row)
        return row[0]

    return node


def bundle(leaves: Iterable[bytes]) -> bytes:
    """The bytes of a bundle: each leaf behind its length, in two bytes, the larger first. Raises ValueError."""
    parts = []
    for leaf in leaves:
        if len(leaf) > LARGEST_ENTRY:
            raise ValueError(f"a leaf of {len(leaf)} bytes does not fit a bundle: it takes {LARGEST_ENTRY}")
        parts += [len(leaf).to_bytes(2), leaf]
    return b"".join(parts)


def entries(data: bytes) -> list[bytes]:
    """The leaves of a bundle. Raises ValueError where it ends within one."""
    found: list[bytes] = []
    at = 0
    while at < len(data):
        start = at + 2
        at = start + int.from_bytes(data[at:start])
        if start > len(data) or at > len(data):
            raise ValueError(f"the bundle ends within its leaf {len(found)}")
        found.append(data[start:at])
    return found
