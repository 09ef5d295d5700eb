"""Where events are kept: the table `log.event`, its order and its clock."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from eventsourcing.persistence import AggregateRecorder, StoredEvent
from psycopg import Connection
from psycopg.errors import (
    InvalidAuthorizationSpecification,
    LockNotAvailable,
    SerializationFailure,
    UniqueViolation,
)
from psycopg_pool import ConnectionPool

from events.audit.seal import Stated, sealed, stated
from events.carried import carried
from events.errors import AlreadyRecorded, Erased, LogBusy, Unsigned
from events.lines import Lines

KNOWN_FIRST = """
    SELECT at_position, at_time
    FROM (SELECT set_config('entente.carried', %b, true), %b::bigint AS keys OFFSET 0) AS known,
        {function}({said}, known.keys)
"""
"""What is known comes first: the functions that append look for what is carried in that setting."""

COLUMNS = ("uuid", "bigint", "text", "text", "bytea", "text")

APPEND = KNOWN_FIRST.format(function="log.append", said=", ".join("%b" for _ in COLUMNS))

APPEND_ONE = KNOWN_FIRST.format(function="log.append", said=", ".join(f"ARRAY[%b]::{type_}[]" for type_ in COLUMNS))
"""The same for one event, of which there need be no lists: to send six of them takes a twelfth of the time."""

ERASE = KNOWN_FIRST.format(function="log.erase", said="%b, %b, %b, %b, %b")

APPEND_NEW = "SELECT log.append_new(%b, %b, %b, %b, %b, %b, %b)"

SIGNED_WITH = """nullif(left(split_part(leaf, '"signature":{"key":"', 2), 16), '')"""
"""The key of a leaf's signature: within a text of the leaf the quotes would stand behind backslashes."""

STREAM = f"""
    SELECT position, recorded_at, stream, version, topic, payload, {SIGNED_WITH}, request_id, traceparent
    FROM log.event
    WHERE stream = %(stream)s AND position <= %(until)s
    ORDER BY version
"""

STREAMS = """
    SELECT position, recorded_at, stream, version, topic, payload
    FROM log.event
    WHERE stream = ANY(%(streams)b::uuid[]) AND position <= %(until)s
    ORDER BY stream, version
"""

AFTER = """
    SELECT position, recorded_at, stream, version, topic, payload
    FROM log.event
    WHERE position > %(after)s
    ORDER BY position
    LIMIT %(limit)s
"""

SIGNED_AFTER = f"""
    SELECT position, recorded_at, stream, version, topic, payload, {SIGNED_WITH}, request_id, traceparent
    FROM log.event
    WHERE position > %(after)s
    ORDER BY position
    LIMIT %(limit)s
"""

LEAVES = """
    SELECT convert_to(leaf, 'UTF8')
    FROM log.event
    WHERE position > %(after)s
    ORDER BY position
    LIMIT %(limit)s
"""

HEAD = "SELECT position, last_recorded_at FROM log.head"

POSITION_AT = "SELECT log.position_at(%(instant)s)"

NEWEST = 2**62
"""Above every position."""


