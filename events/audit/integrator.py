"""Takes the log's leaves into the tree, batch by batch: the tiles and the size that they hold commit together.

Whoever dies in between leaves the tree as it was, and the next one goes on from there.
"""

from collections.abc import Sequence
from typing import Any

from psycopg import Connection

from events.audit.merkle import Frontier, leaf_hash
from events.audit.tiles import HASH, HEIGHT, WIDTH
from events.errors import BrokenLog

BATCH = 5000
"""Leaves that are taken in together."""

GROWN = "SELECT size, frontier FROM log.tree FOR UPDATE"

LEAVES = "SELECT position, leaf FROM log.event WHERE position > %(size)s ORDER BY position LIMIT %(limit)s"

GROW = "UPDATE log.tree SET size = %(size)s, frontier = %(frontier)s"

WRITE = """
    INSERT INTO log.tile AS tile (level, index, hashes) VALUES (%(level)s, %(index)s, %(hashes)s)
    ON CONFLICT (level, index) DO UPDATE SET hashes = substr(tile.hashes, 1, %(known)s) || excluded.hashes
"""


def integrate(connection: Connection[Any], limit: int = BATCH) -> None:
    """Take in all that the log holds. Raises BrokenLog."""
    while _batch(connection, limit) == limit:
        pass


def _batch(connection: Connection[Any], limit: int) -> int:
    with connection.transaction():
        size, frontier = connection.execute(GROWN).fetchone() or (0, b"")
        found = connection.execute(LEAVES, {"size": size, "limit": limit}, binary=True).fetchall()
        if not found:
            return 0
        if found[-1][0] != size + len(found):
            raise BrokenLog(size)
        tree = Frontier(size, [frontier[at : at + HASH] for at in range(0, len(frontier), HASH)])
        for height, (index, hashes) in enumerate(tree.extend([leaf_hash(leaf.encode()) for _, leaf in found])):
            if height % HEIGHT == 0:
                _write(connection, height // HEIGHT, index, hashes)
        connection.execute(GROW, {"size": tree.size, "frontier": b"".join(tree.hashes)})
        return len(found)


def _write(connection: Connection[Any], level: int, first: int, hashes: Sequence[bytes]) -> None:
    """Put the hashes of a level behind those that its tiles hold, `first` of them."""
    rows, at = [], 0
    while at < len(hashes):
        index, known = divmod(first + at, WIDTH)
        row = hashes[at : at + WIDTH - known]
        rows.append({"level": level, "index": index, "known": known * HASH, "hashes": b"".join(row)})
        at += len(row)
    with connection.cursor() as cursor:
        cursor.executemany(WRITE, rows)
