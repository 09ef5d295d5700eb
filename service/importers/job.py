"""An import as the database knows it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from service.importers.counts import Counts


class State(StrEnum):
    """How far an import is; a file that is still being sent is no import yet."""

    RECEIVING = "receiving"
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


OPEN = (State.QUEUED, State.RUNNING)

MOST_REFUSED = 1000
"""Lines that are refused before an import gives up, where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Job:
    """An import: of which archive, which files, how far it has come in bytes, and what became of the lines so far."""

    id: UUID
    archive: str
    vintage: str | None
    files: str
    size: int
    sha256: bytes
    dry_run: bool
    most_refused: int
    owner: str
    uploaded: bool
    state: State
    made_at: datetime
    ended_at: datetime | None
    bytes: int
    seconds: float
    counts: dict[str, int]
    error: str | None

    @property
    def so_far(self) -> Counts:
        """What became of the lines."""
        return Counts(**self.counts)

    @property
    def rate(self) -> float | None:
        """Developments read in a second."""
        return round(self.so_far.read / self.seconds, 1) if self.seconds else None

    @property
    def left(self) -> float | None:
        """Seconds that it will still take, going by the bytes."""
        if self.state != State.RUNNING or not self.bytes:
            return None
        return round(self.seconds * max(self.size - self.bytes, 0) / self.bytes, 1)

    def told(self) -> dict[str, Any]:
        """The import as JSON."""
        return {
            "id": str(self.id),
            "format": self.archive,
            "vintage": self.vintage,
            "files": self.files,
            "sha256": self.sha256.hex(),
            "dry_run": self.dry_run,
            "most_refused": self.most_refused,
            "owner": self.owner,
            "state": self.state,
            "made_at": self.made_at.isoformat(),
            "ended_at": self.ended_at.isoformat() if self.ended_at else None,
            "size": self.size,
            "bytes": self.bytes,
            "seconds": round(self.seconds, 3),
            "rate": self.rate,
            "time_left": self.left,
            "counts": self.so_far.told(),
            "error": self.error,
        }
