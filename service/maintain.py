"""What a maintainer does, whichever door it comes through: record, and say more of what is on record."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from eventsourcing.persistence import StoredEvent
from marshmallow import ValidationError

from events.audit.seal import Signed
from events.dates import spans
from events.development import EVENTS, Development, State, identified
from events.errors import StaleVersion, VersionConflict
from events.kind import closed
from events.log import Log
from events.recorder import Entry, Receipt
from service.checking import checked
from service.schemas import AssertionSchema

ASSERTION = tuple(AssertionSchema().fields)

GUARDED = (Development.Corrected.TOPIC, Development.Retracted.TOPIC)
"""The events whose author must say which version was seen: they undo what it said."""


def record(log: Log, kind: str, said: dict[str, Any], signed: Signed | None = None) -> Receipt:
    """Put a development on record, from the loaded form of a record's schema; `signed` by its author, or not.

    Raises ValidationError and EventsError.
    """
    content, assertion = _parted(kind, said)
    return log.record(identity(said), kind, content, signed, **assertion)


def recordable(log: Log, kind: str, said: dict[str, Any]) -> StoredEvent:
    """The event that `record` would append, which is always the same if nothing is left to make up.

    Raises ValidationError.
    """
    content, assertion = _parted(kind, said)
    return log.recordable(identity(said), kind, content, **assertion)


def _parted(kind: str, said: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    content = {name: value for name, value in said.items() if name not in (*ASSERTION, "id", "key")}
    return checked(kind, content), _correlated({name: said[name] for name in ASSERTION if name in said})


def made_up(said: dict[str, Any], *, new: bool = False) -> dict[str, str]:
    """What a body leaves to us, chosen anew each time: with it in the body, the event has the same words again."""
    names = ("correlation_id", "id") if new and "key" not in said else ("correlation_id",)
    return {name: str(uuid4()) for name in names if name not in said}


def identity(said: dict[str, Any]) -> UUID:
    """The id of a record: the one given, the one that follows from the source's key, or a new one."""
    if "key" in said:
        return identified(said["key"])
    return UUID(str(said["id"])) if "id" in said else uuid4()


def amend(
    log: Log, development: UUID, topic: str, seen: int | None, said: dict[str, Any], signed: Signed | None = None
) -> Receipt:
    """Append an event to a development, from the loaded form of the event's schema; `signed` by its author, or not.

    Raises ValidationError where it does not go with what is on record, StaleVersion where the author saw an older
    version than the newest, VersionConflict where somebody was faster, and other EventsError.
    """
    return _amended(log, development, EVENTS[topic], seen, said, signed)


def erase(log: Log, development: UUID, seen: int | None, said: dict[str, Any], signed: Signed | None = None) -> Receipt:
    """Take away all that was said of a development, from the loaded form of the schema of erasures; its trail stays.

    Raises Erased where that was done before, StaleVersion, VersionConflict and other EventsError.
    """
    return _amended(log, development, Development.PayloadErased, seen, said, signed)


def _amended(
    log: Log,
    development: UUID,
    event: type[Development.Event],
    seen: int | None,
    said: dict[str, Any],
    signed: Signed | None,
) -> Receipt:
    version, said = _checked_against(log, development, event.TOPIC, seen, said)
    try:
        return log.amend(development, event, version, signed, **_correlated(said))
    except VersionConflict as conflict:
        raise conflict if seen is None else StaleVersion(development, seen, conflict.found) from None


def propose(log: Log, development: UUID, topic: str, seen: int | None, said: dict[str, Any]) -> Entry:
    """The entry that `amend` would append behind the head; nothing is appended.

    Raises what `amend` raises.
    """
    event = proposed(log, development, EVENTS[topic], seen, said)
    head, _ = log.recorder.head()
    return Entry(head + 1, datetime.now(UTC), development, event.originator_version, topic, event.state.decode())


def proposed(
    log: Log, development: UUID, event: type[Development.Event], seen: int | None, said: dict[str, Any]
) -> StoredEvent:
    """The event that `amend` or `erase` would append. Raises what they raise, but for AuthorRefused and LogBusy."""
    version, said = _checked_against(log, development, event.TOPIC, seen, said)
    return log.proposed(development, event, version, **_correlated(said))


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
