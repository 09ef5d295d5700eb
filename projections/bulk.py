"""Fills the tables of a rebuild from the whole log, stream by stream, in several processes where the log is long."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from importlib import resources
from itertools import groupby, starmap
from multiprocessing import get_context
from typing import Any
from uuid import UUID

import psycopg
from psycopg import Connection

from events.recorder import Entry
from projections.batch import changes
from projections.connections import conninfo_of
from projections.copying import copied, digest
from projections.digest import MODULUS, Deltas
from projections.fold import told
from projections.helping import Progress, awaited, help_out
from projections.portions import portions
from projections.running import Change
from projections.storing import ready, store

BY_STREAM = """
    SELECT position, recorded_at, stream, version, topic, payload
    FROM log.event
    WHERE position <= %(until)s AND stream BETWEEN %(first)s AND %(last)s
    ORDER BY stream, version
"""

IN_REBUILD = "SET search_path = rebuild, public; SET timezone = 'UTC'"

IN_HELPER = f"{IN_REBUILD}; SET synchronous_commit = off"
"""What the helpers of a rebuild commit is on disk once its swap is, and thrown away where that does not come."""

ASIDE = "CREATE UNLOGGED TABLE delta (position bigint, facts bytea, developments bytea)"

PUT_ASIDE = "COPY delta (position, facts, developments) FROM STDIN (FORMAT BINARY)"

BATCH = 5000

MOST = 8
"""Processes that help at the most, however many cores there are: each takes a connection."""

WORTH_A_PROCESS = 20_000
"""Events for each process that helps: with fewer, starting it takes longer than it saves."""

SHARE = 100_000
"""Events that a process folds in one go, at the most."""


def fold_all(connection: Connection[Any], until: int, progress: Progress) -> None:
    """Fold every stream, in several processes where the log is long."""
    helpers = min(os.cpu_count() or 1, MOST, until // WORTH_A_PROCESS)
    conninfo = conninfo_of(connection)
    if helpers < 2:
        progress(_fold_share(conninfo, until, 0, 1))
        return
    shares = max(helpers, -(-until // SHARE))
    with ProcessPoolExecutor(helpers, get_context("spawn"), help_out) as processes:
        awaited([processes.submit(_fold_share, conninfo, until, share, shares) for share in range(shares)], progress)


def _fold_share(conninfo: str, until: int, share: int, shares: int) -> int:
    """Fold the streams whose ids fall into one of equal shares; how many events they have."""
    first, last = UUID(int=2**128 * share // shares), UUID(int=2**128 * (share + 1) // shares - 1)
    folded = 0
    with psycopg.connect(conninfo) as connection, connection.cursor(name="by_stream") as cursor:
        connection.execute(IN_HELPER)
        cursor.itersize = BATCH
        cursor.execute(BY_STREAM, {"until": until, "first": first, "last": last}, binary=True)
        entries = (Entry(*row) for row in cursor)
        for batch in portions(stream for _, stream in groupby(entries, key=lambda entry: entry.stream.int)):
            deltas = store(connection, ready(*changes({}, [entry for entry in batch if told(entry)])))
            copied(connection, PUT_ASIDE, starmap(digest, _put_aside(batch, deltas)))
            folded += len(batch)
    return folded


def _put_aside(entries: Iterable[Entry], deltas: Deltas) -> Iterator[Change]:
    """By how much the digests change at the position of each entry, where no other stream changes them."""
    for entry in entries:
        facts, developments = deltas.get(entry.position, (0, 0))
        yield entry.position, facts % MODULUS, developments % MODULUS


def table_sql() -> str:
    """The statements that make the tables."""
    return resources.files("projections").joinpath("tables.sql").read_text()
