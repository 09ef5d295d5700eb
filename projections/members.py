"""Who belongs to an organisation, and to which organisations an actor belongs, at a moment."""

from typing import Any

from psycopg import Connection
from psycopg.rows import dict_row
from psycopg_pool import ConnectionPool

from projections.facts import iso
from projections.moment import Moment

MEMBERS = """
    SELECT subject AS actor, starts_from, starts_by, ends_from, ends_by, development
    FROM fact_version
    WHERE object = %(organisation)s AND predicate = 'member-of'
      AND known_to > %(known_at)s AND known_from <= %(known_at)s
      AND ends_by >= %(valid_on)s AND starts_from <= %(valid_on)s
      AND published_from <= %(published_by)s AND published_to > %(published_by)s
      AND status = ANY(%(status)s)
      AND (NOT %(certain)s OR (starts_by <= %(valid_on)s AND ends_from >= %(valid_on)s))
    ORDER BY starts_from, actor, development
"""


def members(pool: ConnectionPool[Connection[Any]], moment: Moment, organisation: str) -> list[dict[str, Any]]:
    """The members of an organisation at a moment, oldest first."""
    with pool.connection() as connection, connection.cursor(row_factory=dict_row) as cursor:
        rows = cursor.execute(MEMBERS, {**moment.terms(), "organisation": organisation}, prepare=True).fetchall()
    day = moment.valid_on.toordinal()
    return [
        {
            "actor": row["actor"],
            "since": iso(row["starts_from"]),
            "certain": row["starts_by"] <= day <= row["ends_from"],
            "development": str(row["development"]),
        }
        for row in rows
    ]
