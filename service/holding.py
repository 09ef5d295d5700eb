"""`python -m service.holding projector` ends with 0 where that process is at work: what a health check asks.

Of each such process there is one, the one that holds its lock; `webhooks` is the other.
"""

import os
import sys

from projections.projector import ONE_PROJECTOR
from service import parts
from service.settings import Settings
from service.webhooks.running import ONE_TELLER

LOCKS = {"projector": ONE_PROJECTOR, "webhooks": ONE_TELLER}

HELD = """
    SELECT EXISTS (
        SELECT FROM pg_locks
        WHERE locktype = 'advisory' AND granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND (classid::bigint << 32) + objid::bigint = %(lock)s
    )
"""


def held(process: str) -> bool:
    """Whether somebody holds the lock of a process."""
    with parts.database(Settings.read(os.environ)) as url, parts.connect(url) as connection:
        return connection.execute(HELD, {"lock": LOCKS[process]}).fetchone() == (True,)


if __name__ == "__main__":
    sys.exit(not held(sys.argv[1]))
