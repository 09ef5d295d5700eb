"""The process that tells, with its connections; it begins anew where the database went away and came back."""

import logging
from threading import Event

from psycopg import OperationalError
from psycopg_pool import PoolTimeout

from service import parts
from service.logs import log
from service.webhooks.clock import now
from service.webhooks.deciding import Decider
from service.webhooks.delivering import Deliverer
from service.webhooks.running import run
from service.webhooks.sending import Sender, trusted

POOL = 8
"""Connections of the process: a delivery needs one before and after it is sent, and none meanwhile."""

RETRY = 1.0
"""Seconds until a database that went away is asked again."""


def keep_telling(url: str, private: bool, stopped: Event) -> None:
    """Decide and deliver until stopped. Raises AnotherTeller where another process does so."""
    logging.getLogger("httpx").setLevel(logging.WARNING)  # it would say every URL
    post = Sender(private, trusted()).post
    while not stopped.is_set():
        try:
            with parts.connect(url) as connection, parts.open_parts(url, POOL).pool as pool:
                run(connection, Decider(pool), Deliverer(pool, post, now), stopped.is_set)
        except (OperationalError, PoolTimeout):
            log.warning("the database does not answer; webhooks wait for it")
            stopped.wait(RETRY)
