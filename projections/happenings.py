"""What was said of developments, in the order of its recording: each event with what it made of its development."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from psycopg.rows import class_row

from events.dates import FOREVER
from events.development import EVENTS, Development
from events.facts import Status
from projections.connections import Connections
from projections.moment import CLEAR, Moment
from projections.timeline import WANTED, Filter

ERASED = Development.PayloadErased.TOPIC

ALL = """
    SELECT position
    FROM log.event
    WHERE position > %(above)s AND position <= %(up_to)s AND topic = ANY(%(topics)s)
    ORDER BY position DESC
    LIMIT %(limit)s
"""

WANTED_ALONE = f"""
    (
        SELECT position
        FROM log.event AS event
        WHERE position > %(above)s AND position <= %(up_to)s AND topic = ANY(%(topics)s) AND EXISTS (
            SELECT
            FROM development_version
            WHERE development = event.stream AND published_to = %(forever)s
              AND known_from <= event.position AND known_to >= event.position
              AND {WANTED}
        )
        ORDER BY position DESC
        LIMIT %(limit)s
    ) UNION (
        SELECT position
        FROM log.event
        WHERE position > %(above)s AND position <= %(up_to)s AND topic = 'payload-erased'
        ORDER BY position DESC
        LIMIT %(limit)s
    )
    ORDER BY position DESC
    LIMIT %(limit)s
"""
"""An erasure stands in every feed: nobody can tell any more whether what it took away was wanted."""

TOLD = """
    SELECT event.position, event.recorded_at, event.stream::text AS development, event.version, event.topic,
           event.payload, coalesce(after.title, before.title) AS title, coalesce(after.kind, before.kind) AS kind,
           before.status AS status_before, after.status AS status_after,
           before.content::text AS content_before, after.content::text AS content_after
    FROM log.event AS event
    LEFT JOIN development_version AS before ON before.development = event.stream
        AND before.published_to = %(forever)s
        AND before.known_from < event.position AND before.known_to >= event.position
    LEFT JOIN development_version AS after ON after.development = event.stream
        AND after.published_to = %(forever)s
        AND after.known_from <= event.position AND after.known_to > event.position
    WHERE event.position = ANY(%(positions)s)
    ORDER BY event.position DESC
"""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event, and its development as it was before and after; without words where they were erased."""

    position: int
    recorded_at: datetime
    development: str
    version: int
    topic: str
    payload: str | None
    title: str | None
    kind: str | None
    status_before: str | None
    status_after: str | None
    content_before: str | None
    content_after: str | None

    @property
    def said(self) -> dict[str, Any]:
        """What the event said."""
        return dict(orjson.loads(self.payload or "{}"))


def happenings(
    connections: Connections, moment: Moment, wanted: Filter, limit: int, above: int = 0, up_to: int | None = None
) -> list[Happening]:
    """Events above a position and up to another, or to the moment's, about what is wanted, newest first."""
    filtered = wanted != Filter() or moment.lens != CLEAR or len(moment.status) < len(Status)
    terms = {
        **moment.terms(),
        **wanted.terms(),
        "topics": [*EVENTS, ERASED],
        "forever": FOREVER,
        "above": above,
        "up_to": moment.position if up_to is None else up_to,
        "limit": limit,
    }
    with connections.connection() as connection, connection.cursor(row_factory=class_row(Happening)) as cursor:
        found = connection.execute(WANTED_ALONE if filtered else ALL, terms, prepare=False)
        positions = [position for (position,) in found]
        return cursor.execute(TOLD, {"positions": positions, "forever": FOREVER}, prepare=True).fetchall()
