"""What of the history can be taken away whole: the log, the versions of facts, and those of developments.

Each comes batch by batch, as the rows of its description, so that a history of any length takes the same memory.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from marshmallow import fields

from events.recorder import Recorder
from projections import versions
from service.api.answers import EventTold, SourceTold
from service.fields import Schema
from service.formats.columns import Row
from service.log_form import told
from service.parts import Parts

BATCH = 5000
"""Events that are read at a time."""


def _told(says: str) -> dict[str, str]:
    return {"description": says}


class Version(Schema):
    """When something was so in the world, as published, and as known: from the first up to before the last."""

    starts_from = fields.Date(
        metadata=_told("The first day on which it may have begun; 0001-01-01 if before all days.")
    )
    starts_by = fields.Date(
        allow_none=True, metadata=_told("The last day on which it may have begun; null if no day has it for certain.")
    )
    ends_from = fields.Date(
        allow_none=True, metadata=_told("The first day on which it may have ended; null if no day has it for certain.")
    )
    ends_by = fields.Date(metadata=_told("The last day on which it may have ended; 9999-12-31 if it has no end."))
    published_from = fields.Date(metadata=_told("The day from which on it was published so."))
    published_to = fields.Date(
        allow_none=True, metadata=_told("The day from which on it was published otherwise; null if it never was.")
    )
    known_from = fields.Integer(metadata=_told("The position of the log from which on it was known so."))
    known_to = fields.Integer(
        allow_none=True, metadata=_told("The position from which on it was known otherwise; null if it is known so.")
    )
    recorded_from = fields.DateTime(metadata=_told("When the log came to known_from, in UTC."))
    recorded_to = fields.DateTime(allow_none=True, metadata=_told("When the log came to known_to, in UTC."))


class VersionOfFact(Version):
    """A fact as it was known between two positions and published between two days."""

    fact = fields.UUID()
    development = fields.UUID(metadata=_told("The development that asserts it."))
    kind = fields.String(metadata=_told("The kind of the development."))
    subject = fields.String(metadata=_told("An actor, by code."))
    predicate = fields.String()
    object = fields.String(allow_none=True, metadata=_told("An actor or organisation, by code."))
    dimension = fields.String(metadata=_told("military, economic, diplomatic or hybrid."))
    aspect = fields.String(allow_none=True, metadata=_told("What tells it from others of the same development."))
    attributes = fields.Dict(metadata=_told("What the predicate has beside: JSON in text."))
    status = fields.String()
    theatre = fields.String(allow_none=True)
    plover = fields.String(allow_none=True, metadata=_told("The PLOVER event of the development."))
    sources = fields.List(fields.Nested(SourceTold))


class VersionOfDevelopment(Version):
    """A development as it was known between two positions and published between two days."""

    development = fields.UUID()
    kind = fields.String()
    title = fields.String()
    when = fields.String(metadata=_told("EDTF, as said; `ended` tells a later end."))
    status = fields.String()
    dimension = fields.String(metadata=_told("military, economic, diplomatic or hybrid."))
    plover = fields.Dict(allow_none=True, metadata=_told("PLOVER event, mode and context: JSON in text."))
    theatre = fields.String(allow_none=True)
    actors = fields.List(fields.String(), metadata=_told("Actors by code."))
    content = fields.Dict(metadata=_told("All that was said: JSON in text."))
    ended = fields.String(allow_none=True, metadata=_told("A later end (EDTF)."))
    contested_by = fields.List(fields.UUID())
    sources = fields.List(fields.Nested(SourceTold))


class Whole(NamedTuple):
    """A table that is taken away whole: how its rows are described, what it is, and how it is read up to a position."""

    described: type[Schema]
    says: str
    batches: Callable[[Parts, int], Iterator[list[Row]]]


def events(recorder: Recorder, after: int, until: int) -> Iterator[list[Row]]:
    """The events after a position and up to another, as the log tells them."""
    while after < until and (entries := recorder.after(after, min(BATCH, until - after))):
        yield [{**told(entry), "recorded_at": entry.recorded_at.isoformat()} for entry in entries]
        after = entries[-1].position


WHOLE: dict[str, Whole] = {
    "log": Whole(EventTold, "Every event, in order.", lambda parts, until: events(parts.recorder, 0, until)),
    "facts": Whole(
        VersionOfFact, "Every version of every fact.", lambda parts, until: versions.facts(parts.pool, until)
    ),
    "developments": Whole(
        VersionOfDevelopment,
        "Every version of every development.",
        lambda parts, until: versions.developments(parts.pool, until),
    ),
}
"""What there is, by name."""
