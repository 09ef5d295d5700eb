"""Builds the projections anew beside the live ones, while appends go on, and swaps them in when they are equal."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from psycopg import Connection

from events.recorder import HEAD
from projections.bulk import ASIDE, BATCH, IN_REBUILD, fold_all, table_sql
from projections.errors import AnotherRebuild, RebuildDiffers
from projections.finishing import finish
from projections.folding import ADVANCE
from projections.helping import Progress
from projections.projector import HOLD_BATCH, position_of, step

ALL_FACTS = """
    SELECT count(*), sum(hash_record_extended(ROW(
        fact, development, kind, subject, predicate, object, dimension, aspect, attributes::text, status, theatre,
        plover, sources::text, starts_from, starts_by, ends_from, ends_by, published_from, published_to, known_from,
        known_to
    ), 0))
    FROM fact_version
"""
"""Those that were closed long ago as well, which no digest at one position holds."""

ALL_DEVELOPMENTS = """
    SELECT count(*), sum(hash_record_extended(ROW(
        development, kind, title, status, dimension, plover::text, theatre, actors, content::text, ended,
        contested_by, sources::text, starts_from, starts_by, ends_from, ends_by, published_from, published_to,
        known_from, known_to
    ), 0))
    FROM development_version
"""

ALL_DIGESTS = "SELECT count(*), sum(hash_record_extended(row, 0)) FROM digest AS row"

ONE_REBUILD = "SELECT pg_try_advisory_lock(6074876112260)"

REBUILD_DONE = "SELECT pg_advisory_unlock(6074876112260)"

BESIDE = "DROP SCHEMA IF EXISTS rebuild CASCADE; CREATE SCHEMA rebuild"

SWAP = """
    ALTER SCHEMA projection RENAME TO retired;
    ALTER SCHEMA rebuild RENAME TO projection;
    DROP SCHEMA retired CASCADE
"""


def rebuild(
    connection: Connection[Any], *, accept_differences: bool = False, progress: Progress = lambda _: None
) -> int:
    """Rebuild and swap; the position at which both were compared. `progress` is told how many events are folded.

    Raises RebuildDiffers or ProjectionFault, and leaves the live tables as they are, where they are not what the log
    says and differences are not accepted; and AnotherRebuild.
    """
    with _alone(connection):
        connection.execute(BESIDE)
        connection.execute(IN_REBUILD)
        connection.execute(table_sql())
        connection.execute(ASIDE)
        until = _head(connection)
        fold_all(connection, until, progress)
        connection.execute(ADVANCE, {"position": until})
        finish(connection, until, progress)
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
        _bring_up(connection, "rebuild", head)
        if not accept_differences:
            rebuilt = _whole(connection)
            _bring_up(connection, "projection", head)
            live = _whole(connection)
            if rebuilt != live:
                raise RebuildDiffers(f"Rebuilt and live tables differ: {rebuilt} against {live} (rows, sum).")
        connection.execute(SWAP)
        return head


def _step(connection: Connection[Any]) -> int:
    with connection.transaction():
        return step(connection, BATCH)


def _head(connection: Connection[Any]) -> int:
    row = connection.execute(HEAD).fetchone()
    return int(row[0]) if row else 0


def _bring_up(connection: Connection[Any], schema: str, to: int) -> None:
    connection.execute("SELECT set_config('search_path', %s, true)", [f"{schema}, public"])
    while missing := to - position_of(connection):
        step(connection, min(BATCH, missing))


def _whole(connection: Connection[Any]) -> list[Any]:
    return [connection.execute(whole).fetchone() for whole in (ALL_FACTS, ALL_DEVELOPMENTS, ALL_DIGESTS)]
