"""The table of citations: answers that were cited, each kept as it was made."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from projections.connections import Connections, rows

COLUMNS = "id, permalink, position, digest, rests_on, title, author, version, cited_at"

KEEP = f"""
    INSERT INTO public.citation (id, permalink, position, digest, rests_on, title, author, version)
    VALUES (
        %(id)s, %(permalink)s, %(position)s, %(digest)s, %(rests_on)s, %(title)s, %(author)s, %(version)s
    )
    ON CONFLICT (id) DO NOTHING
    RETURNING {COLUMNS}
"""

ONE = f"SELECT {COLUMNS} FROM public.citation WHERE id = %(id)s"

NEWEST_FIRST = f"""
    SELECT {COLUMNS}
    FROM public.citation
    WHERE (cited_at, id) < (%(cited_at)s, %(id)s)
    ORDER BY cited_at DESC, id DESC
    LIMIT %(limit)s
"""

RESTING_ON = f"""
    SELECT {COLUMNS}
    FROM public.citation
    WHERE rests_on @> ARRAY[%(development)s] AND (cited_at, id) < (%(cited_at)s, %(id)s)
    ORDER BY cited_at DESC, id DESC
    LIMIT %(limit)s
"""

ERASURES = """
    SELECT stream, position
    FROM log.event
    WHERE stream = ANY(%(rests_on)s) AND topic = 'payload-erased' AND position > %(position)s
    ORDER BY position
"""

MOST = 1000
"""How many citations are told of at once."""


class UnknownCitation(LookupError):
    """No citation has this id."""

    def __init__(self, citation: UUID) -> None:
        super().__init__(f"No citation has the id {citation}.")


@dataclass(frozen=True, slots=True)
class Citation:
    """An answer that was cited; `digest` is the SHA-256 of its bytes, `position` the newest that it may have seen."""

    id: UUID
    permalink: str
    position: int
    digest: bytes
    rests_on: list[UUID]
    title: str | None
    author: str
    version: str
    cited_at: datetime


def kept(connections: Connections, citation: Citation) -> tuple[Citation, bool]:
    """A citation put on record, or as it is on record already, and whether it is new; its time is when it came."""
    new = rows(connections, Citation, KEEP, **asdict(citation))
    return (new or rows(connections, Citation, ONE, id=citation.id))[0], bool(new)


def cited(connections: Connections, citation: UUID) -> Citation:
    """A citation. Raises UnknownCitation."""
    found = rows(connections, Citation, ONE, id=citation)
    if not found:
        raise UnknownCitation(citation)
    return found[0]


def citations_of(
    connections: Connections, development: UUID | None, limit: int = MOST, behind: Citation | None = None
) -> list[Citation]:
    """The citations of answers that rest on a development, or of any, newest first; where one is given, behind it."""
    statement = NEWEST_FIRST if development is None else RESTING_ON
    cited_at, id_ = (behind.cited_at, behind.id) if behind else ("infinity", UUID(int=2**128 - 1))
    return rows(connections, Citation, statement, development=development, limit=limit, cited_at=cited_at, id=id_)


def erasures(connections: Connections, citation: Citation) -> list[tuple[UUID, int]]:
    """What was erased, since it was cited, of the developments that a citation rests on: each with its position."""
    with connections.connection() as connection:
        terms = {"rests_on": citation.rests_on, "position": citation.position}
        return connection.execute(ERASURES, terms).fetchall()
