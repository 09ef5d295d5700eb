"""How developments came to be what they are at a moment: their versions, one after another, as they were published."""

from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

import orjson

from projections.facts import KNOWN
from projections.reader import Reader

VERSIONS_OF_CHOSEN = f"""
    SELECT development::text, title, kind, content ->> 'when', status, content::text, contested_by::text[],
        sources::text, ends_from, ends_by, published_from
    FROM chosen JOIN development_version USING (development)
    WHERE {KNOWN} AND published_from <= %(published_by)s
    ORDER BY development, published_from
"""
"""The versions of the developments that `chosen` names, up to the one that stands at the moment."""


class Version(NamedTuple):
    """A development as it was published from a day on; days are ordinals, `content` and `sources` JSON."""

    development: str
    title: str
    kind: str
    when: str
    status: str
    content: str
    contested_by: list[str]
    sources: str
    ends_from: int
    ends_by: int
    published_from: int

    def said(self) -> dict[str, Any]:
        """The content."""
        return dict(orjson.loads(self.content))

    def support(self) -> list[dict[str, Any]]:
        """The sources that support it."""
        return list(orjson.loads(self.sources))


class History(NamedTuple):
    """The versions of one development, the first published first; the last is the one that stands."""

    versions: list[Version]

    @property
    def now(self) -> Version:
        """What stands at the moment."""
        return self.versions[-1]

    @property
    def first(self) -> Version:
        """What was published first."""
        return self.versions[0]


def histories(reader: Reader, statement: str, **terms: Any) -> list[History]:
    """The histories that a statement finds, by development. It ends with VERSIONS_OF_CHOSEN."""
    found = reader.select(statement, Version, **terms)
    return [History(list(versions)) for _, versions in groupby(found, key=attrgetter("development"))]


def iso_day(day: int) -> str:
    """A day that is known, as an ISO 8601 date."""
    return date.fromordinal(day).isoformat()
