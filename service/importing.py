"""Takes events in our own form, one JSON document a line, as export, log and trail give them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID

import orjson
from marshmallow import ValidationError, fields, validate

from events.audit.key_events import TOPICS as KEY_EVENTS
from events.development import EVENTS, Development, State
from events.errors import AlreadyRetracted, EventsError
from events.log import Log
from events.transcoding import NO_CLOCK
from service.errors import messages_of, rules
from service.fields import Text
from service.maintain import fitting, identity
from service.remembering import remembering
from service.schemas import AMENDMENTS, AssertionSchema, Strict, checked

BATCH = 5000
"""Lines that are appended together."""


class Refused(ValueError):
    """A line that cannot be appended; the message names the line, the field and the rule."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How many lines there were, how many of their events were new, and how many are of another log alone.

    These tell but of an erasure there, or of a key of an author: a signature there is none here.
    """

    lines: int
    appended: int
    erased: int = 0
    keys: int = 0


class LineSchema(Strict):
    """What a line has beside what its event says. The log gives position and time anew."""

    event = fields.String(required=True, validate=validate.OneOf(EVENTS))
    id = fields.UUID()
    key = Text(longest=200)
    version = fields.Integer(strict=True, validate=validate.Range(1))
    position = fields.Raw()
    recorded_at = fields.Raw()
    signed = fields.Raw()
    signed_with = fields.Raw()
    request_id = fields.Raw()
    traceparent = fields.Raw()


class RecordedLine(AssertionSchema):
    """What a record says."""

    kind = Text(required=True)
    content = fields.Dict(required=True)


LINE = tuple(LineSchema().fields)


def import_lines(log: Log, lines: Iterable[bytes], progress: Callable[[int], None] = lambda _: None) -> Imported:
    """Append the events that are not on record yet, a batch a transaction; `progress` is told the lines done.

    Lines of developments that were erased where they come from are left out: there is nothing to say, and an erasure
    has its basis in one log. So are events of authors' keys; what they signed comes in unsigned.
    Raises Refused at the first line that breaks a rule; the batches before its own stay on record.
    """
    numbered = enumerate(lines, start=1)
    done = appended = erased = keys = 0
    while batch := list(islice(numbered, BATCH)):
        documents = list(_documents(batch))
        kept = [(number, document) for number, document in documents if not _of_key(document)]
        told = [(number, document) for number, document in kept if not _erased(document)]
        keys += len(documents) - len(kept)
        erased += len(kept) - len(told)
        try:
            appended += log.append_new(_events(log, told))
        except EventsError as error:
            raise Refused(f"lines {batch[0][0]} to {batch[-1][0]}: {error}") from error
        done = batch[-1][0]
        progress(done)
    return Imported(done, appended, erased, keys)


def _documents(batch: list[tuple[int, bytes]]) -> Iterator[tuple[int, Any]]:
    for number, line in batch:
        try:
            yield number, orjson.loads(line)
        except orjson.JSONDecodeError as error:
            raise Refused(f"line {number}: not valid JSON ({error}).") from None


def _of_key(document: Any) -> bool:
    return isinstance(document, dict) and document.get("event") in KEY_EVENTS


def _erased(document: Any) -> bool:
    if not isinstance(document, dict):
        return False
    return document.get("erased") is True or document.get("event") == Development.PayloadErased.TOPIC


def _events(log: Log, batch: list[tuple[int, Any]]) -> Iterator[Development.Event]:
    current: dict[UUID, tuple[State, int]] = {}
    for number, document in batch:
        try:
            yield _event(log, current, document)
        except ValidationError as error:
            told = "; ".join(f"{field}: {rule}" for field, rule in rules(messages_of(error)))
            raise Refused(f"line {number}: {told}") from None
        except EventsError as error:
            raise Refused(f"line {number}: {error}") from None


def _event(log: Log, current: dict[UUID, tuple[State, int]], document: Any) -> Development.Event:
    if not isinstance(document, dict):
        raise ValidationError("Is not a JSON object.", "line")
    line = remembering(LineSchema).load({name: document[name] for name in LINE if name in document})
    said = {name: value for name, value in document.items() if name not in LINE}
    if "id" not in line and "key" not in line:
        raise ValidationError("Give an id or a key.", "id")
    development, topic = identity(line), line["event"]
    if topic == Development.Recorded.TOPIC:
        version, record = 1, _recorded(said, development)
        event: Development.Event = record
        state = State.first(record.kind, record.content)
    elif "version" not in line:
        raise ValidationError(
            "An event that amends needs its version, so that it is known when it comes again.", "version"
        )
    else:
        before, version = _before(log, current, development, line.get("version"))
        if before.retracted:
            raise AlreadyRetracted(development)
        event = EVENTS[topic](
            **_at(development, version), **fitting(topic, before, remembering(AMENDMENTS[topic]).load(said))
        )
        state = event.evolve(before)
    if line.get("version", version) != version:
        raise ValidationError(f"Does not follow version {version - 1}.", "version")
    current[development] = state, version
    return event


def _recorded(said: dict[str, Any], development: UUID) -> Development.Recorded:
    loaded = remembering(RecordedLine).load(said)
    loaded["content"] = checked(loaded["kind"], loaded["content"])
    return Development.Recorded(originator_topic=Development.TOPIC, **_at(development, 1), **loaded)


def _before(
    log: Log, current: dict[UUID, tuple[State, int]], development: UUID, version: int | None
) -> tuple[State, int]:
    if development not in current:
        found = log.development(development, None if version is None else version - 1)
        current[development] = found.state, found.version
    state, seen = current[development]
    return state, seen + 1


def _at(development: UUID, version: int) -> dict[str, Any]:
    return {"originator_id": development, "originator_version": version, "timestamp": NO_CLOCK}
