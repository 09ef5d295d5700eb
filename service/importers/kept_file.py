"""A file that is kept in pieces in the database, read as one that can be sought in."""

import io
from typing import Any
from uuid import UUID

from psycopg import Connection

from service.importers.job import Job

PIECES = "SELECT number, length(bytes) FROM public.import_chunk WHERE job = %(job)s ORDER BY number"

READ = "SELECT bytes FROM public.import_chunk WHERE job = %(job)s AND number = %(number)s"


class KeptFile(io.RawIOBase):
    """The file of an import; one piece at a time is in memory."""

    def __init__(self, connection: Connection[Any], job: Job) -> None:
        self.connection, self.job = connection, job
        self.name = job.files
        self.ends: list[int] = []
        for _, length in connection.execute(PIECES, {"job": job.id}):
            self.ends.append((self.ends[-1] if self.ends else 0) + length)
        self.at, self.held, self.piece = 0, -1, b""

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def tell(self) -> int:
        """The place that is read next."""
        return self.at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Read on from another place."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self.at, io.SEEK_END: self.ends[-1] if self.ends else 0}[whence]
        self.at = max(0, start + offset)
        return self.at

    def readinto(self, buffer: Any) -> int:
        """Read what is left of a piece, as far as there is room."""
        number = next((n for n, end in enumerate(self.ends) if self.at < end), None)
        if number is None:
            return 0
        if number != self.held:
            self.held, self.piece = number, self._read(self.job.id, number)
        first = self.at - (self.ends[number - 1] if number else 0)
        part = self.piece[first : first + len(buffer)]
        buffer[: len(part)] = part
        self.at += len(part)
        return len(part)

    def _read(self, job: UUID, number: int) -> bytes:
        row = self.connection.execute(READ, {"job": job, "number": number}, binary=True).fetchone()
        return bytes(row[0]) if row else b""
