"""A part of the log on its way into the projections: it is folded, which asks the log alone, and then taken in."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from psycopg import Connection

from events.development import Development
from events.recorder import AFTER, STREAMS, Entry
from projections.batch import changes
from projections.fold import Said, said, told
from projections.forgetting import forget
from projections.portions import portions
from projections.running import keep
from projections.storing import Ready, ready, store

ADVANCE = "UPDATE progress SET position = %(position)s"


class Folded(NamedTuple):
    """What follows from the entries behind a position, at these positions, and the streams that were erased there."""

    after: int
    positions: list[int]
    ready: Ready
    erased: set[UUID]


def fold(connection: Connection[Any], entries: Sequence[Entry], after: int) -> Folded:
    """Fold the entries behind a position. Raises ProjectionFault where one cannot be folded."""
    begun, erased = begun_before(connection, entries, after)
    erased |= {entry.stream for entry in entries if entry.topic == Development.PayloadErased.TOPIC}
    telling = [entry for entry in entries if told(entry) and not (erased and entry.stream in erased)]
    return Folded(after, [entry.position for entry in entries], ready(*changes(begun, telling)), erased)


def folded(connection: Connection[Any], position: int, limit: int) -> Iterator[Folded]:
    """The next events behind a position, `limit` at the most, folded in portions. Raises ProjectionFault."""
    found = connection.execute(AFTER, {"after": position, "limit": limit}, binary=True).fetchall()
    for portion in portions([Entry(*row)] for row in found):
        yield fold(connection, portion, position)
        position = portion[-1].position


def take(connection: Connection[Any], folded: Folded) -> None:
    """Take what was folded into the tables, which hold all up to it, and come to its last position.

    Raises ProjectionFault where the open rows are not what the log says.
    """
    after, positions, ready, erased = folded
    deltas = store(connection, ready)
    keep(connection, after, positions, deltas)
    if erased:
        forget(connection, erased, positions[-1])
    connection.execute(ADVANCE, {"position": positions[-1]})


def begun_before(
    connection: Connection[Any], entries: Sequence[Entry], position: int
) -> tuple[dict[UUID, list[Said]], set[UUID]]:
    """What was said before in the streams of entries, and the streams that have been erased meanwhile."""
    streams: dict[UUID, list[Said]] = {}
    erased = set()
    older = list({entry.stream for entry in entries if entry.version > 1})
    if older:
        for row in connection.execute(STREAMS, {"streams": older, "until": position}, binary=True):
            entry = Entry(*row)
            if told(entry):
                streams.setdefault(entry.stream, []).append(said(entry))
            else:
                erased.add(entry.stream)
    return streams, erased
