"""The directory in which the processes of one service count, so that any of them can tell what all have counted.

The library looks for it when it is loaded, so it is there before a process begins.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

VARIABLE = "PROMETHEUS_MULTIPROC_DIR"

MEMORY = next((place for place in ("/dev/shm",) if Path(place).is_dir()), None)  # noqa: S108
"""Where files are that no disk holds up."""


def directory() -> "TemporaryDirectory[str]":
    """A new one, for one run of a service."""
    return TemporaryDirectory(prefix="entente-metrics-", dir=MEMORY)
