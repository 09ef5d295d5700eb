"""What was known when (Q11): the difference of any view between two moments, and what made it.

From the earlier moment to the later one three steps are taken: first our record grows, then what is published, then
time passes in the world. A row's difference is put down to the step that gave it its later form. So 'the world changed'
means that by all that we know at the later moment the two days differ, and each difference has one cause.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from events.development import Development
from events.recorder import STREAMS, Entry
from projections.connections import Connections
from projections.fold import Said, said, told
from projections.moment import Moment
from projections.reader import Reader
from projections.views.comparison import Change, Keyed, Name, differing, keyed, named
from projections.views.view import View

DATING = (Development.Recorded.TOPIC, Development.Corrected.TOPIC, Development.Ended.TOPIC)
"""The events that say when something was."""


class Cause(StrEnum):
    """Why a row differs."""

    RECORD = "our record changed"
    SOURCE = "a source published"
    WORLD = "the world changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """An event of the log that made a difference, and the days in between on which a source of it was published."""

    position: int
    recorded_at: datetime
    development: str
    event: str
    author: str
    reason: str | None
    published: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A row that differs: before and after, as the answers have it, which fields changed, why, and by which events."""

    table: str
    key: dict[str, Any]
    change: Change
    cause: Cause
    fields: tuple[str, ...]
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    events: tuple[Doing, ...]
    rests_on: tuple[str, ...]


def difference(view: View, connections: Connections, question: Any, earlier: Moment, later: Moment) -> list[Difference]:
    """The rows in which a view's answers at two moments differ, in the order of the answers."""
    recorded = replace(earlier, position=later.position, recorded_at=later.recorded_at)
    published = replace(recorded, published_by=later.published_by)
    path = list(_answers(view, connections, question, (earlier, recorded, published, later)))
    steps = list(zip(Cause, path, path[1:], strict=False))
    found = [(name, change, *_step(steps, name)) for name, change in differing(path[0], path[-1])]
    streams = _streams(connections, later.position, earlier.position, {id_ for *_, on in found for id_ in on})
    return [
        Difference(
            table=name.table,
            key=named(view.tables, name),
            change=change,
            cause=cause,
            fields=_fields(before := path[0].row(name), after := path[-1].row(name)),
            before=before,
            after=after,
            events=tuple(_doing(cause, earlier, later, [entry for id_ in on for entry in streams[id_]])),
            rests_on=on,
        )
        for name, change, cause, on in found
    ]


def _answers(view: View, connections: Connections, question: Any, moments: Iterable[Moment]) -> Iterator[Keyed]:
    known: dict[Moment, Keyed] = {}
    for moment in moments:
        if moment not in known:
            known[moment] = keyed(view.answer(Reader(connections, moment), question))
        yield known[moment]


def _step(steps: list[tuple[Cause, Keyed, Keyed]], name: Name) -> tuple[Cause, tuple[str, ...]]:
    """The last step that changed a row, and the developments that the row rested on around it."""
    for cause, before, after in reversed(steps):
        if before.rows.get(name) != after.rows.get(name):
            return cause, tuple(sorted({*before.grounds.get(name, ()), *after.grounds.get(name, ())}))
    raise AssertionError("a row that differs was changed by a step")


def _fields(before: dict[str, Any] | None, after: dict[str, Any] | None) -> tuple[str, ...]:
    if before is None or after is None:
        return ()
    return tuple(name for name in before if before[name] != after[name])


def _streams(
    connections: Connections, one: int, other: int, developments: set[str]
) -> dict[str, list[tuple[Entry, Said]]]:
    streams: dict[str, list[tuple[Entry, Said]]] = {id_: [] for id_ in developments}
    terms = {"streams": [UUID(id_) for id_ in sorted(developments)], "until": max(one, other)}
    with connections.connection() as connection:
        for row in connection.execute(STREAMS, terms):
            entry = Entry(*row)
            if told(entry):
                streams[str(entry.stream)].append((entry, said(entry)))
    return streams


def _doing(cause: Cause, earlier: Moment, later: Moment, events: Iterable[tuple[Entry, Said]]) -> Iterator[Doing]:
    for entry, words in sorted(events, key=lambda pair: pair[0].position):
        published = _published(earlier, later, words)
        if _made(cause, earlier, later, entry, words, published):
            event = words.event
            yield Doing(
                position=entry.position,
                recorded_at=entry.recorded_at,
                development=str(entry.stream),
                event=entry.topic,
                author=event.author,
                reason=event.reason,
                published=tuple(date.fromordinal(day).isoformat() for day in published),
            )


def _published(earlier: Moment, later: Moment, words: Said) -> list[int]:
    """The days between the two moments on which an event, or a source of it, was published."""
    days = sorted({words.day, *(day for day, _ in words.sources)})
    return [day for day in days if _between(earlier.published_by.toordinal(), day, later.published_by.toordinal())]


def _made(cause: Cause, earlier: Moment, later: Moment, entry: Entry, words: Said, published: list[int]) -> bool:
    """Whether an event lies between the two moments on the axis of the cause; for the world, whether it tells dates."""
    if cause is Cause.RECORD:
        return _between(earlier.position, entry.position, later.position)
    if entry.position > later.position:
        return False
    if cause is Cause.SOURCE:
        return bool(published)
    return entry.topic in DATING and words.day <= later.published_by.toordinal()


def _between(one: int, here: int, other: int) -> bool:
    return min(one, other) < here <= max(one, other)
