"""The one pure function from a development's stream to its rows: what held, by when it had been published.

The live projector, the rebuild, a dry run and the audit all call `rows`. Within a stream an event counts from the day
on which its first source was published, or from the day of its recording where no source is dated; what amends a
development is taken in the order of publication. The rows of a stream tile the published axis.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import orjson

from events.dates import FOREVER, Span, bounds, hull, spans
from events.development import EVENTS, Development, State
from events.kind import closed
from events.recorder import Entry
from projections.outline import Asserted, array, outline


class Said(NamedTuple):
    """An event, and the days from which it and each of its sources count as published."""

    event: Development.Event
    day: int
    sources: tuple[tuple[int, dict[str, Any]], ...]


class FactRow(NamedTuple):
    """A fact of a development while it was published so; known_from and known_to are the projector's."""

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
    sources: str
    starts_from: int
    starts_by: int
    ends_from: int
    ends_by: int
    published_from: int
    published_to: int


class DevelopmentRow(NamedTuple):
    """A development while it was published so."""

    development: str
    kind: str
    title: str
    status: str
    dimension: str
    plover: str | None
    theatre: str | None
    actors: str
    content: str
    ended: str | None
    contested_by: str
    sources: str
    starts_from: int
    starts_by: int
    ends_from: int
    ends_by: int
    published_from: int
    published_to: int


class Rows(NamedTuple):
    """All rows of one stream."""

    facts: list[FactRow]
    developments: list[DevelopmentRow]


def told(entry: Entry) -> bool:
    """Whether an entry tells of a development, in words that have not been erased."""
    return entry.payload is not None and entry.topic in EVENTS


def said(entry: Entry) -> Said:
    """The event of an entry that tells of a development, with its days of publication."""
    event = object.__new__(EVENTS[entry.topic])
    object.__setattr__(event, "__dict__", orjson.loads(entry.payload or ""))
    recorded = entry.recorded_at.toordinal()
    dated = tuple([(_public(source, recorded), source) for source in event.sources])
    return Said(event, min([day for day, _ in dated], default=recorded), dated)


def _public(source: dict[str, Any], recorded: int) -> int:
    published = source.get("published")
    return bounds(published).ends_by if published else recorded


def slices(stream: Sequence[Said]) -> Iterator[tuple[int, int, State, list[dict[str, Any]]]]:
    """From and until which day of publication a stream leaves which state, resting on which sources."""
    if len(stream) == 1 and len(stream[0].sources) < 2:
        event = stream[0].event
        yield stream[0].day, FOREVER, State.first(event.kind, event.content), list(event.sources)  # type: ignore[attr-defined]
        return
    record, *amendments = stream
    amendments.sort(key=lambda said: said.day)
    days = sorted({day for said in stream for day in (said.day, *(day for day, _ in said.sources))})
    shown: tuple[int, State, list[dict[str, Any]]] | None = None
    for day in days:
        visible = [amendment for amendment in amendments if amendment.day <= day]
        if record.day > day and not any(amendment.event.supports for amendment in visible):
            continue
        state = State.first(record.event.kind, record.event.content)  # type: ignore[attr-defined]
        for amendment in visible:
            state = amendment.event.evolve(state)
        sources = [
            source
            for said in (record, *visible)
            if said.event.supports
            for since, source in said.sources
            if since <= day
        ]
        if shown is None or (state, sources) != shown[1:]:
            if shown is not None:
                yield shown[0], day, shown[1], shown[2]
            shown = (day, state, sources)
    if shown is not None:
        yield shown[0], FOREVER, shown[1], shown[2]


def rows(development: str, stream: Sequence[Said]) -> Rows:
    """The rows that a stream leaves open after its last event."""
    result = Rows([], [])
    for published_from, published_to, state, sources in slices(stream):
        if not state.retracted:
            _add(result, development, state, sources, (published_from, published_to))
    return result


def _add(
    result: Rows, development: str, state: State, sources: list[dict[str, Any]], published: tuple[int, int]
) -> None:
    content, whole = state.content, outline(state.kind, state.content)
    begun = spans(content["when"])
    when = _until(begun, state.ended)
    grounds, status = orjson.dumps(sources).decode(), str(state.status)
    seen = set()
    for fact in whole.facts:
        id_ = _fact_id(development, fact)
        for span in when if fact.spans is None else _until(fact.spans, state.ended):
            bounded = _bounds(span)
            if (id_, bounded) not in seen:
                seen.add((id_, bounded))
                result.facts.append(FactRow(
                    id_, development, state.kind, fact.subject, fact.predicate, fact.object, fact.dimension,
                    fact.aspect, fact.attributes, status, whole.theatre, fact.plover, grounds, *bounded, *published,
                ))  # fmt: skip
    result.developments.append(DevelopmentRow(
        development, state.kind, content["title"], status, whole.dimension, whole.plover, whole.theatre, whole.actors,
        orjson.dumps(content).decode(), state.ended, array(state.contested_by), grounds, *_bounds(hull(when or begun)),
        *published,
    ))  # fmt: skip


def _until(begun: tuple[Span, ...], ended: str | None) -> tuple[Span, ...]:
    return begun if ended is None else tuple(closed(begun, ended))


def _bounds(span: Span) -> tuple[int, int, int, int]:
    return span.starts_from, span.starts_by, span.ends_from, span.ends_by


def _fact_id(development: str, fact: Asserted) -> str:
    return hashlib.blake2b(development.encode() + fact.words, digest_size=16).hexdigest()
