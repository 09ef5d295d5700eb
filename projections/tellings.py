"""Which developments are tellings of one thing: those that name one another as related, or as contesting, by chains.

An article tells of a delivery that a register also has; adding the two would count it twice.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

import orjson

from projections.reader import KNOWN_AND_PUBLISHED, Reader

LINKS = f"""
    SELECT development::text, content ->> 'related', contested_by::text[], cardinality(actors)
    FROM development_version
    WHERE development = ANY(%(developments)s::uuid[]) AND {KNOWN_AND_PUBLISHED}
    ORDER BY development
"""


class Link(NamedTuple):
    """A development, those that it is related to (JSON) and contested by, and how many actors it has."""

    development: str
    related: str | None
    contested_by: list[str]
    actors: int


@dataclass(frozen=True, slots=True)
class Tellings:
    """Developments by id, each with the one that stands for all tellings of the same thing, and its count of actors."""

    of_one: dict[str, str]
    actors: dict[str, int]


def tellings(reader: Reader, developments: Collection[str]) -> Tellings:
    """How developments hang together by what they themselves say, at the reader's moment."""
    links = reader.select(LINKS, Link, developments=sorted(developments)) if developments else []
    above: dict[str, str] = {}
    for link in links:
        for other in (*(orjson.loads(link.related) if link.related else ()), *link.contested_by):
            one, another = sorted((_top(above, link.development), _top(above, other)))
            if one != another:
                above[another] = one
    return Tellings(
        {link.development: _top(above, link.development) for link in links},
        {link.development: link.actors for link in links},
    )


def _top(above: dict[str, str], development: str) -> str:
    while development in above:
        higher = above[development]
        above[development] = above.get(higher, higher)
        development = higher
    return development
