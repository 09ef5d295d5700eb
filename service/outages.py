"""Work that goes on through outages of the database: it begins anew once that has come back."""

from collections.abc import Callable
from threading import Event

from psycopg import OperationalError
from psycopg_pool import PoolTimeout

from service.logs import log

RETRY = 1.0
"""Seconds until a database that went away is asked again."""


def through_outages(work: Callable[[], object], who: str, stopped: Event) -> None:
    """Do a work, which opens its connections itself, until stopped; `who` tells in the log who waits."""
    while not stopped.is_set():
        try:
            work()
        except (OperationalError, PoolTimeout):
            log.warning(f"the database does not answer; {who} wait for it")
            stopped.wait(RETRY)
