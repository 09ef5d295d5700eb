"""Makes the tables of a rebuild from the whole log, stream by stream, in several processes where the log is long."""

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from importlib import resources
from itertools import groupby, starmap
from multiprocessing import get_context
from typing import Any
from uuid import UUID

import psycopg
from psycopg import Connection
from psycopg.conninfo import make_conninfo

from events.recorder import Entry
from projections.batch import changes, store
from projections.copying import copied, digest
from projections.digest import MODULUS, Deltas
from projections.fold import told
from projections.running import KEEP, Change, grown

BY_STREAM = """
    SELECT position, recorded_at, stream, version, topic, payload
    FROM log.event
    WHERE position <= %(until)s AND stream BETWEEN %(first)s AND %(last)s
    ORDER BY stream, version
"""

IN_REBUILD = "SET search_path = rebuild, public; SET timezone = 'UTC'"

ROOM_TO_SORT = "SET maintenance_work_mem = '256MB'"

ASIDE = "CREATE UNLOGGED TABLE delta (position bigint, facts bytea, developments bytea)"

PUT_ASIDE = "COPY delta (position, facts, developments) FROM STDIN (FORMAT BINARY)"

IN_ORDER = "SELECT position, facts, developments FROM delta ORDER BY position"

FORGOT = """
    UPDATE progress SET forgot = coalesce(
        (SELECT max(position) FROM log.event WHERE position <= %(until)s AND topic = 'payload-erased'), 0
    )
"""

BATCH = 5000

WORTH_A_PROCESS = 20_000
"""Events for each process that helps: with fewer, starting it takes longer than it saves."""


def fold_all(connection: Connection[Any], until: int, progress: Callable[[int], None]) -> None:
    """Fold every stream, each share of the streams in a process of its own where the log is long."""
    shares = max(1, min(os.cpu_count() or 1, until // WORTH_A_PROCESS))
    if shares == 1:
        progress(_fold_share(_conninfo(connection), until, 0, 1))
        return
    folded = 0
    with ProcessPoolExecutor(shares, get_context("spawn"), gc.disable) as processes:
        conninfo = _conninfo(connection)
        for share in as_completed(
            [processes.submit(_fold_share, conninfo, until, share, shares) for share in range(shares)]
        ):
            folded += share.result()
            progress(folded)


def _fold_share(conninfo: str, until: int, share: int, shares: int) -> int:
    """Fold the streams whose ids fall into one of equal shares; how many events they have."""
    first, last = UUID(int=2**128 * share // shares), UUID(int=2**128 * (share + 1) // shares - 1)
    folded = 0
    with psycopg.connect(conninfo) as connection, connection.cursor(name="by_stream") as cursor:
        connection.execute(IN_REBUILD)
        cursor.itersize = BATCH
        cursor.execute(BY_STREAM, {"until": until, "first": first, "last": last}, binary=True)
        for batch in _whole_streams(Entry(*row) for row in cursor):
            deltas = store(connection, *changes({}, [entry for entry in batch if told(entry)]))
            copied(connection, PUT_ASIDE, starmap(digest, _put_aside(batch, deltas)))
            folded += len(batch)
    return folded


def _whole_streams(entries: Iterator[Entry]) -> Iterator[list[Entry]]:
    batch: list[Entry] = []
    for _, stream in groupby(entries, key=lambda entry: entry.stream):
        batch.extend(stream)
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _put_aside(entries: Iterable[Entry], deltas: Deltas) -> Iterator[Change]:
    """By how much the digests change at the position of each entry, where no other stream changes them."""
    for entry in entries:
        facts, developments = deltas.get(entry.position, (0, 0))
        yield entry.position, facts % MODULUS, developments % MODULUS


def finish(connection: Connection[Any], until: int) -> None:
    """Make the indexes, two at a time, and meanwhile the digests of all positions."""
    conninfo = _conninfo(connection)

    def make(statement: str) -> None:
        with psycopg.connect(conninfo) as other:
            other.execute(IN_REBUILD)
            other.execute(ROOM_TO_SORT)
            other.execute(statement)

    with ThreadPoolExecutor(2) as threads:
        made = threads.map(make, [statement for statement in index_sql().split(";") if statement.strip()])
        _sum_up(connection, until)
        list(made)


def _sum_up(connection: Connection[Any], until: int) -> None:
    """Make the digests of what was put aside."""
    with psycopg.connect(_conninfo(connection)) as other, other.cursor(name="in_order") as deltas:
        other.execute(IN_REBUILD)
        deltas.itersize = BATCH
        deltas.execute(IN_ORDER, binary=True)
        changes = ((at, int.from_bytes(facts), int.from_bytes(told)) for at, facts, told in deltas)
        copied(connection, KEEP, starmap(digest, grown([], changes)))
    connection.execute("DROP TABLE delta")
    connection.execute(FORGOT, {"until": until})


def _conninfo(connection: Connection[Any]) -> str:
    return make_conninfo(**connection.info.get_parameters(), password=connection.info.password or None)


def table_sql() -> str:
    """The statements that make the tables."""
    return resources.files("projections").joinpath("tables.sql").read_text()


def index_sql() -> str:
    """The statements that make the indexes."""
    return resources.files("projections").joinpath("indexes.sql").read_text()
