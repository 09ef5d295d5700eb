"""The connection of one import: that no other of its archive runs, and which developments its files have told of."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any
from uuid import UUID

from psycopg import Connection, OperationalError

from service.importers.errors import ImportUnderWay

LOCK = "SELECT pg_try_advisory_lock(607487611, hashtext(%(archive)s))"

UNLOCK = "SELECT pg_advisory_unlock(607487611, hashtext(%(archive)s))"

MAKE = "CREATE TEMPORARY TABLE import_seen (stream uuid PRIMARY KEY, place bigint NOT NULL)"

MAKE_KEPT = "CREATE TEMPORARY TABLE import_kept (stream uuid PRIMARY KEY)"

DROP = "DROP TABLE IF EXISTS import_seen, import_kept"

SEE = """
    INSERT INTO pg_temp.import_seen (stream, place)
    SELECT * FROM unnest(%(streams)b::uuid[], %(places)b::bigint[])
    ON CONFLICT DO NOTHING
"""

SEEN = "SELECT stream, place FROM pg_temp.import_seen WHERE stream = ANY(%(streams)b::uuid[])"

KEEP = "INSERT INTO pg_temp.import_kept SELECT * FROM unnest(%(streams)b::uuid[]) ON CONFLICT DO NOTHING"

JOIN = """
    INSERT INTO public.import_member (archive, stream)
    SELECT %(archive)s, stream FROM unnest(%(streams)b::uuid[]) AS stream
    ON CONFLICT DO NOTHING
"""

MISSING = """
    SELECT stream FROM public.import_member
    WHERE archive = %(archive)s
      AND NOT EXISTS (SELECT FROM pg_temp.import_seen WHERE import_seen.stream = import_member.stream)
      AND NOT EXISTS (SELECT FROM pg_temp.import_kept WHERE import_kept.stream = import_member.stream)
    ORDER BY stream
"""


class Session:
    """What an import keeps in the database while it runs, so that its memory does not grow with the file."""

    def __init__(self, connection: Connection[Any], archive: str) -> None:
        self.connection, self.archive = connection, archive

    def repeated(self, streams: Sequence[UUID], places: Sequence[int]) -> dict[UUID, int]:
        """See developments at these places of the file; of those that were seen at another place before, at which."""
        terms = {"streams": list(streams), "places": list(places)}
        if self.connection.execute(SEE, terms, prepare=True, binary=True).rowcount == len(streams):
            return {}
        return dict(self.connection.execute(SEEN, {"streams": list(streams)}).fetchall())

    def keep(self, streams: Sequence[UUID]) -> None:
        """Do not miss these developments, though the files do not tell of them under their first key."""
        if streams:
            self.connection.execute(KEEP, {"streams": list(streams)}, prepare=True)

    def join(self, streams: Sequence[UUID]) -> None:
        """Remember that the archive has brought these developments; before they are appended."""
        self.connection.execute(JOIN, {"archive": self.archive, "streams": list(streams)}, prepare=True)

    def missing(self) -> list[UUID]:
        """The developments that the archive had brought before, and its files do not tell of."""
        return [stream for (stream,) in self.connection.execute(MISSING, {"archive": self.archive})]


@contextmanager
def session(connection: Connection[Any], archive: str) -> Iterator[Session]:
    """The session of an import on a connection. Raises ImportUnderWay."""
    row = connection.execute(LOCK, {"archive": archive}).fetchone()
    if not (row and row[0]):
        raise ImportUnderWay(archive)
    try:
        connection.execute(DROP)
        connection.execute(MAKE)
        connection.execute(MAKE_KEPT)
        yield Session(connection, archive)
    finally:
        with suppress(OperationalError):  # a connection that is lost has let go of both
            connection.execute(DROP)
            connection.execute(UNLOCK, {"archive": archive})
