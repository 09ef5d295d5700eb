"""The loop of the process that carries the log on: into the tree, its checkpoints, and the projections."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from psycopg import Connection

from events.audit.checkpoints import sign_when_due
from events.audit.integrator import integrate
from events.audit.note import Signer
from projections import projector
from projections.catching_up import ahead
from projections.errors import ProjectionFault
from projections.leap import leap
from projections.sweeping import sweep_erased

POLL = 1.0
"""Seconds after which the log is looked at though nothing woke: a wake-up may be lost."""


def run(
    connection: Connection[Any],
    stopped: Callable[[], bool],
    signer: Signer,
    projected: Callable[[int], object] = lambda _: None,
    faulted: Callable[[ProjectionFault], object] = lambda _: None,
) -> None:
    """Carry the log on for as long as not stopped: woken by it, and at every POLL.

    Where it is far behind it leaps first. A turn takes what is new into the tree, signs a checkpoint if one is due, and
    projects a batch, and where that was full, what is behind it. `projected` is told the events of each. A fault ends
    the projecting alone: `faulted` is told, and it is raised once all is stopped.
    Raises AnotherProjector where another process does this already.
    """
    projector.hold(connection)
    connection.execute("LISTEN log")
    fault, swept = None, 0

    def take_in() -> None:
        integrate(connection)
        sign_when_due(connection, signer)

    with suppress(_Stopped):
        projected(leap(connection, partial(_unless, stopped, take_in)))
    while not stopped():
        take_in()
        try:
            events = 0 if fault else projector.project(connection, projector.BATCH)
            projected(events)
            if events == projector.BATCH:
                for more in ahead(connection):
                    projected(more)
                    if stopped():
                        break
                    take_in()
        except ProjectionFault as found:
            fault, events = found, 0
            connection.execute(projector.STOP_PROJECTING)
            faulted(fault)
        if events < projector.BATCH:
            swept = _swept(connection, swept)
            for _ in connection.notifies(timeout=POLL, stop_after=1):
                pass
    if fault:
        raise fault


class _Stopped(Exception):
    """It was stopped while it leapt."""


def _unless(stopped: Callable[[], bool], take_in: Callable[[], None], _: int) -> None:
    if stopped():
        raise _Stopped
    take_in()


def _swept(connection: Connection[Any], swept: int) -> int:
    """Take away what erasures since a position have left behind; up to which position this is done."""
    position = projector.position_of(connection)
    sweep_erased(connection, swept, position)
    return position