class Entry(NamedTuple):
    """One event as the log keeps it; without a payload where it was erased, and with the key that it is signed with.

    What projects reads no signatures and not what the event carries: there these are left out.
    """

    position: int
    recorded_at: datetime
    stream: UUID
    version: int
    topic: str
    payload: str | None
    signed_with: str | None = None
    request_id: str | None = None
    traceparent: str | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where and when an event was recorded; `repeated` where it had been already."""

    stream: UUID
    version: int
    position: int
    recorded_at: datetime
    repeated: bool = False


class VersionTaken(Exception):
    """Another event has this version of the stream."""


class KeysChanged(Exception):
    """Keys of authors were enrolled or revoked since the position up to which the caller knows them."""


class Recorder(AggregateRecorder):
    """Appends events in one order, without gap, at strictly increasing times, and reads them back."""

    def __init__(self, pool: ConnectionPool[Connection[Any]]) -> None:
        self.pool = pool

    def insert_events(self, stored_events: Sequence[StoredEvent], **_: Any) -> Sequence[int]:
        """Append events together or not at all; their positions."""
        return [receipt.position for receipt in self.append(stored_events)]

    def append(
        self, events: Sequence[StoredEvent], words: Sequence[Stated] = (), keys: int | None = None
    ) -> list[Receipt]:
        """Append events together or not at all; `words` are those of their leaves, without which they come unsigned.

        Where `keys` is given, it is the position up to which the caller knows the keys of authors.
        Raises VersionTaken, KeysChanged and LogBusy; then nothing was appended.
        """
        seals = [sealed(each) for each in words or map(stated, events)]
        columns = (
            [event.originator_id for event in events],
            [event.originator_version for event in events],
            [event.topic for event in events],
            [event.state.decode() for event in events],
            [seal.salt for seal in seals],
            [seal.event for seal in seals],
        )
        statement, said = (APPEND_ONE, [only for [only] in columns]) if len(events) == 1 else (APPEND, columns)
        return self._appended(statement, [carried(), keys, *said], events)

    def erase(self, event: StoredEvent, words: Stated, keys: int | None = None) -> Receipt:
        """Append the event of an erasure, and take away the words of all before it in its stream.

        Raises VersionTaken, KeysChanged and LogBusy; then nothing was done.
        """
        seal = sealed(words)
        said = event.originator_id, event.originator_version, event.state.decode(), seal.salt, seal.event
        terms = (carried(), keys, *said)
        return self._appended(ERASE, terms, [event])[0]

    def _appended(self, statement: str, terms: Sequence[Any], events: Sequence[StoredEvent]) -> list[Receipt]:
        try:
            with self.pool.connection() as connection:
                rows = connection.execute(statement, terms, prepare=True).fetchall()
        except UniqueViolation as error:
            raise VersionTaken(str(error)) from error
        except SerializationFailure as error:
            raise KeysChanged from error
        except LockNotAvailable as error:
            raise LogBusy from error
        return [
            Receipt(UUID(str(event.originator_id)), event.originator_version, position, recorded_at)
            for event, (position, recorded_at) in zip(events, rows, strict=True)
        ]

    def append_new(self, lines: Lines) -> int:
        """Append those of many events that are not on record yet, in their order and unsigned; how many they were.

        Raises AlreadyRecorded where one that is on record says something else, Unsigned where one is of an author who
        has a key, and LogBusy; then nothing was appended.
        """
        try:
            with self.pool.connection() as connection:
                row = connection.execute(APPEND_NEW, lines, prepare=True).fetchone()
        except UniqueViolation as error:
            raise AlreadyRecorded(UUID(error.diag.message_detail)) from error
        except InvalidAuthorizationSpecification as error:
            raise Unsigned(str(error.diag.message_detail)) from error
        except LockNotAvailable as error:
            raise LogBusy from error
        return int(row[0]) if row else 0

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """The events of a stream by version."""
        entries = [
            entry
            for entry in self.stream(UUID(str(originator_id)))
            if (gt is None or entry.version > gt) and (lte is None or entry.version <= lte)
        ]
        chosen = (entries[::-1] if desc else entries)[:limit]
        return [_stored(entry) for entry in chosen]

    def stream(self, stream: UUID, until: int = NEWEST) -> list[Entry]:
        """The entries of one development up to a position, oldest first."""
        with self.pool.connection() as connection:
            rows = connection.execute(STREAM, {"stream": stream, "until": until}, prepare=True)
            return [Entry(*row) for row in rows]

    def after(self, position: int, limit: int, patience: float | None = None) -> list[Entry]:
        """The entries after a position, in order; `patience`: seconds to wait for a connection, else as usual."""
        with self.pool.connection(patience) as connection:
            rows = connection.execute(SIGNED_AFTER, {"after": position, "limit": limit}, prepare=True, binary=True)
            return [Entry(*row) for row in rows]

    def leaves(self, position: int, limit: int) -> list[bytes]:
        """The leaves after a position, in order."""
        with self.pool.connection() as connection:
            rows = connection.execute(LEAVES, {"after": position, "limit": limit}, prepare=True, binary=True)
            return [leaf for (leaf,) in rows]

    def all(self, position: int = 0, batch: int = 5000) -> Iterator[Entry]:
        """Every entry after a position, read in batches."""
        while entries := self.after(position, batch):
            yield from entries
            position = entries[-1].position

    def head(self) -> tuple[int, datetime]:
        """The position and time of the newest entry; 0 and the epoch before there is one."""
        with self.pool.connection() as connection:
            row = connection.execute(HEAD, prepare=True).fetchone()
            assert row is not None, "the migration makes the head"
            return row[0], row[1]

    def position_at(self, instant: datetime) -> int:
        """The position that the log had reached at an instant; the same for ever once the instant is past."""
        with self.pool.connection() as connection:
            row = connection.execute(POSITION_AT, {"instant": instant}, prepare=True).fetchone()
            return int(row[0]) if row else 0


def _stored(entry: Entry) -> StoredEvent:
    if entry.payload is None:
        raise Erased(entry.stream)
    return StoredEvent(entry.stream, entry.version, entry.topic, entry.payload.encode())
