"""Makes what the tables of a rebuild have beside their rows: indexes, statistics, and the digests of all positions."""

import os
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from itertools import starmap
from typing import Any

import psycopg
from psycopg import Connection

from projections.bulk import BATCH, IN_HELPER
from projections.connections import conninfo_of
from projections.copying import copied, digest
from projections.helping import Progress, awaited
from projections.running import KEEP, grown

ROOM_TO_SORT = "SET maintenance_work_mem = '256MB'; SET work_mem = '64MB'; SET max_parallel_maintenance_workers = 0"
"""Several are at work at a time: each alone is cheaper than with helpers of its own."""

MOST = 4
"""Statements that are at work at the most, however many cores there are: each may take all that room."""

FEWER_ROWS = "SET default_statistics_target = 25"

ANALYZE = (
    f"""
    {FEWER_ROWS};
    ANALYZE fact_version (
        fact, development, kind, subject, predicate, object, dimension, aspect, status, theatre, starts_from, starts_by,
        ends_from, ends_by, published_from, published_to, known_from, known_to, at, a, b
    )
    """,
    f"""
    {FEWER_ROWS};
    ANALYZE development_version (
        development, kind, status, dimension, theatre, actors, starts_from, starts_by, ends_from, ends_by,
        published_from, published_to, known_from, known_to
    ), digest
    """,
)
"""What the planner has to know at once, from a quarter of the usual rows. Within a minute autovacuum looks at the usual
ones, and at the words."""

IN_ORDER = "SELECT position, facts, developments FROM delta ORDER BY position"

FORGOT = """
    UPDATE progress SET forgot = coalesce(
        (SELECT max(position) FROM log.event WHERE position <= %(until)s AND topic = 'payload-erased'), 0
    )
"""

SLOWEST = ("development_version_words", "fact_version_at")
"""The indexes that are begun first, so that none of them is made alone at the end."""


def finish(connection: Connection[Any], until: int, progress: Progress) -> None:
    """Make the indexes and what the planner knows, one on each core, and meanwhile the digests of all positions."""
    conninfo = conninfo_of(connection)
    indexes = [statement for statement in index_sql().split(";") if statement.strip()]
    indexes.sort(key=lambda statement: not any(name in statement for name in SLOWEST))
    with ThreadPoolExecutor(min(os.cpu_count() or 1, MOST)) as threads:
        summed = threads.submit(_sum_up, conninfo)
        awaited([summed, *(threads.submit(_make, conninfo, each) for each in indexes)], lambda _: progress(until))
        awaited([threads.submit(_make, conninfo, each) for each in ANALYZE], lambda _: progress(until))
    connection.execute("DROP TABLE delta")
    connection.execute(FORGOT, {"until": until})


def _make(conninfo: str, statement: str) -> int:
    with psycopg.connect(conninfo) as connection:
        connection.execute(IN_HELPER)
        connection.execute(ROOM_TO_SORT)
        connection.execute(statement)
    return 0


def _sum_up(conninfo: str) -> int:
    """Make the digests of what was put aside."""
    with psycopg.connect(conninfo) as connection, psycopg.connect(conninfo) as other:
        connection.execute(IN_HELPER)
        other.execute(IN_HELPER)
        other.execute(ROOM_TO_SORT)
        with other.cursor(name="in_order") as deltas:
            deltas.itersize = BATCH
            deltas.execute(IN_ORDER, binary=True)
            changes = ((at, int.from_bytes(facts), int.from_bytes(told)) for at, facts, told in deltas)
            copied(connection, KEEP, starmap(digest, grown([], changes)))
    return 0


def index_sql() -> str:
    """The statements that make the indexes."""
    return resources.files("projections").joinpath("indexes.sql").read_text()
