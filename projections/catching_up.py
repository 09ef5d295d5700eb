"""Carries the projections to the head of the log: while the database stores a batch, the next one is folded."""

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import Any

import psycopg
from psycopg import Connection

from events.audit.integrator import integrate
from events.one_ahead import one_ahead
from events.uncollected import uncollected
from projections.connections import conninfo_of
from projections.errors import ProjectionFault
from projections.folding import Folded, folded, take
from projections.projector import BATCH, HOLD_BATCH, position_of, project

IN_UTC = "SET timezone = 'UTC'"
"""The days of recording are those of UTC."""


class _Overtaken(Exception):
    """Somebody else has projected meanwhile, as a rebuild does that swaps in its tables."""


def catch_up(connection: Connection[Any], limit: int = BATCH) -> None:
    """Take all that the log holds into the tree, then project it, a batch a transaction.

    Before a fault, all that comes before it is projected.
    """
    integrate(connection)
    while project(connection, limit) == limit:
        for _ in ahead(connection, limit):
            pass


def ahead(connection: Connection[Any], limit: int = BATCH) -> Iterator[int]:
    """Project up to the head of the log; of each batch, once it is stored, how many events it had.

    The caller may use the connection then. It ends before its time where somebody else has projected meanwhile, and at
    a fault, at which the projector comes to the same one.
    """
    apart = suppress(ProjectionFault, _Overtaken)
    with apart, uncollected(), psycopg.connect(conninfo_of(connection), autocommit=True) as beside:
        beside.execute(IN_UTC)
        yield from one_ahead(_folded(beside, position_of(connection), limit), partial(_taken, connection))


def _folded(beside: Connection[Any], position: int, limit: int) -> Iterator[Folded]:
    before = None
    while position != before:
        before = position
        for portion in folded(beside, position, limit):
            yield portion
            position = portion.positions[-1]


def _taken(connection: Connection[Any], folded: Folded) -> int:
    with connection.transaction():
        connection.execute(HOLD_BATCH)
        if position_of(connection) != folded.after:
            raise _Overtaken
        take(connection, folded)
    return len(folded.positions)
