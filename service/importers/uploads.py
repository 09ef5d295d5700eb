"""Files that come over REST: kept in pieces until their import has ended."""

import hashlib
from collections.abc import Callable
from typing import Any, BinaryIO
from uuid import UUID, uuid4

from projections.connections import Connections, rows
from service.importers import jobs
from service.importers.errors import ImportEnded, TooManyImports
from service.importers.job import Job

PIECE = 2**20
"""Bytes of a piece."""

MOST_OPEN = 20
"""Imports of one owner that may be open at a time."""

RECEIVE = """
    INSERT INTO public.import_job
        (id, archive, vintage, files, size, dry_run, most_refused, owner, uploaded, state)
    SELECT
        %(id)s, %(archive)s, %(vintage)s, %(files)s, 0, %(dry_run)s, %(most_refused)s, %(owner)s, true, 'receiving'
    WHERE (
        SELECT count(*) FROM public.import_job
        WHERE state IN ('receiving', 'queued', 'running') AND uploaded AND owner = %(owner)s
    ) < %(most)s
    RETURNING id
"""

KEEP = "INSERT INTO public.import_chunk (job, number, bytes) VALUES (%(id)s, %(number)s, %(piece)b)"

SAME = f"""
    SELECT {jobs.COLUMNS} FROM public.import_job
    WHERE sha256 = %(sha256)s AND archive = %(archive)s AND vintage IS NOT DISTINCT FROM %(vintage)s
      AND dry_run = %(dry_run)s AND uploaded AND state IN ('queued', 'running')
    ORDER BY made_at LIMIT 1
"""

QUEUE = f"""
    UPDATE public.import_job SET state = 'queued', sha256 = %(sha256)s, size = %(size)s
    WHERE id = %(id)s AND state = 'receiving'
    RETURNING {jobs.COLUMNS}
"""

LEAVE = """
    UPDATE public.import_job SET state = 'cancelled', ended_at = clock_timestamp()
    WHERE id = %(id)s AND state = 'receiving'
"""

CANCEL = """
    UPDATE public.import_job SET state = 'cancelled', ended_at = clock_timestamp()
    WHERE id = %(id)s AND state IN ('queued', 'running')
    RETURNING id
"""

NOTIFY = "NOTIFY import"


def received(connections: Connections, body: BinaryIO, whole: Callable[[int], None], **asked: Any) -> Job:
    """The import of a body, in the queue; the one that is open already where the same is sent again.

    `whole` is told the bytes that came, and raises where they are too few. Raises TooManyImports.
    """
    id_ = _begun(connections, asked)
    try:
        sha256, size = _kept(connections, id_, body)
        whole(size)
        same = rows(
            connections, Job, SAME, sha256=sha256, **{name: asked[name] for name in ("archive", "vintage", "dry_run")}
        )
        if same:
            return same[0]
        return rows(connections, Job, QUEUE, id=id_, sha256=sha256, size=size)[0]
    finally:
        _do(connections, LEAVE, id=id_)
        _do(connections, NOTIFY)


def cancel(connections: Connections, job: Job) -> None:
    """Have an import end before its end; what it appended stays. Raises ImportEnded."""
    with connections.connection() as connection:
        if connection.execute(CANCEL, {"id": job.id}).fetchone() is None:
            raise ImportEnded(job.id)


def _begun(connections: Connections, asked: dict[str, Any]) -> UUID:
    with connections.connection() as connection:
        row = connection.execute(RECEIVE, {"id": uuid4(), "most": MOST_OPEN, **asked}).fetchone()
    if row is None:
        raise TooManyImports(MOST_OPEN)
    id_: UUID = row[0]
    return id_


def _kept(connections: Connections, id_: UUID, body: BinaryIO) -> tuple[bytes, int]:
    digest, size, number = hashlib.sha256(), 0, 0
    while piece := body.read(PIECE):
        _do(connections, KEEP, id=id_, number=number, piece=piece)
        digest.update(piece)
        size += len(piece)
        number += 1
    return digest.digest(), size


def _do(connections: Connections, statement: str, **terms: Any) -> None:
    with connections.connection() as connection:
        connection.execute(statement, terms)
