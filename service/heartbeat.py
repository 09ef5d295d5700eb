"""The sign of life of a process that serves nobody: a file that it touches at every turn, for a health check."""

from pathlib import Path
from threading import Event


class Heartbeat(Event):
    """What tells a loop to stop. The loop asks at every turn, and each time the file is touched, where there is one."""

    file: Path | None = None

    def is_set(self) -> bool:
        """Whether to stop."""
        if self.file is not None:
            self.file.touch()
        return super().is_set()
