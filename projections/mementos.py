"""When an answer could have changed: the positions of the log that touch it, for those who ask how it was (RFC 7089).

Of a development, a fact, an actor and a dyad these are the positions that changed something of theirs. What any other
answer rests on is known only by answering it at every position, so there they are the first position of the log and the
last of each day on which it grew.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from events.recorder import NEWEST
from projections.batch import OPEN
from projections.connections import Connections

OF_DEVELOPMENT = "SELECT position FROM log.event WHERE stream = %(development)s"

OF_FACT = f"""
    SELECT unnest(ARRAY[known_from, nullif(known_to, {OPEN})]) FROM fact_version
    WHERE fact = %(fact)s
"""

OF_DYAD = f"""
    SELECT unnest(ARRAY[known_from, nullif(known_to, {OPEN})]) FROM fact_version
    WHERE a = least(%(one)s, %(other)s COLLATE "C") AND b = greatest(%(one)s, %(other)s COLLATE "C")
"""

OF_ACTOR = f"""
    SELECT unnest(ARRAY[known_from, nullif(known_to, {OPEN})]) FROM fact_version
    WHERE subject = %(actor)s OR object = %(actor)s
"""

END_OF_DAY = (
    "log.position_at(date_trunc('day', event.recorded_at, 'UTC') + interval '1 day' - interval '1 microsecond')"
)

PAGE = """
    WITH touching (position) AS (SELECT DISTINCT * FROM ({positions}) AS found)
    SELECT position, event.recorded_at FROM touching JOIN log.event AS event USING (position)
    WHERE position > %(after)s
    ORDER BY position
    LIMIT %(limit)s
"""

AROUND = """
    WITH touching (position) AS (SELECT DISTINCT * FROM ({positions}) AS found),
    chosen (position) AS (
        SELECT greatest(min(position), log.position_at(%(instant)s)) FROM touching HAVING count(*) > 0
    ),
    named (relation, position) AS (
        SELECT 'memento', position FROM chosen
        UNION ALL SELECT 'first', min(position) FROM touching
        UNION ALL SELECT 'last', greatest(max(position), (SELECT position FROM chosen)) FROM touching
        UNION ALL SELECT 'prev', max(position) FROM touching WHERE position < (SELECT position FROM chosen)
        UNION ALL SELECT 'next', min(position) FROM touching WHERE position > (SELECT position FROM chosen)
    )
    SELECT relation, position, event.recorded_at FROM named JOIN log.event AS event USING (position)
"""

PAGE_OF_DAYS = f"""
    WITH RECURSIVE ended (position) AS (
        SELECT CASE %(after)s::bigint WHEN 0 THEN 1 ELSE {END_OF_DAY} END
        FROM log.event AS event WHERE event.position = %(after)s::bigint + 1
        UNION ALL
        SELECT {END_OF_DAY} FROM ended JOIN log.event AS event ON event.position = ended.position + 1
    )
    SELECT position, event.recorded_at FROM ended JOIN log.event AS event USING (position)
    LIMIT %(limit)s
"""

AROUND_DAYS = f"""
    WITH chosen (position, recorded_at) AS (
        SELECT position, recorded_at FROM log.event WHERE position = greatest(1, log.position_at(%(instant)s))
    ),
    named (relation, position) AS (
        SELECT 'memento', position FROM chosen
        UNION ALL SELECT 'first', 1
        UNION ALL SELECT 'last', position FROM log.head
        UNION ALL
        SELECT 'prev', greatest(1, log.position_at(date_trunc('day', recorded_at, 'UTC') - interval '1 microsecond'))
        FROM chosen WHERE position > 1
        UNION ALL
        SELECT 'next', {END_OF_DAY} FROM chosen JOIN log.event AS event ON event.position = chosen.position + 1
    )
    SELECT relation, position, event.recorded_at FROM named JOIN log.event AS event USING (position)
"""


class Memento(NamedTuple):
    """A position of the log, and when the log came to it."""

    position: int
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Listing:
    """How the mementos of an answer are found: a page of them, and those around an instant."""

    page: str
    around: str


def touching(positions: str) -> Listing:
    """The listing of an answer that some positions touch."""
    return Listing(PAGE.format(positions=positions), AROUND.format(positions=positions))


LISTINGS = {
    "development": touching(OF_DEVELOPMENT),
    "fact": touching(OF_FACT),
    "dyad": touching(OF_DYAD),
    "actor": touching(OF_ACTOR),
    "day": Listing(PAGE_OF_DAYS, AROUND_DAYS),
}
"""By what an answer is touched."""


def page(connections: Connections, by: str, terms: dict[str, Any], after: int, limit: int) -> list[Memento]:
    """The mementos of an answer behind a position, oldest first."""
    with connections.connection() as connection:
        rows = connection.execute(LISTINGS[by].page, {**terms, "after": min(after, NEWEST), "limit": limit})
        return [Memento(*row) for row in rows]


def around(connections: Connections, by: str, terms: dict[str, Any], instant: datetime) -> dict[str, Memento]:
    """The memento as of an instant, or the first where that comes later; and `first`, `prev`, `next` and `last`.

    Empty where there is none.
    """
    with connections.connection() as connection:
        rows = connection.execute(LISTINGS[by].around, {**terms, "instant": instant})
        return {relation: Memento(position, recorded_at) for relation, position, recorded_at in rows}
