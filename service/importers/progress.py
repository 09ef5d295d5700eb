"""How far an import has come, for whoever waits for it."""

import time
from dataclasses import dataclass, field

from service.importers.counts import Counts


@dataclass(slots=True)
class Progress:
    """Bytes of the files that were read, seconds worked, and what became of the developments read so far."""

    bytes: int = 0
    worked: float = 0.0
    counts: Counts = field(default_factory=Counts)
    since: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        """Seconds worked, those before an interruption included."""
        return self.worked + time.monotonic() - self.since
