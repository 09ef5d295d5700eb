"""Keys of authors, whichever door they come through: enrolled, revoked, and told of as the log has them."""

from collections.abc import Sequence
from typing import Any

import orjson

from events.audit.key_events import KeyEnrolled, KeyRevoked, stream_of
from events.audit.seal import Signed
from events.errors import AlreadyRecorded
from events.log import Log
from events.recorder import Receipt, VersionTaken

KEY_EVENTS = """
    SELECT position, recorded_at, topic, payload
    FROM log.event
    WHERE topic IN ('key-enrolled', 'key-revoked')
    ORDER BY position
"""

Said = KeyEnrolled | KeyRevoked


def append(log: Log, events: Sequence[Said], signed: Sequence[Signed | None]) -> list[Receipt]:
    """Enrol and revoke keys, together or not at all. Raises AuthorRefused, AlreadyRecorded and LogBusy."""
    try:
        return log.append([event.stored() for event in events], signed)
    except VersionTaken:
        raise AlreadyRecorded(stream_of(events[0].key)) from None


def told(log: Log) -> list[dict[str, Any]]:
    """Every key that was enrolled, oldest first, and what became of it."""
    keys: dict[str, dict[str, Any]] = {}
    with log.recorder.pool.connection() as connection:
        for position, recorded_at, topic, payload in connection.execute(KEY_EVENTS):
            at = {"position": position, "recorded_at": recorded_at}
            if topic == KeyEnrolled.TOPIC:
                enrolled = KeyEnrolled.parse(payload.encode())
                public = orjson.loads(payload)["public"]
                keys[enrolled.key] = {"key": enrolled.key, "author": enrolled.author, "public": public, "enrolled": at}
            else:
                revoked = KeyRevoked.parse(payload.encode())
                keys[revoked.key]["revoked"] = {**at, "author": revoked.author, "reason": revoked.reason}
                keys[revoked.key]["replaced_by"] = revoked.replaced_by
    return [{"active": "revoked" not in key, "revoked": None, "replaced_by": None, **key} for key in keys.values()]
