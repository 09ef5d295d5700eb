"""NDJSON: one JSON document a line."""

from collections.abc import Iterable
from typing import Any

import orjson


def written(rows: Iterable[Any]) -> bytes:
    """Rows, each as a line."""
    return b"".join(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows)
