"""How events are written in the log: as plain JSON, without a trace of Python."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import orjson
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import Mapper, StoredEvent, Transcoder
from eventsourcing.utils import get_topic

INTERNAL = frozenset({"originator_id", "originator_version", "originator_topic", "timestamp"})
"""What the library adds to an event and nobody said, and what has a column of its own."""

NO_CLOCK = datetime.fromtimestamp(0, UTC)
"""What an event has for a timestamp, as the log keeps none but its own."""


class JsonTranscoder(Transcoder):
    """Event state to and from JSON, the same bytes for the same words.

    The clock of the process that appends is left out: `recorded_at`, which the database stamps, is the one that counts.
    """

    def encode(self, obj: Any) -> bytes:
        """The JSON of an event's state."""
        return orjson.dumps({name: value for name, value in obj.items() if value is not None and name not in INTERNAL})

    def decode(self, data: bytes) -> Any:
        """The state of an event from its JSON."""
        return {"originator_topic": "development", "timestamp": NO_CLOCK, **orjson.loads(data)}


class JsonMapper(Mapper[UUID]):
    """Events to and from what the log keeps of them; to write one, nothing is copied."""

    def __init__(self) -> None:
        super().__init__(JsonTranscoder())

    def to_stored_event(self, domain_event: DomainEventProtocol[UUID]) -> StoredEvent:
        """An event as the log keeps it."""
        said = vars(domain_event)
        place = said["originator_id"], said["originator_version"]
        return StoredEvent(*place, get_topic(type(domain_event)), self.transcoder.encode(said))
