"""How much memory processes hold."""

from collections.abc import Iterable
from pathlib import Path

PAGE = 4096


def resident(processes: Iterable[int]) -> int:
    """The bytes of memory that processes hold, those that they share counted for each."""
    return sum(int(Path(f"/proc/{process}/statm").read_text().split()[1]) * PAGE for process in processes)
