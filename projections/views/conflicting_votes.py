"""Votes on opposite sides: in which roll calls one of a pair voted yes and the other no.

A vote has no object, so it is found among the facts between its voter and nobody.
"""

from typing import Any, NamedTuple

from events.facts import Status
from projections.reader import WITHIN_SPAN, Reader

CONFLICTING_VOTES = f"""
    WITH cast_vote AS MATERIALIZED (
        SELECT development, subject, aspect, attributes ->> 'vote' AS vote, dimension, status,
            starts_from, starts_by, ends_from, ends_by
        FROM fact_version
        WHERE a = '' AND b = ANY(%(actors)s) AND predicate = 'takes-stance' AND kind = 'roll-call-held'
          AND attributes ->> 'vote' IN ('yes', 'no') AND {WITHIN_SPAN}
    )
    SELECT one.subject, other.subject, min(one.dimension), array_agg(DISTINCT one.status),
        array_agg(DISTINCT one.development::text ORDER BY one.development::text),
        min(one.starts_from), min(one.starts_by), max(one.ends_from), max(one.ends_by),
        bool_and(one.starts_by <= %(valid_on)s AND one.ends_from >= %(since)s)
    FROM cast_vote AS one JOIN cast_vote AS other USING (development, aspect, starts_from, starts_by)
    WHERE one.subject < other.subject AND one.vote <> other.vote
    GROUP BY one.subject, other.subject
    ORDER BY one.subject, other.subject
"""

WEAKEST_FIRST = (
    Status.DID_NOT_HAPPEN, Status.CONTRADICTED, Status.FORECAST, Status.PLANNED,
    Status.DISPUTED, Status.ALLEGED, Status.HAPPENED, Status.CONFIRMED,
)  # fmt: skip


class Opposed(NamedTuple):
    """Two actors by code, and the roll calls in which they were opposed; days are proleptic Gregorian ordinals."""

    one: str
    other: str
    dimension: str
    statuses: list[str]
    developments: list[str]
    starts_from: int
    starts_by: int
    ends_from: int
    ends_by: int
    certain: bool

    @property
    def status(self) -> str:
        """The least settled status among the roll calls."""
        return min(map(Status, self.statuses), key=WEAKEST_FIRST.index)


def conflicting_votes(reader: Reader, terms: dict[str, Any]) -> list[Opposed]:
    """The pairs of the actors that were opposed in a roll call within the span, by code."""
    return reader.select(CONFLICTING_VOTES, Opposed, **terms)
