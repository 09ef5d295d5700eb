"""How events are written in the log: as plain JSON, without a trace of Python."""

from datetime import datetime
from typing import Any

import orjson
from eventsourcing.persistence import Transcoder


class JsonTranscoder(Transcoder):
    """Event state to and from JSON. Only the author's clock, `timestamp`, is not JSON by itself."""

    def encode(self, obj: Any) -> bytes:
        """The JSON of an event's state."""
        return orjson.dumps({name: value for name, value in obj.items() if value is not None})

    def decode(self, data: bytes) -> Any:
        """The state of an event from its JSON."""
        state = orjson.loads(data)
        state["timestamp"] = datetime.fromisoformat(state["timestamp"])
        return state
