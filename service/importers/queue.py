"""The imports that wait for the process that does them."""

from typing import Any
from uuid import UUID

from psycopg import Connection

from projections.connections import rows_on
from service.importers import jobs
from service.importers.errors import Cancelled
from service.importers.job import Job

WAITING = f"""
    SELECT {jobs.COLUMNS} FROM public.import_job
    WHERE uploaded AND state IN ('queued', 'running')
    ORDER BY state DESC, made_at
"""
"""One that was interrupted comes first."""

CLAIM = f"""
    UPDATE public.import_job SET state = 'running'
    WHERE id = %(id)s AND state IN ('queued', 'running')
    RETURNING {jobs.COLUMNS}
"""

BROKEN_OFF = """
    UPDATE public.import_job
    SET state = 'failed', error = 'The file did not come to its end.', ended_at = clock_timestamp()
    WHERE state = 'receiving' AND made_at < clock_timestamp() - interval '1 hour'
"""

LET_GO = """
    DELETE FROM public.import_chunk
    WHERE job IN (SELECT id FROM public.import_job WHERE state IN ('done', 'failed', 'cancelled'))
"""


def waiting(connection: Connection[Any]) -> list[Job]:
    """The imports to be done, in order."""
    return rows_on(connection, Job, WAITING)


def claimed(connection: Connection[Any], id_: UUID) -> Job:
    """An import, begun or gone on with. Raises Cancelled."""
    found = rows_on(connection, Job, CLAIM, id=id_)
    if not found:
        raise Cancelled(id_)
    return found[0]


def let_go(connection: Connection[Any]) -> None:
    """Keep no file of which nothing is to be read any more."""
    connection.execute(BROKEN_OFF)
    connection.execute(LET_GO)
