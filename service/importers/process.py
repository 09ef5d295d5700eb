"""The process that imports what came over REST: one at a time, one after the other."""

import io
from threading import Event
from typing import Any, cast

from psycopg import Connection, OperationalError
from psycopg_pool import PoolTimeout

from events.errors import EventsError
from service import parts
from service.importers import jobs, queue, vintages
from service.importers.edition import Edition
from service.importers.errors import (
    AnotherImporter,
    Cancelled,
    ImportConflict,
    ImportFailed,
    ImportUnderWay,
    Stopped,
    UnknownFormat,
)
from service.importers.guessing import named
from service.importers.importing import Doors, Importing
from service.importers.job import Job, State
from service.importers.kept_file import KeptFile
from service.importers.session import session
from service.logs import log
from service.outages import through_outages
from service.parts import Parts

ONE_IMPORTER = 6074876112281
"""The advisory lock of the process that imports."""

BECOME_IMPORTER = f"SELECT pg_try_advisory_lock({ONE_IMPORTER})"

POOL = 4
"""Connections of the process: one holds the session of an import, one reads its file, one appends."""

IDLE = 1.0
"""Seconds until the queue is looked at in any case."""

OWN_FAULT = "The service met an error of its own; it is in its log."


def keep_importing(url: str, stopped: Event) -> None:
    """Import until stopped. Raises AnotherImporter where another process does so."""

    def work() -> None:
        with parts.connect(url) as connection:
            opened = parts.open_parts(url, POOL)
            with opened.pool:
                _run(connection, opened, stopped)

    through_outages(work, "imports", stopped)


def _run(connection: Connection[Any], opened: Parts, stopped: Event) -> None:
    row = connection.execute(BECOME_IMPORTER).fetchone()
    if not (row and row[0]):
        raise AnotherImporter
    connection.execute("LISTEN import")
    while not stopped.is_set():
        queue.let_go(connection)
        if not any(work(opened, job, stopped) for job in queue.waiting(connection)):
            for _ in connection.notifies(timeout=IDLE, stop_after=1):
                pass


def work(opened: Parts, job: Job, stopped: Event) -> bool:
    """Do one import to its end; False where it cannot be done yet. Raises OperationalError."""
    try:
        with opened.pool.connection() as connection:
            return _work(opened, connection, job, stopped)
    except ImportUnderWay:
        return False
    except (ImportFailed, EventsError, Cancelled, Stopped):
        return True  # whoever asks for the import is told so


def _work(opened: Parts, connection: Connection[Any], job: Job, stopped: Event) -> bool:
    doors = Doors(stopped=stopped.is_set)
    with session(connection, job.archive) as of, opened.pool.connection() as reading:
        job = queue.claimed(connection, job.id)
        try:
            edition = Edition(named(job.archive), job.files, job.sha256, job.vintage)
            vintages.check(connection, edition)
            file = cast(io.BufferedReader, io.BufferedReader(KeptFile(reading, job), 2**18))
            Importing(opened.log, of, edition, job, doors).run([file])
        except (ImportFailed, EventsError, Cancelled, Stopped, OperationalError, PoolTimeout):
            raise
        except (ImportConflict, UnknownFormat) as error:
            jobs.end(connection, job.id, State.FAILED, str(error))
        except Exception:
            log.exception("import-failed", job=str(job.id))
            jobs.end(connection, job.id, State.FAILED, OWN_FAULT)
    return True
