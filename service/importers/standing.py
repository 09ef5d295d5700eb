"""What is on record of a development of an archive: what the archive itself said last, and what others made of it."""

from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

import orjson
from psycopg import Connection

from events.development import EVENTS, Development, Document, State
from events.recorder import NEWEST, STREAMS, Entry


class Withdrawn(Enum):
    """Who took a development away: its archive, which may tell of it again, or somebody else, who has the last word."""

    BY_ARCHIVE = 1
    BY_OTHERS = 2


class Standing(NamedTuple):
    """`said` is the content as the archive left it, `state` is the development as it is now, at `version`."""

    version: int
    said: Document
    state: State
    withdrawn: Withdrawn | None


def standings(connection: Connection, streams: list[UUID], archive: str) -> Iterator[tuple[UUID, Standing]]:
    """How those of these developments stand that are on record, each with its id."""
    found = connection.execute(STREAMS, {"streams": streams, "until": NEWEST}, prepare=True, binary=True)
    for stream, entries in groupby((Entry(*row) for row in found), key=attrgetter("stream")):
        yield stream, standing(entries, archive)


def standing(entries: Iterable[Entry], archive: str) -> Standing:
    """How a development stands after all that was said of it."""
    said, state, version, withdrawn = State.first("", {}), State.first("", {}), 0, None
    for entry in entries:
        version = entry.version
        if entry.payload is None or entry.topic == Development.PayloadErased.TOPIC:
            withdrawn = Withdrawn.BY_OTHERS
            continue
        event = object.__new__(EVENTS[entry.topic])
        event.__dict__.update(orjson.loads(entry.payload))
        if isinstance(event, Development.Recorded):
            said = state = State.first(event.kind, event.content)
            continue
        state = event.evolve(state)
        if event.author == archive:
            said = event.evolve(said)
        if isinstance(event, Development.Retracted):
            withdrawn = Withdrawn.BY_ARCHIVE if event.author == archive else Withdrawn.BY_OTHERS
    return Standing(version, said.content, state, withdrawn)
