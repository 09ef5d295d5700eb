"""What a correction or retraction would change before it is made: facts, and the answers of the views about its actors.

It is worked out on the projections as they would be (`projections/what_if.py`); nothing is appended.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, ClassVar, NamedTuple

from events.recorder import Entry
from projections.connections import Connections
from projections.errors import Unanswerable
from projections.facts import iso, valid
from projections.fold import said
from projections.moment import Moment
from projections.reader import Reader
from projections.views.comparison import Change, Keyed, differing, keyed, named
from projections.views.view import Row, Valid, View
from projections.what_if import what_if

VERSIONS = """
    SELECT fact::text, subject, predicate, nullif(object, ''), nullif(aspect, ''), attributes::text, status,
        starts_from, starts_by, ends_from, ends_by, published_from, published_to
    FROM fact_version
    WHERE development = %(development)s AND known_from <= %(known_at)s AND known_to > %(known_at)s
    ORDER BY subject, predicate, object, aspect, published_from, starts_from, starts_by, ends_from, ends_by
"""

ACTORS = """
    SELECT DISTINCT unnest(actors) AS actor
    FROM development_version
    WHERE development = %(development)s AND known_from <= %(known_at)s AND known_to > %(known_at)s
    ORDER BY actor
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Row):
    """A fact of the development while it is published so, whatever its status."""

    KEY: ClassVar[tuple[str, ...]] = ("fact", "published_from")

    fact: str
    subject: str
    predicate: str
    object: str | None
    aspect: str | None
    attributes: str
    status: str
    valid: Valid
    published_from: str | None
    published_to: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A row that would not be as it is, with both forms."""

    table: str
    key: dict[str, Any]
    change: Change
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedView:
    """A view whose answer about the development's actors would differ, and in which of its rows."""

    view: str
    question: dict[str, Any]
    rows: tuple[Touched, ...]


class Asked(NamedTuple):
    """A question that was put to a view before, and the moment it was about."""

    view: View
    question: Any
    moment: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class BlastRadius:
    """What would change if an event were on record; `again` counts, for each question asked before, the rows of it."""

    facts: tuple[Touched, ...]
    views: tuple[TouchedView, ...]
    again: tuple[int, ...]


FACTS = {"facts": Version}


def blast_radius(
    connections: Connections, views: Iterable[View], moment: Moment, entry: Entry, before: Iterable[Asked] = ()
) -> BlastRadius:
    """What an entry behind the head would change of the answers at a moment of the newest record.

    The questions asked before are put again to the newest record, with and without the entry.
    """
    development = str(entry.stream)
    with what_if(connections, entry.stream, said(entry)) as (hypothetical, position):

        def at(moment: Moment) -> tuple[Reader, Reader]:
            live, then = (replace(moment, position=known) for known in (position - 1, position))
            return Reader(connections, live), Reader(hypothetical, then)

        both = at(moment)
        actors = tuple(sorted({actor for reader in both for actor in _actors(reader, development)}))
        touched = [
            TouchedView(view=view.name, question=asdict(question), rows=rows)
            for view in views
            if (rows := _touched(view.tables, *_answers(view, question := _about(view, actors), both)))
        ]
        facts = _touched(FACTS, *(keyed({"facts": _versions(reader, development)}) for reader in both))
        again = [
            len(_touched(asked.view.tables, *_answers(asked.view, asked.question, at(asked.moment))))
            for asked in before
        ]
        return BlastRadius(facts=facts, views=tuple(touched), again=tuple(again))


def _about(view: View, actors: tuple[str, ...]) -> Any:
    return view.asks(**{view.about: actors}) if view.about else view.asks()


def _touched(tables: Mapping[str, type[Row]], before: Keyed, after: Keyed) -> tuple[Touched, ...]:
    return tuple(
        Touched(
            table=name.table,
            key=named(tables, name),
            change=change,
            before=before.row(name),
            after=after.row(name),
        )
        for name, change in differing(before, after)
    )


def _answers(view: View, question: Any, readers: tuple[Reader, Reader]) -> tuple[Keyed, Keyed]:
    live, then = readers
    return _answer(view, question, live), _answer(view, question, then)


def _answer(view: View, question: Any, reader: Reader) -> Keyed:
    """The rows of an answer; none where the question has no answer, as that of one actor's cohesion."""
    try:
        return keyed(view.answer(reader, question))
    except Unanswerable:
        return Keyed({}, {})


class _Actor(NamedTuple):
    code: str


def _actors(reader: Reader, development: str) -> list[str]:
    return [actor.code for actor in reader.select(ACTORS, _Actor, development=development)]


class _Version(NamedTuple):
    fact: str
    subject: str
    predicate: str
    object: str | None
    aspect: str | None
    attributes: str
    status: str
    starts_from: int
    starts_by: int
    ends_from: int
    ends_by: int
    published_from: int
    published_to: int


def _versions(reader: Reader, development: str) -> list[Version]:
    return [
        Version(
            fact=row.fact,
            subject=row.subject,
            predicate=row.predicate,
            object=row.object,
            aspect=row.aspect,
            attributes=row.attributes,
            status=row.status,
            valid=Valid(valid(*row[7:11])),
            published_from=iso(row.published_from),
            published_to=iso(row.published_to),
            rests_on=(development,),
        )
        for row in reader.select(VERSIONS, _Version, development=development)
    ]
