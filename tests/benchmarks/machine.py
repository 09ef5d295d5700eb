"""The machine that benchmarks run on, and how busy it was: figures of two machines are not compared."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


def machine() -> dict[str, Any]:
    """Its processor, cores, memory and software, and the load over the last minute."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "processor": _named("/proc/cpuinfo", "model name") or platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_mb": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20,
        "system": platform.platform(),
        "python": platform.python_version(),
        "load": load(),
    }


def load() -> float:
    """How many processes wanted to run, over the last minute."""
    return os.getloadavg()[0]


def _named(path: str, name: str) -> str | None:
    lines = (line.partition(":") for line in Path(path).read_text().splitlines())
    return next((value.strip() for known, _, value in lines if known.strip() == name), None)
