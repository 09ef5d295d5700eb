"""Leaves: what the tree is made of, one an event, as canonical JSON (RFC 8785) that holds no payload but a commitment.

`{"event":{...},"position":1,"recorded_at":"2025-09-03T00:00:00.000000Z","v":1}`. The process that appends makes the
event object; the log puts position and time around it, under its lock.
"""

import hashlib
import re
import secrets
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple, Self
from uuid import UUID

import orjson

from events.audit.base64 import decoded, encoded
from events.audit.rules import COMMITMENT, LARGEST, LARGEST_LEAF, STREAM, broken
from events.audit.rules import InvalidLeaf as InvalidLeaf

SALT = 32
"""Bytes of a salt."""

PAYLOAD = b"entente/payload/v1\n"

FORM = re.compile(
    r'\{"event":\{"author":("[^"\\]*(?:\\.[^"\\]*)*"),"commitment":"([0-9a-f]{64})",'
    r'"id":"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/([1-9][0-9]{0,15})",'
    r'(?:"signature":\{"key":"([0-9a-f]{16})","value":"([A-Za-z0-9+/]{85}[AQgw]==)"\},)?'
    r'"stream":"\3","topic":"([a-z0-9]+(?:-[a-z0-9]+)*)","version":\4\},"position":([1-9][0-9]{0,15}),'
    r'"recorded_at":"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z)","v":1\}'
)
"""The text that a leaf can have, but for what this does not see, such as whether the author is in canonical form."""


class Signature(NamedTuple):
    """An author's: the id of the key (16 hex digits), and 64 bytes of Ed25519."""

    key: str
    value: bytes


class Event(NamedTuple):
    """What an author says and the log cannot change: `stream` is a UUID, `commitment` 64 hex digits, lower case."""

    stream: str
    version: int
    topic: str
    author: str
    commitment: str
    signature: Signature | None = None

    @property
    def id(self) -> str:
        """The one name of the event."""
        return f"{self.stream}/{self.version}"

    def stated(self) -> dict[str, Any]:
        """The event object."""
        words = {"id": self.id, **self._asdict()}
        if self.signature:
            words["signature"] = {"key": self.signature.key, "value": encoded(self.signature.value)}
        else:
            del words["signature"]
        return words

    def encoded(self) -> bytes:
        """The event object as it stands in a leaf. Raises InvalidLeaf where no leaf can hold it."""
        stream, version, topic, author, said, signature = self
        if signature is None and type(version) is int and STREAM.fullmatch(stream) and COMMITMENT.fullmatch(said):
            quoted = _quoted(author, topic) if 0 < version <= LARGEST and type(author) is str else None
            if quoted:
                return (
                    f'{{"author":{quoted},"commitment":"{said}","id":"{stream}/{version}","stream":"{stream}",'
                    f'"topic":"{topic}","version":{version}}}'
                ).encode()
        return self._written()

    def _written(self) -> bytes:
        """It holds only text and whole numbers under ASCII names, which orjson writes as RFC 8785 does."""
        try:
            data = orjson.dumps(self.stated(), option=orjson.OPT_SORT_KEYS)
        except orjson.JSONEncodeError as fault:
            raise InvalidLeaf("json", f"The event cannot be written: {fault}.") from None
        Leaf.parse(wrapped(data, LARGEST, datetime.max.replace(tzinfo=UTC)))
        return data


@lru_cache(256)
def _quoted(author: str, topic: str) -> str | None:
    """An author as JSON, where the two can stand in any leaf, whichever event it is of; else None."""
    with suppress(InvalidLeaf):
        Event(str(UUID(int=0)), LARGEST, topic, author, "0" * 64)._written()
        return orjson.dumps(author).decode()
    return None


class Leaf(NamedTuple):
    """An event, its position in the log from 1, and when the log recorded it."""

    event: Event
    position: int
    recorded_at: datetime

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """The leaf of its bytes, which are the only ones that it can have. Raises InvalidLeaf."""
        try:
            matched = FORM.fullmatch(data.decode()) if len(data) <= LARGEST_LEAF else None
            if matched is None:
                raise broken(data)
            quoted, commitment, stream, version, key, value, topic, position, instant = matched.groups()
            author, recorded_at = _unquoted(quoted), datetime.fromisoformat(instant)
        except InvalidLeaf:
            raise
        except ValueError:
            raise broken(data) from None
        in_stream, in_log = int(version), int(position)
        if in_stream > LARGEST or in_log > LARGEST:
            raise broken(data)
        signature = Signature(key, decoded(value)) if key else None
        return cls(Event(stream, in_stream, topic, author, commitment, signature), in_log, recorded_at)


@lru_cache(256)
def _unquoted(quoted: str) -> str:
    """The text of a JSON string. Raises ValueError where it is not in canonical form."""
    text: str = orjson.loads(quoted)
    if orjson.dumps(text).decode() != quoted:
        raise ValueError("not canonical")
    return text


def wrapped(event: bytes, position: int, recorded_at: datetime) -> bytes:
    """The leaf of an event object, as the log makes it."""
    time = recorded_at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds").encode()
    return b'{"event":%b,"position":%d,"recorded_at":"%bZ","v":1}' % (event, position, time)


def new_salt() -> bytes:
    """A salt that nobody can guess."""
    return secrets.token_bytes(SALT)


def new_salts(number: int) -> list[bytes]:
    """So many of them."""
    drawn = secrets.token_bytes(SALT * number)
    return [drawn[at : at + SALT] for at in range(0, len(drawn), SALT)]


def commitment(salt: bytes, payload: bytes) -> str:
    """What a leaf says of a payload: it fixes every byte, and tells nothing without the salt."""
    if len(salt) != SALT:
        raise ValueError(f"a salt has {SALT} bytes, not {len(salt)}")
    return hashlib.sha256(PAYLOAD + salt + payload).hexdigest()
