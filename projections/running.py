"""The digests of all positions, kept so that each can be told, and corrected, from a few rows (Fenwick 1994).

The row of a position holds by how much the digests changed behind the position with its lowest bit cleared, up to it.
The digest at a position is the sum over its own row, that of itself with the lowest bit cleared, and so on down to 0.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import starmap
from typing import Any

from psycopg import Connection

from projections.connections import Connections
from projections.copying import copied, digest
from projections.digest import MODULUS, Deltas, Digests, no_deltas

ROWS = "SELECT position, facts, developments FROM digest WHERE position = ANY(%(positions)s) ORDER BY position"

KEEP = "COPY digest (position, facts, developments) FROM STDIN (FORMAT BINARY)"

CORRECT = """
    UPDATE digest SET facts = corrected.facts, developments = corrected.developments
    FROM unnest(%s::bigint[], %s::bytea[], %s::bytea[]) AS corrected (position, facts, developments)
    WHERE digest.position = corrected.position
"""

Change = tuple[int, int, int]
"""A position, and by how much the digests of facts and of developments change there."""


def below(position: int) -> list[int]:
    """The positions whose rows sum up to the digest at a position."""
    found = []
    while position:
        found.append(position)
        position &= position - 1
    return found


def over(position: int, until: int) -> Iterator[int]:
    """The positions up to another whose rows hold what changed at a position."""
    while position <= until:
        yield position
        position += position & -position


def digests_at(connection: Connection[Any], position: int) -> Digests:
    """The digests at a position, as they were kept."""
    sums = Digests()
    for _, facts, developments in _rows(connection, below(position)):
        sums = sums.plus(facts, developments)
    return sums


def grown(rows: list[Change], changes: Iterable[Change]) -> Iterator[Change]:
    """The rows of further positions, from the changes at each; `rows` are those below the first of them."""
    for position, facts, developments in changes:
        floor = position & (position - 1)
        while rows and rows[-1][0] > floor:
            _, more_facts, more_developments = rows.pop()
            facts += more_facts
            developments += more_developments
        facts, developments = facts % MODULUS, developments % MODULUS
        rows.append((position, facts, developments))
        yield rows[-1]


def keep(connection: Connection[Any], position: int, positions: Iterable[int], deltas: Deltas) -> None:
    """Keep the digests of further positions behind one up to which they have been kept."""
    changes = [(at, *deltas.get(at, (0, 0))) for at in positions]
    known = _rows(connection, below(position))
    copied(connection, KEEP, starmap(digest, grown(known, changes)))


def correct(connection: Connection[Any], until: int, deltas: Deltas) -> None:
    """Have all digests up to a position as if these changes had been made as well."""
    wanted = no_deltas()
    for position, changes in deltas.items():
        for row in over(position, until):
            for table, change in enumerate(changes):
                wanted[row][table] += change
    rows = [
        (position, *Digests(facts, developments).plus(*wanted[position]).written())
        for position, facts, developments in _rows(connection, [*wanted])
    ]
    if rows:
        connection.execute(CORRECT, [list(column) for column in zip(*rows, strict=True)])


def _rows(connection: Connection[Any], positions: list[int]) -> list[Change]:
    found = connection.execute(ROWS, {"positions": positions}, prepare=True, binary=True)
    return [(position, *Digests.read(facts, developments)) for position, facts, developments in found]


class Running:
    """Reads the digests; what was read stays true until something is erased or the projections are rebuilt."""

    def __init__(self, connections: Connections) -> None:
        self.connections = connections
        self.at = lru_cache(4096)(self._at)
        self.stated = lru_cache(4096)(self._stated)

    def _at(self, position: int, _past: str) -> Digests:
        """The digests at a position, by a past as a moment names it."""
        with self.connections.connection() as connection:
            return digests_at(connection, position)

    def _stated(self, position: int, past: str) -> str:
        """The same as one for both."""
        return self.at(position, past).stated()
