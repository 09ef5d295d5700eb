"""Reads what held at a moment, for the views: facts within a span of days, and the developments that they rest on.

A span runs from `since` to the moment's day. What overlaps it under some reading of the dates is read, or under every
reading where the moment asks for certainty; `certain` says of each fact which of both it is.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import Any, NamedTuple, TypeVar

import orjson

from events.dates import BEGINNING
from events.facts import Predicate, Status
from projections.connections import Connections
from projections.facts import KNOWN, valid
from projections.members import members
from projections.moment import THROUGH_LENS, Moment

Row = TypeVar("Row", bound=tuple[Any, ...])

KNOWN_AND_PUBLISHED = f"""
    {KNOWN}
    AND published_from <= %(published_by)s AND published_to > %(published_by)s
"""

WITHIN_SPAN = f"""
    {KNOWN_AND_PUBLISHED}
    AND ends_by >= %(since)s AND starts_from <= %(valid_on)s
    AND (NOT %(certain)s OR (starts_by <= %(valid_on)s AND ends_from >= %(since)s))
    AND status = ANY(%(status)s)
    AND {THROUGH_LENS}
"""

FACT = """
    SELECT fact::text, development::text, kind, subject, predicate, object, dimension, aspect, attributes::text,
        status, theatre, plover, starts_from, starts_by, ends_from, ends_by, published_from,
        starts_by <= %(valid_on)s AND ends_from >= %(since)s AS certain
    FROM fact_version
"""

IN_ORDER = "ORDER BY starts_from, development, subject, predicate, object, aspect, starts_by, ends_from, ends_by"

OF_PREDICATE = f"{FACT} WHERE predicate = ANY(%(predicates)s) AND {WITHIN_SPAN} {IN_ORDER}"

OF_SUBJECT = f"""
    {FACT}
    WHERE subject = ANY(%(subjects)s) AND predicate = ANY(%(predicates)s)
      AND (%(objects)s::text[] IS NULL OR object = ANY(%(objects)s)) AND {WITHIN_SPAN}
    {IN_ORDER}
"""

OF_OBJECT = f"""
    {FACT}
    WHERE object = ANY(%(objects)s) AND predicate = ANY(%(predicates)s) AND {WITHIN_SPAN}
    {IN_ORDER}
"""

OF_PAIR = f"""
    {FACT} JOIN unnest(%(ones)s::text[], %(others)s::text[]) AS pair (a, b) USING (a, b)
    WHERE predicate = ANY(%(predicates)s) AND {WITHIN_SPAN}
    {IN_ORDER}
"""

BASIS = f"""
    SELECT development::text, title, kind, content ->> 'when', status, sources::text
    FROM unnest(%(developments)s::uuid[]) AS wanted (development) JOIN development_version USING (development)
    WHERE {KNOWN_AND_PUBLISHED}
    ORDER BY development
"""


class Held(NamedTuple):
    """A fact that held within the span; its days are proleptic Gregorian ordinals."""

    fact: str
    development: str
    kind: str
    subject: str
    predicate: str
    object: str
    dimension: str
    aspect: str
    attributes: str
    status: str
    theatre: str | None
    plover: str | None
    starts_from: int
    starts_by: int
    ends_from: int
    ends_by: int
    published_from: int
    certain: bool

    def said(self) -> dict[str, Any]:
        """The attributes."""
        return orjson.loads(self.attributes) if self.attributes != "{}" else {}

    def valid(self) -> dict[str, str | None]:
        """The bounds in valid time as dates."""
        return valid(self.starts_from, self.starts_by, self.ends_from, self.ends_by)


@dataclass(frozen=True)
class Reader:
    """Reads at one moment. All that one answer says is read through one reader."""

    connections: Connections
    moment: Moment

    def select(self, statement: str, row: type[Row], **terms: Any) -> list[Row]:
        """The rows of a statement, whose terms are those of the moment and `terms`."""
        with self.connections.connection() as connection:
            found = connection.execute(statement, {**self.moment.terms(), **terms}, prepare=True, binary=True)
            return [row(*values) for values in found.fetchall()]

    def facts(
        self,
        predicates: Iterable[Predicate],
        *,
        subjects: Collection[str] | None = None,
        objects: Collection[str] | None = None,
        since: date | None = None,
        status: Sequence[Status] | None = None,
    ) -> list[Held]:
        """Facts of subjects, towards objects, of subjects towards objects or, with neither, of anybody, by start."""
        statement = OF_SUBJECT if subjects is not None else OF_OBJECT if objects is not None else OF_PREDICATE
        return self._held(statement, predicates, since, status, subjects=_listed(subjects), objects=_listed(objects))

    def among(
        self,
        predicates: Iterable[Predicate],
        actors: Collection[str],
        *,
        since: date | None = None,
        status: Sequence[Status] | None = None,
    ) -> list[Held]:
        """Facts between any two of some actors, in either direction, by start."""
        pairs = list(combinations(sorted(set(actors)), 2))
        return self._held(
            OF_PAIR, predicates, since, status, ones=[one for one, _ in pairs], others=[other for _, other in pairs]
        )

    def in_force(self, predicates: Iterable[Predicate], **wanted: Any) -> list[Held]:
        """Facts that hold on the moment's day itself."""
        return self.facts(predicates, since=self.moment.valid_on, **wanted)

    def members_of(self, organisations: Iterable[str]) -> list[str]:
        """The members of organisations at the moment, by code, each once."""
        return sorted({
            spell["member"]
            for organisation in organisations
            for spell in members(self.connections, self.moment, organisation)
        })  # fmt: skip

    def basis(self, developments: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Developments by id, each with its title, kind, date (EDTF), status and sources."""
        return {
            id_: {"title": title, "kind": kind, "when": when, "status": status, "sources": orjson.Fragment(sources)}
            for id_, title, kind, when, status, sources in self.select(
                BASIS, _Grounds, developments=sorted(set(developments))
            )
        }

    @cached_property
    def day(self) -> int:
        """The moment's day as an ordinal."""
        return self.moment.valid_on.toordinal()

    def _held(
        self,
        statement: str,
        predicates: Iterable[Predicate],
        since: date | None,
        status: Sequence[Status] | None,
        **terms: Any,
    ) -> list[Held]:
        narrowed = {} if status is None else {"status": list(status)}
        return self.select(
            statement,
            Held,
            predicates=list(predicates),
            since=BEGINNING if since is None else since.toordinal(),
            **narrowed,
            **terms,
        )


class _Grounds(NamedTuple):
    development: str
    title: str
    kind: str
    when: str
    status: str
    sources: str


def _listed(actors: Collection[str] | None) -> list[str] | None:
    return None if actors is None else sorted(set(actors))
