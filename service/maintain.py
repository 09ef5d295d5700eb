"""What a maintainer does, whichever door it comes through: record, and say more of what is on record."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from marshmallow import ValidationError

from events.dates import spans
from events.development import EVENTS, Development, State, identified
from events.errors import StaleVersion, VersionConflict
from events.kind import closed
from events.log import Log
from events.recorder import Entry, Receipt
from service.schemas import AssertionSchema, checked

ASSERTION = tuple(AssertionSchema().fields)

GUARDED = (Development.Corrected.TOPIC, Development.Retracted.TOPIC)
"""The events whose author must say which version was seen: they undo what it said."""


def record(log: Log, kind: str, said: dict[str, Any]) -> Receipt:
    """Put a development on record, from the loaded form of a record's schema.

    Raises ValidationError and EventsError.
    """
    content = {name: value for name, value in said.items() if name not in (*ASSERTION, "id", "key")}
    assertion = {name: said[name] for name in ASSERTION if name in said}
    return log.record(identity(said), kind, checked(kind, content), **_correlated(assertion))


def identity(said: dict[str, Any]) -> UUID:
    """The id of a record: the one given, the one that follows from the source's key, or a new one."""
    if "key" in said:
        return identified(said["key"])
    return UUID(str(said["id"])) if "id" in said else uuid4()


def amend(log: Log, development: UUID, topic: str, seen: int | None, said: dict[str, Any]) -> Receipt:
    """Append an event to a development, from the loaded form of the event's schema.

    Raises ValidationError where it does not go with what is on record, StaleVersion where the author saw an older
    version than the newest, VersionConflict where somebody was faster, and other EventsError.
    """
    version, said = _checked_against(log, development, topic, seen, said)
    try:
        return log.amend(development, EVENTS[topic], version, **_correlated(said))
    except VersionConflict as conflict:
        raise conflict if seen is None else StaleVersion(development, seen, conflict.found) from None


def propose(log: Log, development: UUID, topic: str, seen: int | None, said: dict[str, Any]) -> Entry:
    """The entry that `amend` would append behind the head; nothing is appended.

    Raises what `amend` raises.
    """
    version, said = _checked_against(log, development, topic, seen, said)
    event = log.proposed(development, EVENTS[topic], version, **_correlated(said))
    head, _ = log.recorder.head()
    return Entry(head + 1, datetime.now(UTC), development, version + 1, topic, event.state.decode())


def _checked_against(
    log: Log, development: UUID, topic: str, seen: int | None, said: dict[str, Any]
) -> tuple[int, dict[str, Any]]:
    """The newest version, and what an event says as it fits there."""
    current = log.development(development)
    if seen not in (None, current.version):
        raise StaleVersion(development, seen or 0, current.version)
    return current.version, fitting(topic, current.state, said)


def fitting(topic: str, state: State, said: dict[str, Any]) -> dict[str, Any]:
    """What an event says, checked against the state that it amends. Raises ValidationError."""
    if topic == Development.Corrected.TOPIC:
        return {**said, "changes": _changes(state, said["changes"])}
    if topic == Development.Ended.TOPIC and not list(closed(spans(state.content["when"]), said["on"])):
        raise ValidationError("Is before the start of the development.", "on")
    return {name: str(value) if name == "status" else value for name, value in said.items()}


def _changes(state: State, changes: dict[str, Any]) -> dict[str, Any]:
    merged = {name: value for name, value in {**state.content, **changes}.items() if value is not None}
    try:
        content = checked(state.kind, merged)
    except ValidationError as error:
        raise ValidationError({"changes": error.messages}) from None
    current = {**state.content, "status": str(state.status)}
    effective = {name: content.get(name) for name in changes if content.get(name) != current.get(name)}
    if not effective:
        raise ValidationError({"changes": ["Changes nothing."]})
    return effective


def _correlated(said: dict[str, Any]) -> dict[str, Any]:
    return {"correlation_id": str(uuid4()), **said}
