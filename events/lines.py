"""Many events on their way into the log, unsigned: sealed, and in the columns in which the log takes them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Self
from uuid import UUID

from eventsourcing.persistence import StoredEvent

from events.audit.leaf import new_salts
from events.audit.seal import leaf_event
from events.carried import carried
from events.errors import AlreadyRecorded


class Lines(NamedTuple):
    """A text a column, a line an event; the salts one behind the other, and what all of them carry."""

    streams: str
    versions: str
    topics: str
    payloads: str
    salts: bytes
    events: str
    carried: str

    @classmethod
    def of(cls, events: Iterable[StoredEvent]) -> Self:
        """The lines of events, each once. Raises AlreadyRecorded where two that say different things want one place."""
        many = list(events)
        streams = [str(event.originator_id) for event in many]
        versions = [str(event.originator_version) for event in many]
        if len(set(zip(streams, versions, strict=True))) < len(many):
            return cls.of(_once(many))
        salts = new_salts(len(many))
        leaves = [leaf_event(*each).encoded() for each in zip(many, streams, salts, strict=True)]
        return cls(
            "\n".join(streams),
            "\n".join(versions),
            "\n".join([event.topic for event in many]),
            b"\n".join([event.state for event in many]).decode(),
            b"".join(salts),
            b"\n".join(leaves).decode(),
            carried(),
        )


def _once(events: Iterable[StoredEvent]) -> Iterator[StoredEvent]:
    known: dict[tuple[UUID | str, int], StoredEvent] = {}
    for event in events:
        place = event.originator_id, event.originator_version
        if place not in known:
            known[place] = event
            yield event
        elif known[place] != event:
            raise AlreadyRecorded(UUID(str(event.originator_id)))
