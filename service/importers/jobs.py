"""The table of imports: which there are, and how far each has come."""

from typing import Any
from uuid import UUID, uuid4

import orjson
from psycopg import Connection

from projections.connections import Connections, rows, rows_on
from service.importers.edition import Edition
from service.importers.errors import Cancelled, UnknownImport
from service.importers.job import Job, State
from service.importers.progress import Progress

COLUMNS = """
    id, archive, vintage, files, size, sha256, dry_run, most_refused, owner, uploaded, state, made_at, ended_at, bytes,
    seconds, counts, error
"""

ALL = f"""
    SELECT {COLUMNS} FROM public.import_job WHERE sha256 IS NOT NULL ORDER BY made_at DESC, id LIMIT %(limit)s
"""

ONE = f"SELECT {COLUMNS} FROM public.import_job WHERE id = %(id)s AND sha256 IS NOT NULL"

UNENDED = f"""
    SELECT {COLUMNS} FROM public.import_job
    WHERE archive = %(archive)s AND sha256 = %(sha256)s AND vintage IS NOT DISTINCT FROM %(vintage)s
      AND state = 'running' AND NOT dry_run AND NOT uploaded
    ORDER BY made_at DESC LIMIT 1
"""

INTERRUPTED = """
    UPDATE public.import_job
    SET state = 'failed', error = 'It was interrupted, and not resumed.', ended_at = clock_timestamp()
    WHERE archive = %(archive)s AND state = 'running' AND NOT uploaded AND id <> %(id)s
"""

BEGIN = f"""
    INSERT INTO public.import_job
        (id, archive, vintage, files, size, sha256, dry_run, most_refused, owner, uploaded, state)
    VALUES
        (%(id)s, %(archive)s, %(vintage)s, %(files)s, %(size)s, %(sha256)s, %(dry_run)s, %(most_refused)s, %(owner)s,
        false, 'running')
    RETURNING {COLUMNS}
"""

REMEMBER = """
    UPDATE public.import_job
    SET bytes = %(bytes)s, seconds = %(seconds)s, counts = %(counts)s::jsonb
    WHERE id = %(id)s AND state = 'running'
    RETURNING id
"""

END = f"""
    UPDATE public.import_job SET state = %(state)s, error = %(error)s, ended_at = clock_timestamp()
    WHERE id = %(id)s AND state = 'running'
    RETURNING {COLUMNS}
"""

FINISHED = f"""
    SELECT {COLUMNS} FROM public.import_job
    WHERE archive = %(archive)s AND state = 'done' AND NOT dry_run ORDER BY ended_at DESC, id
"""


def jobs(connections: Connections, limit: int) -> list[Job]:
    """The imports, newest first."""
    return rows(connections, Job, ALL, limit=limit)


def job(connections: Connections, id_: UUID) -> Job:
    """An import. Raises UnknownImport."""
    found = rows(connections, Job, ONE, id=id_)
    if not found:
        raise UnknownImport(id_)
    return found[0]


def finished(connection: Connection[Any], archive: str) -> list[Job]:
    """The imports of an archive that came to their end, newest first."""
    return rows_on(connection, Job, FINISHED, archive=archive)


def begun(
    connection: Connection[Any], edition: Edition, size: int, owner: str, *, dry_run: bool, most_refused: int
) -> Job:
    """The import of files that are here: the one that was interrupted, else a new one."""
    said: dict[str, Any] = {"archive": edition.archive, "sha256": edition.sha256, "vintage": edition.vintage}
    found = [] if dry_run else rows_on(connection, Job, UNENDED, **said)
    if not found:
        said |= {"files": edition.files, "size": size, "owner": owner, "dry_run": dry_run, "most_refused": most_refused}
        found = rows_on(connection, Job, BEGIN, id=uuid4(), **said)
    connection.execute(INTERRUPTED, {"archive": edition.archive, "id": found[0].id})
    return found[0]


def remember(connection: Connection[Any], id_: UUID, progress: Progress) -> None:
    """Keep how far an import has come. Raises Cancelled."""
    counts = orjson.dumps(progress.counts.told()).decode()
    terms = {"id": id_, "bytes": progress.bytes, "seconds": progress.seconds, "counts": counts}
    if connection.execute(REMEMBER, terms, prepare=True).fetchone() is None:
        raise Cancelled(id_)


def end(connection: Connection[Any], id_: UUID, state: State, error: str | None = None) -> Job:
    """Have an import be at its end. Raises Cancelled."""
    found = rows_on(connection, Job, END, id=id_, state=state, error=error)
    if not found:
        raise Cancelled(id_)
    return found[0]
