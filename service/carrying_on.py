"""The process that carries the log on, through whatever happens to the database."""

from collections.abc import Callable
from threading import Event
from typing import Any

from psycopg import Connection, OperationalError

from events.audit.note import Signer
from projections import carrying
from projections.errors import ProjectionFault
from service.logs import log
from service.metrics import PROJECTED, PROJECTION_FAULTS

AGAIN_AFTER = 1.0
"""Seconds between two attempts to reach a database that went away."""


def carry_on(connect: Callable[[], Connection[Any]], signer: Signer, stopped: Event) -> None:
    """Carry the log on until stopped. A database that goes away is waited for.

    Raises OperationalError where it is not there at first, AnotherProjector, and, at the end, ProjectionFault.
    """
    connection: Connection[Any] | None = connect()
    while connection:
        try:
            with connection:
                return carrying.run(connection, stopped.is_set, signer, projected=PROJECTED.inc, faulted=_faulted)
        except OperationalError as error:
            log.warning("database-away", detail=str(error))
        connection = _again(connect, stopped)
    return None


def _again(connect: Callable[[], Connection[Any]], stopped: Event) -> Connection[Any] | None:
    """The database once it is back; None where it is stopped first."""
    while not stopped.is_set():
        stopped.wait(AGAIN_AFTER)
        try:
            connection = connect()
        except OperationalError:
            continue
        log.info("database-back")
        return connection
    return None


def _faulted(fault: ProjectionFault) -> None:
    PROJECTION_FAULTS.inc()
    log.error("projecting-stopped", detail=str(fault), position=fault.position)
