"""CloudEvents 1.0 in a JSON batch: each event of the log as one, with what the log tells of it as its data.

`id` is the stream and the version, which no other event of this `source` has; `subject` is the development, or the key
of an author; `type` never changes for an event. `position` is an extension, a number in text since an integer of
CloudEvents ends at 2^31; `traceparent` is the one of Distributed Tracing, where an event came by a traced request.
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

import orjson

from events.audit.key_events import TOPICS
from service.formats.columns import Row

TYPES = {topic: f"entente.author-{topic.replace('-', '.')}" for topic in TOPICS}
"""The types of events that are not of a development, such as `entente.author-key.enrolled`."""


def written(rows: Iterable[Row], origin: str) -> bytes:
    """Events of the log of an origin, as a batch."""
    source = quote(origin, safe="/:@!$&'()*,;=~")
    return orjson.dumps([_event(row, source) for row in rows], option=orjson.OPT_APPEND_NEWLINE)


def _event(row: Row, source: str) -> dict[str, Any]:
    return {
        "specversion": "1.0",
        "id": f"{row['id']}/{row['version']}",
        "source": source,
        "type": TYPES.get(row["event"], f"entente.development.{row['event']}"),
        "time": row["recorded_at"],
        "subject": row["id"],
        "datacontenttype": "application/json",
        "position": str(row["position"]),
        **({"traceparent": row["traceparent"]} if "traceparent" in row else {}),
        "data": row,
    }
