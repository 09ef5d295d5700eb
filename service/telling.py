"""What a line of our own form says, as an event of the log: checked by the schemas, and against what it amends."""

from typing import Any
from uuid import UUID

from marshmallow import ValidationError, fields, validate

from events.development import EVENTS, Development, State
from events.errors import AlreadyRetracted
from events.log import Log
from events.transcoding import NO_CLOCK
from service.checking import checked
from service.fields import Text
from service.maintain import fitting, identity
from service.remembering import remembering
from service.schemas import AMENDMENTS, AssertionSchema, Strict


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


class Telling:
    """Makes events of lines, which come in batches; what the last batch said may not be on record yet."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.told: dict[UUID, tuple[State, int]] = {}
        self.before: dict[UUID, tuple[State, int]] = {}

    def begin(self) -> None:
        """Begin a batch; the batch before the last one is on record."""
        self.before, self.told = self.told, {}

    def event(self, document: Any) -> Development.Event:
        """The event of a line. Raises ValidationError and EventsError."""
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
            before, seen = self._newest(development, line["version"])
            version = seen + 1
            if before.retracted:
                raise AlreadyRetracted(development)
            fits = fitting(topic, before, remembering(AMENDMENTS[topic]).load(said))
            event = EVENTS[topic](**_at(development, version), **fits)
            state = event.evolve(before)
        if line.get("version", version) != version:
            raise ValidationError(f"Does not follow version {version - 1}.", "version")
        self.told[development] = state, version
        return event

    def _newest(self, development: UUID, version: int) -> tuple[State, int]:
        """The state that a version follows: that which a line has left, or the log."""
        for told in (self.told, self.before):
            if development in told:
                return told[development]
        found = self.log.development(development, version - 1)
        return found.state, found.version


def _recorded(said: dict[str, Any], development: UUID) -> Development.Recorded:
    loaded = remembering(RecordedLine).load(said)
    loaded["content"] = checked(loaded["kind"], loaded["content"])
    return Development.Recorded(originator_topic=Development.TOPIC, **_at(development, 1), **loaded)


def _at(development: UUID, version: int) -> dict[str, Any]:
    return {"originator_id": development, "originator_version": version, "timestamp": NO_CLOCK}
