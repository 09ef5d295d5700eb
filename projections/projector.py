"""Carries the log into the projections: batch by batch, the rows and the position in one transaction.

It skips nothing. An event that cannot be folded stops it, and the error says at which position.
"""

from dataclasses import dataclass
from typing import Any

from psycopg import Connection

from events.uncollected import uncollected
from projections.errors import AnotherProjector, ProjectionFault
from projections.folding import folded, take

ONE_PROJECTOR = 6074876112257
"""The advisory lock of the process that carries the log on: into the tree, checkpoints and projections."""

PROJECTING = 6074876112261
"""The advisory lock that it holds for as long as it projects, which a fault ends."""

BATCH = 5000
"""Events that are projected together."""

ONE_BATCH = 6074876112258
"""The advisory lock of a batch, which a rebuild takes for its swap."""

HOLD_BATCH = f"SELECT pg_advisory_xact_lock({ONE_BATCH})"

BECOME_PROJECTOR = f"SELECT pg_try_advisory_lock({ONE_PROJECTOR}) AND pg_try_advisory_lock({PROJECTING})"

PROGRESS = "SELECT position FROM progress"

LEAVE_PROJECTOR = f"SELECT pg_advisory_unlock({PROJECTING}), pg_advisory_unlock({ONE_PROJECTOR})"

STOP_PROJECTING = f"SELECT pg_advisory_unlock({PROJECTING})"
"""What is left is to be the one process that carries the log on."""

HELD = """
    EXISTS (
        SELECT FROM pg_locks
        WHERE locktype = 'advisory' AND granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND (classid::bigint << 32) + objid::bigint = {lock}
    )
"""
"""Whether somebody holds an advisory lock."""

STATUS = f"""
    SELECT progress.position, head.position, {HELD.format(lock=PROJECTING)}
    FROM progress, log.head
"""


def step(connection: Connection[Any], limit: int) -> int:
    """Project the next events, `limit` at the most, within the caller's transaction; how many there were.

    Raises ProjectionFault where an event cannot be folded or the open rows are not what the log says.
    """
    events = 0
    for portion in folded(connection, position_of(connection), limit):
        take(connection, portion)
        events += len(portion.positions)
    return events


def project(connection: Connection[Any], limit: int) -> int:
    """Project a batch; how many events it had. Before a fault, all that comes before it is projected."""
    try:
        return _batch(connection, limit)
    except ProjectionFault as fault:
        if fault.position is not None:
            _batch(connection, fault.position - position_of(connection) - 1)
        raise


def _batch(connection: Connection[Any], limit: int) -> int:
    with uncollected(), connection.transaction():
        connection.execute(HOLD_BATCH)
        return step(connection, limit)


def hold(connection: Connection[Any]) -> None:
    """Be the one projector until the connection closes. Raises AnotherProjector."""
    row = connection.execute(BECOME_PROJECTOR).fetchone()
    if not (row and row[0]):
        raise AnotherProjector


def position_of(connection: Connection[Any]) -> int:
    """The position up to which the projections have come."""
    row = connection.execute(PROGRESS).fetchone()
    return int(row[0]) if row else 0


def release(connection: Connection[Any]) -> None:
    """Let another be the projector."""
    connection.execute(LEAVE_PROJECTOR)


@dataclass(frozen=True, slots=True)
class ProjectorStatus:
    """How far the projections have come, against the log's own head, and whether a process carries them on."""

    position: int
    head: int
    running: bool

    @property
    def stopped(self) -> bool:
        """Whether there is something to project and nobody who does."""
        return self.position < self.head and not self.running

    def told(self) -> str:
        """The status in a sentence."""
        if self.stopped:
            return f"No projector runs; position {self.position + 1} of {self.head} is the next to be projected."
        return f"The projections are at position {self.position} of {self.head}."


def status(connection: Connection[Any]) -> ProjectorStatus:
    """How the projector stands."""
    row = connection.execute(STATUS).fetchone() or (0, 0, False)
    return ProjectorStatus(*row)
