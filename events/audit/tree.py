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
    """Reads the tree of one log. What was read of a size stays true for ever, so roots are kept."""

    def __init__(self, pool: ConnectionPool[Connection[Any]]) -> None:
        self.pool = pool
        self.root: Callable[[int], bytes] = lru_cache(4096)(self._root)

    def size(self) -> int:
        """How many leaves the tree holds."""
        with self.pool.connection() as connection:
            row = connection.execute(SIZE, prepare=True).fetchone()
            return int(row[0]) if row else 0

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """The proof that the tree of `size` leaves holds the leaf `index`. Raises NotIntegrated."""
        return merkle.inclusion_proof(index, size, self._nodes(size))

    def consistency(self, old: int, size: int) -> list[bytes]:
        """The proof that the tree of `size` leaves has grown out of that of `old`. Raises NotIntegrated."""
        return merkle.consistency_proof(old, size, self._nodes(size))

    def tile(self, tile: Tile) -> bytes | None:
        """The bytes of a tile; none where the tree has not come so far."""
        with self.pool.connection() as connection:
            terms = {"level": tile.level, "index": tile.index, "bytes": tile.width * HASH}
            row = connection.execute(TILE, terms, prepare=True, binary=True).fetchone()
        return row[0] if row and len(row[0]) == tile.width * HASH else None

    def _root(self, size: int) -> bytes:
        return merkle.root(size, self._nodes(size))

    def _nodes(self, size: int) -> merkle.Nodes:
        deadline = time.monotonic() + PATIENCE
        while (held := self.size()) < size:
            if time.monotonic() > deadline:
                raise NotIntegrated(held, size)
            time.sleep(0.02)
        return nodes(size, self._tile)

    def _tile(self, tile: Tile) -> bytes:
        return self.tile(tile) or b""
