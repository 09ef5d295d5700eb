"""What does not stand among a set of actors: plans that came to nothing, claims that are contested, and by what."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import orjson

from events.facts import Status
from projections.reader import KNOWN_AND_PUBLISHED, WITHIN_SPAN, Reader

ABOUT_SET = f"""
    (SELECT count(*) FROM unnest(actors) AS actor WHERE actor = ANY(%(actors)s)) >= 2 AND {WITHIN_SPAN}
    ORDER BY starts_from, development
"""

TOLD = """
    SELECT development::text, title, dimension, status, contested_by::text[],
        starts_from, starts_by, ends_from, ends_by, starts_by <= %(valid_on)s AND ends_from >= %(since)s
    FROM development_version
"""

UNMET_PLANS = f"""
    {TOLD}
    WHERE content ->> 'status' = 'planned' AND {ABOUT_SET}
"""

CONTESTED_CLAIMS = f"""
    {TOLD}
    WHERE status <> 'happened' AND coalesce(content ->> 'status', '') NOT IN ('planned', 'forecast') AND {ABOUT_SET}
"""

CONTESTING = f"""
    SELECT development::text, kind, title, actors, coalesce(content ->> 'speakers', content ->> 'observers', '[]')
    FROM unnest(%(developments)s::uuid[]) AS wanted (development) JOIN development_version USING (development)
    WHERE {KNOWN_AND_PUBLISHED}
    ORDER BY development
"""

WORDS = ("statement-made", "reaction-voiced")
"""Kinds in which those who take part speak for themselves."""

JUDGEMENTS = ("assessment-made", "estimate-made", "forecast-made", "recommendation-made")
"""Kinds in which somebody else judges those who take part."""


class Contesting(NamedTuple):
    """A development that contests another."""

    development: str
    kind: str
    title: str
    actors: list[str]
    speakers: str

    def spoken_by(self, actors: Iterable[str]) -> set[str]:
        """The actors whose own word it is."""
        return set(orjson.loads(self.speakers)) & set(actors) if self.kind in WORDS else set()

    def is_deed_of(self, actors: Iterable[str]) -> bool:
        """Whether it is something in which one of the actors took part."""
        return self.kind not in (*WORDS, *JUDGEMENTS) and not set(self.actors).isdisjoint(actors)


class Unfounded(NamedTuple):
    """A plan or a claim that does not stand, within the span; its days are proleptic Gregorian ordinals."""

    development: str
    title: str
    dimension: str
    status: str
    contested_by: list[str]
    starts_from: int
    starts_by: int
    ends_from: int
    ends_by: int
    certain: bool


Contested = list[tuple[Unfounded, list[Contesting]]]
"""Each with what contests it, as far as that was public and on record, by id."""


def unmet_plans(reader: Reader, terms: dict[str, Any]) -> Contested:
    """Plans in which two of the actors take part and that did not come about, by start."""
    return _contested(reader, UNMET_PLANS, terms, (Status.DID_NOT_HAPPEN, Status.CONTRADICTED))


def contested_claims(reader: Reader, terms: dict[str, Any]) -> Contested:
    """What is told of two of the actors, neither plan nor forecast, and is disputed or contradicted, by start."""
    return _contested(reader, CONTESTED_CLAIMS, terms, (Status.DISPUTED, Status.CONTRADICTED))


def _contested(reader: Reader, statement: str, terms: dict[str, Any], status: Iterable[Status]) -> Contested:
    found = reader.select(statement, Unfounded, **{**terms, "status": list(status)})
    wanted = sorted({id_ for each in found for id_ in each.contested_by})
    known = reader.select(CONTESTING, Contesting, developments=wanted) if wanted else []
    return [(each, [one for one in known if one.development in each.contested_by]) for each in found]
