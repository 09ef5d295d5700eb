"""The form in which events leave and enter, one JSON document an event: export, log and trail; and receipts."""

from collections.abc import Iterable
from typing import Any

import orjson

from events.recorder import Entry, Receipt


def told(entry: Entry) -> dict[str, Any]:
    """An event as the log keeps it; what it said is gone where it was erased."""
    return {
        "position": entry.position,
        "recorded_at": entry.recorded_at,
        "id": str(entry.stream),
        "version": entry.version,
        "event": entry.topic,
        "signed": entry.signed_with is not None,
        **({"signed_with": entry.signed_with} if entry.signed_with else {}),
        **({"request_id": entry.request_id, "traceparent": entry.traceparent} if entry.request_id else {}),
        **({"erased": True} if entry.payload is None else orjson.loads(entry.payload)),
    }


def erased(entries: Iterable[Entry]) -> bool:
    """Whether what was said of a development was erased; of its entries all but the last lack their words then."""
    return any(entry.payload is None for entry in entries)


def acknowledged(receipt: Receipt) -> dict[str, Any]:
    """What a maintainer is told of an append."""
    return {
        "id": str(receipt.stream),
        "version": receipt.version,
        "position": receipt.position,
        "recorded_at": receipt.recorded_at,
        "repeated": receipt.repeated,
    }
