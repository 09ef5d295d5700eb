"""The form in which events leave and enter: one JSON document an event, as export, log and trail show it."""

from typing import Any

import orjson

from events.recorder import Entry


def told(entry: Entry) -> dict[str, Any]:
    """An event as the log keeps it."""
    return {
        "position": entry.position,
        "recorded_at": entry.recorded_at,
        "id": str(entry.stream),
        "version": entry.version,
        "event": entry.topic,
        **orjson.loads(entry.payload),
    }
