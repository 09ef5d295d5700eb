"""The digests of the projections at the checkpoints of the log, as an export tells them."""

from collections.abc import Iterator
from typing import Any

import orjson
from psycopg import Connection

from projections.projector import position_of
from projections.running import digests_at

SIZES = "SELECT size FROM log.checkpoint WHERE size <= %(until)s ORDER BY size"


def digest_lines(connection: Connection[Any], until: int) -> Iterator[bytes]:
    """A line of JSON for each checkpoint up to a position to which the projections have come."""
    projected = position_of(connection)
    for (size,) in connection.execute(SIZES, {"until": min(until, projected)}).fetchall():
        yield orjson.dumps({"position": size, **digests_at(connection, size).told()}) + b"\n"
