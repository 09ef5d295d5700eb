"""How many requests somebody makes in a minute, counted in the database so that it is true across all workers."""

from itertools import count
from typing import NamedTuple

from projections.connections import Connections

WINDOW = 60
"""Seconds of a window; one begins with the first request after the last."""

SPEND = """
    INSERT INTO access.quota AS known (holder, since, spent)
    VALUES (%(holder)s, statement_timestamp(), 1)
    ON CONFLICT (holder) DO UPDATE SET (since, spent) = (
        SELECT CASE WHEN going THEN known.since ELSE statement_timestamp() END,
               CASE WHEN going THEN known.spent + 1 ELSE 1 END
        FROM (
            SELECT statement_timestamp() - known.since < interval '60 s'
               AND known.since - statement_timestamp() < interval '5 s' AS going
        ) AS window_of_the_holder
    )
    RETURNING spent, ceil(extract(epoch FROM since + interval '60 s' - statement_timestamp()))::integer
"""
"""A window that begins in the future by a moment is that of another transaction; by more, the clock was set back."""

FORGET = "DELETE FROM access.quota WHERE since < statement_timestamp() - interval '1 hour'"

FORGET_EVERY = 10_000
"""Requests after which a worker has those forgotten who have made none for an hour."""


class Rate(NamedTuple):
    """What is left of a quota, and in how many seconds it is whole again."""

    limit: int
    left: int
    reset: int

    @property
    def headers(self) -> dict[str, str]:
        """As draft-ietf-httpapi-ratelimit-headers writes it."""
        return {
            "RateLimit-Policy": f'"requests";q={self.limit};w={WINDOW}',
            "RateLimit": f'"requests";r={max(self.left, 0)};t={self.reset}',
        }


class Quotas:
    """The counts of a database."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._spendings = count(1)

    def spend(self, holder: str, limit: int) -> Rate:
        """Count one request; below zero left, it is one too many."""
        with self._connections.connection() as connection:
            spent, reset = connection.execute(SPEND, {"holder": holder}).fetchone() or (1, WINDOW)
            if next(self._spendings) % FORGET_EVERY == 0:
                connection.execute(FORGET)
        return Rate(limit, limit - spent, max(reset, 1))
