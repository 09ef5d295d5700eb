"""Clears away what an erasure leaves behind in the database, where no answer reaches but an administrator would.

The old row versions, the samples of words in the planner's statistics, and the tables of a rebuild that was killed.
"""

from contextlib import suppress
from typing import Any

from psycopg import Connection
from psycopg.errors import InsufficientPrivilege, LockNotAvailable

ERASED = """
    SELECT EXISTS (
        SELECT FROM log.event
        WHERE position > %(since)s AND position <= %(until)s AND topic = 'payload-erased'
    )
"""

IMPATIENT = "SET lock_timeout = '5s'"

PATIENT = "RESET lock_timeout"

ABANDONED = """
    DO $$
    BEGIN
        IF pg_try_advisory_xact_lock(6074876112260) THEN
            DROP SCHEMA IF EXISTS rebuild CASCADE;
        END IF;
    END
    $$
"""
"""Unless a rebuild is under way, which holds this lock."""

SWEEP = (
    "VACUUM (ANALYZE) log.event, fact_version, development_version",
    "VACUUM pg_catalog.pg_statistic",
)

REWRITE = (
    "VACUUM (FULL, ANALYZE) log.event",
    "VACUUM (FULL) pg_catalog.pg_statistic",
)

CHECKPOINT = "CHECKPOINT"


def sweep_erased(connection: Connection[Any], since: int, until: int) -> None:
    """Sweep if something was erased behind one position and up to another, which has been projected."""
    row = connection.execute(ERASED, {"since": since, "until": until}).fetchone() if until > since else None
    if row and row[0]:
        sweep(connection)


def sweep(connection: Connection[Any]) -> None:
    """Free the space of dead rows, as far as no older transaction may still see them; reads and appends go on.

    What waits too long for a lock is left to the next time, and what this user may not do to one who may.
    """
    connection.execute(IMPATIENT)
    for statement in (*SWEEP, ABANDONED):
        with suppress(LockNotAvailable, InsufficientPrivilege):
            connection.execute(statement)
    connection.execute(PATIENT)


def rewrite(connection: Connection[Any]) -> None:
    """Write the log into a new file and drop the old one. Nobody appends or reads the log meanwhile."""
    for statement in REWRITE:
        connection.execute(statement)
    with suppress(InsufficientPrivilege):
        connection.execute(CHECKPOINT)
