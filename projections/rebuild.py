"""Builds the projections anew beside the live ones, while appends go on, and swaps them in when they are equal."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from importlib import resources
from itertools import groupby
from multiprocessing import get_context
from typing import Any
from uuid import UUID

import psycopg
from psycopg import Connection
from psycopg.conninfo import make_conninfo

from events.recorder import HEAD, Entry
from projections.batch import changes, store
from projections.errors import AnotherRebuild, RebuildDiffers
from projections.projector import ADVANCE, HOLD_BATCH, position_of, step

BY_STREAM = """
    SELECT position, recorded_at, stream, version, topic, payload
    FROM log.event
    WHERE position <= %(until)s AND stream BETWEEN %(first)s AND %(last)s
    ORDER BY stream, version
"""

DIGEST_FACTS = "SELECT count(*), sum(hashtextextended(row::text, 0)) FROM fact_version AS row"

DIGEST_DEVELOPMENTS = "SELECT count(*), sum(hashtextextended(row::text, 0)) FROM development_version AS row"

ONE_REBUILD = "SELECT pg_try_advisory_lock(6074876112260)"

REBUILD_DONE = "SELECT pg_advisory_unlock(6074876112260)"

BESIDE = "DROP SCHEMA IF EXISTS rebuild CASCADE; CREATE SCHEMA rebuild"

IN_REBUILD = "SET search_path = rebuild, public; SET timezone = 'UTC'"

SWAP = """
    ALTER SCHEMA projection RENAME TO retired;
    ALTER SCHEMA rebuild RENAME TO projection;
    DROP SCHEMA retired CASCADE
"""

BATCH = 5000

WORTH_A_PROCESS = 20_000
"""Events for each process that helps: with fewer, starting it takes longer than it saves."""


def table_sql() -> str:
    """The statements that make the tables."""
    return resources.files("projections").joinpath("tables.sql").read_text()


def index_sql() -> str:
    """The statements that make the indexes."""
    return resources.files("projections").joinpath("indexes.sql").read_text()


def rebuild(
    connection: Connection[Any], *, accept_differences: bool = False, progress: Callable[[int], None] = lambda _: None
) -> int:
    """Rebuild and swap; the position at which both were compared. `progress` is told how many events are folded.

    Raises RebuildDiffers or ProjectionFault, and leaves the live tables as they are, where they are not what the log
    says and differences are not accepted; and AnotherRebuild.
    """
    with _alone(connection):
        connection.execute(BESIDE)
        connection.execute(IN_REBUILD)
        connection.execute(table_sql())
        until = _head(connection)
        _fold_all(connection, until, progress)
        connection.execute(ADVANCE, {"position": until})
        _index_all(connection)
        connection.execute("ANALYZE fact_version, development_version")
        while _step(connection) == BATCH:
            pass
        return _swapped(connection, accept_differences)


@contextmanager
def _alone(connection: Connection[Any]) -> Iterator[None]:
    row = connection.execute(ONE_REBUILD).fetchone()
    if not (row and row[0]):
        raise AnotherRebuild
    try:
        yield
    finally:
        if not connection.broken:
            connection.execute(REBUILD_DONE)


def _swapped(connection: Connection[Any], accept_differences: bool) -> int:
    with connection.transaction():
        connection.execute(HOLD_BATCH)
        head = _head(connection)
        rebuilt = _brought_up(connection, "rebuild", head)
        if not accept_differences:
            live = _brought_up(connection, "projection", head)
            if rebuilt != live:
                raise RebuildDiffers(f"Rebuilt and live tables differ: {rebuilt} against {live} (rows, digest).")
        connection.execute(SWAP)
        return head


def _step(connection: Connection[Any]) -> int:
    with connection.transaction():
        return step(connection, BATCH)


def _head(connection: Connection[Any]) -> int:
    row = connection.execute(HEAD).fetchone()
    return int(row[0]) if row else 0


def _fold_all(connection: Connection[Any], until: int, progress: Callable[[int], None]) -> None:
    """Fold every stream, each share of the streams in a process of its own where the log is long."""
    shares = max(1, min(os.cpu_count() or 1, until // WORTH_A_PROCESS))
    if shares == 1:
        progress(_fold_share(_conninfo(connection), until, 0, 1))
        return
    folded = 0
    with ProcessPoolExecutor(shares, get_context("spawn")) as processes:
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
            store(connection, *changes({}, batch))
            folded += len(batch)
    return folded


def _index_all(connection: Connection[Any]) -> None:
    """Make the indexes, two at a time."""
    conninfo = _conninfo(connection)

    def make(statement: str) -> None:
        with psycopg.connect(conninfo) as other:
            other.execute(IN_REBUILD)
            other.execute(statement)

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(make, [statement for statement in index_sql().split(";") if statement.strip()]))


def _conninfo(connection: Connection[Any]) -> str:
    return make_conninfo(**connection.info.get_parameters(), password=connection.info.password or None)


def _whole_streams(entries: Iterator[Entry]) -> Iterator[list[Entry]]:
    batch: list[Entry] = []
    for _, stream in groupby(entries, key=lambda entry: entry.stream):
        batch.extend(stream)
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _brought_up(connection: Connection[Any], schema: str, to: int) -> list[Any]:
    connection.execute("SELECT set_config('search_path', %s, true)", [f"{schema}, public"])
    while missing := to - position_of(connection):
        step(connection, min(BATCH, missing))
    return [connection.execute(digest).fetchone() for digest in (DIGEST_FACTS, DIGEST_DEVELOPMENTS)]
