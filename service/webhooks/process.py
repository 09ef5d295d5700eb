"""The process that tells, with its connections; it begins anew where the database went away and came back."""

import logging
from threading import Event

from service import parts
from service.outages import through_outages
from service.webhooks.clock import now
from service.webhooks.deciding import Decider
from service.webhooks.delivering import Deliverer
from service.webhooks.running import run
from service.webhooks.sending import Sender, trusted

POOL = 8
"""Connections of the process: a delivery needs one before and after it is sent, and none meanwhile."""


def keep_telling(url: str, private: bool, stopped: Event) -> None:
    """Decide and deliver until stopped. Raises AnotherTeller where another process does so."""
    logging.getLogger("httpx").setLevel(logging.WARNING)  # it would say every URL
    post = Sender(private, trusted()).post

    def work() -> None:
        with parts.connect(url) as connection, parts.open_parts(url, POOL).pool as pool:
            run(connection, Decider(pool), Deliverer(pool, post, now), stopped.is_set)

    through_outages(work, "webhooks", stopped)
