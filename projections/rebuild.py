"""Builds the projections anew beside the live ones, while appends go on, and swaps them in when they are equal."""

from collections.abc import Callable, Iterator
from importlib import resources
from itertools import groupby
from typing import Any

from psycopg import Connection

from events.recorder import HEAD, Entry
from projections.batch import changes, store
from projections.errors import RebuildDiffers
from projections.projector import ADVANCE, HOLD_BATCH, position_of, step

BY_STREAM = """
    SELECT position, recorded_at, stream, version, topic, payload
    FROM log.event
    WHERE position <= %(until)s
    ORDER BY stream, version
"""

DIGEST_FACTS = "SELECT count(*), sum(hashtextextended(row::text, 0)) FROM fact_version AS row"

DIGEST_DEVELOPMENTS = "SELECT count(*), sum(hashtextextended(row::text, 0)) FROM development_version AS row"

BESIDE = "DROP SCHEMA IF EXISTS rebuild CASCADE; CREATE SCHEMA rebuild; SET search_path = rebuild, public"

SWAP = """
    ALTER SCHEMA projection RENAME TO retired;
    ALTER SCHEMA rebuild RENAME TO projection;
    DROP SCHEMA retired CASCADE
"""

BATCH = 5000


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

    Raises RebuildDiffers, and leaves the live tables as they are, where they are not what the log says and differences
    are not accepted.
    """
    connection.execute(BESIDE)
    connection.execute(table_sql())
    with connection.transaction():
        until = _head(connection)
        _fold_all(connection, until, progress)
        connection.execute(ADVANCE, {"position": until})
    connection.execute(index_sql())
    connection.execute("ANALYZE fact_version, development_version")
    while _step(connection) == BATCH:
        pass
    with connection.transaction():
        connection.execute(HOLD_BATCH)
        head = _head(connection)
        rebuilt = _brought_up(connection, "rebuild", head)
        live = _brought_up(connection, "projection", head)
        if rebuilt != live and not accept_differences:
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
    with connection.cursor(name="by_stream", withhold=False) as cursor:
        cursor.itersize = BATCH
        cursor.execute(BY_STREAM, {"until": until}, binary=True)
        folded = 0
        for batch in _whole_streams(Entry(*row) for row in cursor):
            store(connection, *changes({}, batch))
            folded += len(batch)
            progress(folded)


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
