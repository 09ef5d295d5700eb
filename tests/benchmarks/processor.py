"""How many seconds of processor were taken: on a busy machine they tell more than the clock."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from psycopg import Connection

TICKS = os.sysconf("SC_CLK_TCK")


def taken(connection: Connection[Any]) -> float:
    """What this process and the PostgreSQL of a connection have taken so far."""
    return sum(os.times()[:2]) + of_server(connection)


def of_server(connection: Connection[Any]) -> float:
    """What the PostgreSQL of a connection has taken: its first process, those that ended and those that are."""
    (folder,) = connection.execute("SHOW data_directory").fetchone() or ("",)
    first = (Path(folder) / "postmaster.pid").read_text().split()[0]
    children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
    return sum(_ticks(pid) for pid in [*children, first]) / TICKS


def _ticks(pid: str) -> int:
    """What a process has taken; one that has ended meanwhile is counted by the first, which is asked last."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15]))
    return 0
