"""Imports files that are here, for the command."""

import hashlib
from collections.abc import Sequence
from typing import BinaryIO

from events.log import Log
from service.importers import jobs, vintages
from service.importers.edition import Edition
from service.importers.importer import Importer
from service.importers.importing import Doors, Importing
from service.importers.job import Job
from service.importers.session import session
from service.pool import Pool

PIECE = 2**20


def imported(
    log: Log,
    pool: Pool,
    importer: Importer,
    files: Sequence[BinaryIO],
    doors: Doors,
    *,
    vintage: str | None,
    owner: str,
    dry_run: bool,
    most_refused: int,
) -> Job:
    """Import files, which together are one edition of an archive; the import as it ended.

    Raises ImportFailed, ImportConflict, EventsError and OperationalError.
    """
    digest, size = _measured(files)
    names = ", ".join(str(getattr(file, "name", "-")).rpartition("/")[2] for file in files)
    edition = Edition(importer, names, digest, vintage)
    with pool.connection() as connection, session(connection, edition.archive) as of:
        vintages.check(connection, edition)
        job = jobs.begun(connection, edition, size, owner, dry_run=dry_run, most_refused=most_refused)
        return Importing(log, of, edition, job, doors).run(files)


def _measured(files: Sequence[BinaryIO]) -> tuple[bytes, int]:
    """The SHA-256 of the bytes of files, and how many they are."""
    digest, size = hashlib.sha256(), 0
    for file in files:
        while piece := file.read(PIECE):
            digest.update(piece)
            size += len(piece)
        file.seek(0)
    return digest.digest(), size
