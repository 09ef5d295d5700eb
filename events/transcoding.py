"""How events are written in the log: as plain JSON, without a trace of Python."""

from datetime import UTC, datetime
from typing import Any

import orjson
from eventsourcing.persistence import Transcoder

INTERNAL = ("originator_topic", "timestamp")
"""What the library adds to an event and nobody said."""

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
