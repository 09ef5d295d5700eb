"""The process that tells: one at a time, woken by the log, and every second in case that a wake-up was lost."""

from collections.abc import Callable
from typing import Any

from psycopg import Connection

from service.webhooks.clock import now
from service.webhooks.deciding import Decider
from service.webhooks.delivering import Deliverer
from service.webhooks.errors import AnotherTeller

ONE_TELLER = 6074876112270
"""The advisory lock of the process that tells."""

BECOME_TELLER = f"SELECT pg_try_advisory_lock({ONE_TELLER})"

IDLE, BUSY = 1.0, 0.1
"""Seconds until the next turn, where nothing is under way and where something is."""

GRACE = 3.0
"""Seconds given to what is under way when the process stops."""


def run(connection: Connection[Any], decider: Decider, deliverer: Deliverer, stopped: Callable[[], bool]) -> None:
    """Decide and deliver for as long as not stopped. Raises AnotherTeller where another process does so already."""
    row = connection.execute(BECOME_TELLER).fetchone()
    if not (row and row[0]):
        raise AnotherTeller
    connection.execute("LISTEN log")
    connection.execute("LISTEN webhook")
    while not stopped():
        decider.decide(now())
        deliverer.turn()
        waiting = BUSY if deliverer.under_way or decider.waiting_since else IDLE
        for _ in connection.notifies(timeout=waiting, stop_after=1):
            pass
    deliverer.finish(GRACE)
