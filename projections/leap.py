"""A projector that is far behind builds the projections anew beside the live ones, which is faster than batch by batch.

Reads and appends go on meanwhile, and whoever is killed leaves the live ones as they were. What is built follows from
the log alone: it takes the place of what was there without a comparison, which is what a rebuild is for.
"""

from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import Any

import psycopg
from psycopg import Connection

from projections.connections import conninfo_of
from projections.errors import AnotherRebuild, ProjectionFault
from projections.helping import Progress
from projections.projector import status
from projections.rebuild import rebuild

FAR = 50_000
"""Events from which on it may be worth it."""


def leap(connection: Connection[Any], progress: Progress) -> int:
    """Leap to the head where more is missing than is there; how many events it was ahead.

    Where an event cannot be folded, a rebuild is under way or a helper is killed, it stays where it is. `progress` is
    told as a rebuild tells it, in the thread of the caller, who may use the connection then.
    """
    found = status(connection)
    if found.head - found.position < max(FAR, found.position):
        return 0
    apart = suppress(ProjectionFault, AnotherRebuild, BrokenProcessPool)
    with apart, psycopg.connect(conninfo_of(connection), autocommit=True) as beside:
        return rebuild(beside, accept_differences=True, progress=progress) - found.position
    return 0
