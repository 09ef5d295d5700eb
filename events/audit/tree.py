"""The tree over the log as its tiles hold it: its roots at any size, and proofs."""

import time
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from psycopg import Connection
from psycopg_pool import ConnectionPool

from events.audit import merkle
from events.audit.tiles import HASH, Tile, nodes
from events.errors import NotIntegrated

SIZE = "SELECT size FROM log.tree"

TILE = "SELECT substr(hashes, 1, %(bytes)s) FROM log.tile WHERE level = %(level)s AND index = %(index)s"

PATIENCE = 5.0
"""Seconds that a question waits for the integrator."""


class Tree:
    """Reads the tree of one log. What was read of a size stays true for ever, so roots and tiles are kept."""

    def __init__(self, pool: ConnectionPool[Connection[Any]]) -> None:
        self.pool = pool
        self.root: Callable[[int], bytes] = lru_cache(4096)(self._root)
        self.tile: Callable[[Tile], bytes] = lru_cache(1024)(self._tile)
        self._seen = 0

    def size(self) -> int:
        """How many leaves the tree holds."""
        with self.pool.connection() as connection:
            row = connection.execute(SIZE, prepare=True).fetchone()
        self._seen = int(row[0]) if row else 0
        return self._seen

    def holds(self, size: int) -> bool:
        """Whether the tree has come to a size; it does not shrink."""
        return size <= self._seen or size <= self.size()

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """The proof that the tree of `size` leaves holds the leaf `index`. Raises NotIntegrated."""
        return merkle.inclusion_proof(index, size, self._nodes(size))

    def consistency(self, old: int, size: int) -> list[bytes]:
        """The proof that the tree of `size` leaves has grown out of that of `old`. Raises NotIntegrated."""
        return merkle.consistency_proof(old, size, self._nodes(size))

    def _root(self, size: int) -> bytes:
        return merkle.root(size, self._nodes(size))

    def _nodes(self, size: int) -> merkle.Nodes:
        deadline = time.monotonic() + PATIENCE
        while not self.holds(size):
            if time.monotonic() > deadline:
                raise NotIntegrated(self._seen, size)
            time.sleep(0.02)
        return nodes(size, self.tile)

    def _tile(self, tile: Tile) -> bytes:
        """The bytes of a tile. Raises UnknownTile where the tree has not come so far."""
        with self.pool.connection() as connection:
            terms = {"level": tile.level, "index": tile.index, "bytes": tile.width * HASH}
            row = connection.execute(TILE, terms, prepare=True, binary=True).fetchone()
        if row is None or len(row[0]) != tile.width * HASH:
            raise UnknownTile(tile)
        return bytes(row[0])


class UnknownTile(LookupError):
    """The tree has no such tile, or not yet."""

    def __init__(self, tile: Tile) -> None:
        super().__init__(f"The tree has no tile {tile.path()}, or not yet.")
