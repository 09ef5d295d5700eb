"""Replays an exported log in an empty database, and holds what follows from it against what is stated of it."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import orjson
from psycopg import Connection

from events.audit.base64 import encoded
from events.audit.checkpoint import Checkpoint
from events.audit.integrator import integrate
from events.audit.restoring import Differs, NotEmpty, restore
from events.audit.source import Source, Unreadable
from projections.digest import Digests
from projections.projector import position_of
from projections.rebuild import rebuild
from projections.running import digests_at
from service.migrate import migrate
from service.parts import DatabaseRole, connect, under
from service.remote_log import RemoteLog

TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"

HAS_LOG = "SELECT to_regclass('log.head') IS NOT NULL"


class Stated(NamedTuple):
    """What somebody says that the digests are at a position."""

    who: str
    position: int
    digests: Digests


def replay(
    url: str, source: Source, until: int | None, progress: Callable[[int], object] = lambda _: None
) -> Checkpoint:
    """Put an export into an empty database up to a position, and let the tree and the projections follow from it.

    The checkpoint that its leaves were held against. Raises NotEmpty, Unreadable, Differs and ProjectionFault.
    """
    with connect(url) as connection:
        if connection.execute(TABLES).fetchone() == (0,):
            migrate(url)
        elif connection.execute(HAS_LOG).fetchone() == (False,):
            raise NotEmpty
        checkpoint = restore(connection, source, until, progress)
    with connect(under(url, DatabaseRole.PROJECTOR)) as connection:
        integrate(connection)
        rebuild(connection, accept_differences=True)
    return checkpoint


def compare(connection: Connection[Any], stated: Iterable[Stated]) -> list[int]:
    """The positions at which the digests are those that are stated. Raises Differs at the first where they are not."""
    found = []
    for who, position, digests in stated:
        mine = digests_at(connection, position).told()
        for table, digest in digests.told().items():
            if mine[table] != digest:
                raise Differs(
                    f"At position {position} the digest of the {table} is {mine[table]} in the replay, and"
                    f" {digest} as {who} states it, unless something was erased there since the export was made."
                )
        found.append(position)
    return found


def of_export(source: Source, until: int) -> Iterator[Stated]:
    """The digests that an export states up to a position. Raises Unreadable."""
    yield from _lines(source.read("digests") or b"", "the export", until)


def of_file(path: Path, until: int) -> Iterator[Stated]:
    """The digests that a file states up to a position, a line of JSON each. Raises Unreadable."""
    yield from _lines(path.read_bytes(), str(path), until)


def of_server(log: RemoteLog, connection: Connection[Any]) -> Iterator[Stated]:
    """The digests that a server states of the position of the replay: as it has kept them, and of its rows.

    Raises Unreachable and Unreadable.
    """
    position = position_of(connection)
    yield from _lines(log.get(f"digests/{position}"), "the server", position)
    yield from _lines(log.get(f"digests/{position}/counted"), "what the server answers from", position)


def check_root(log: RemoteLog, position: int, root: bytes) -> None:
    """Have a server's tree of a size bear a root. Raises Unreachable and Differs."""
    told = orjson.loads(log.get(f"proofs/inclusion/{position}?size={position}"))
    if told.get("root") != encoded(root):
        raise Differs(f"The tree of the server has another root at position {position}.")


def some(positions: list[int], until: int) -> list[int]:
    """Positions at which something was compared. Raises Differs where there are none."""
    if not positions:
        raise Differs(f"There is nothing to compare with: no digests are stated up to position {until}.")
    return positions


def _lines(data: bytes, who: str, until: int) -> Iterator[Stated]:
    for line in data.splitlines():
        try:
            told = orjson.loads(line)
            stated = Stated(who, int(told["position"]), Digests.parse(told))
        except (KeyError, TypeError, ValueError):
            raise Unreadable(f"What {who} states are no digests: {line[:80]!r}.") from None
        if stated.position <= until:
            yield stated
