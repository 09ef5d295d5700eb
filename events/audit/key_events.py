"""The events by which authors come to keys and lose them: each in the stream of its key, and none of a development.

Their words are canonical JSON, so that nothing of them can be said twice.
"""

import re
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

import orjson
from eventsourcing.persistence import StoredEvent

from events.audit.base64 import decoded, encoded
from events.audit.signing import key_id, owned
from events.development import identified

KEY = re.compile(r"[0-9a-f]{16}")

OPERATOR = "operator"
"""The author that may revoke anybody's key, also without a signature: it only takes power away."""


class MalformedKeyEvent(ValueError):
    """Some bytes are not the words of an event of this sort."""


def stream_of(key: str) -> UUID:
    """The stream of a key."""
    return identified(f"key:{key}")


class _KeyEvent:
    TOPIC: ClassVar[str]
    VERSION: ClassVar[int]
    key: str

    def payload(self) -> bytes:
        """The words of the event."""
        return orjson.dumps(self.said(), option=orjson.OPT_SORT_KEYS)

    def said(self) -> dict[str, str]:
        """What the words say."""
        raise NotImplementedError

    @property
    def place(self) -> tuple[str, int]:
        """The stream and the version that the event has, whatever else is on record."""
        return str(stream_of(self.key)), self.VERSION

    def stored(self) -> StoredEvent:
        """The event as the log takes it."""
        return StoredEvent(stream_of(self.key), self.VERSION, self.TOPIC, self.payload())


@dataclass(frozen=True, slots=True)
class KeyEnrolled(_KeyEvent):
    """An author has a key from now on; `public` is the raw key, `possession` what it signed for that."""

    TOPIC = "key-enrolled"
    VERSION = 1

    author: str
    public: bytes
    possession: bytes

    @property
    def key(self) -> str:  # type: ignore[override]
        """The name of the key."""
        return key_id(self.public)

    @property
    def possessed(self) -> bool:
        """Whether the owner of the key wants it to be this author's."""
        return owned(self.author, self.public, self.possession)

    def said(self) -> dict[str, str]:
        """What the words say."""
        return {"author": self.author, "public": encoded(self.public), "possession": encoded(self.possession)}

    @classmethod
    def parse(cls, payload: bytes | None) -> Self:
        """The event of its words. Raises MalformedKeyEvent."""
        words = _words(payload)
        try:
            found = cls(words["author"], decoded(words["public"]), decoded(words["possession"]))
        except (KeyError, ValueError):
            raise MalformedKeyEvent from None
        if (len(found.public), len(found.possession)) != (32, 64) or found.payload() != payload:
            raise MalformedKeyEvent
        return found


@dataclass(frozen=True, slots=True)
class KeyRevoked(_KeyEvent):
    """A key counts no more; `author` says so: its owner, or the operator. Another key may have taken its place."""

    TOPIC = "key-revoked"
    VERSION = 2

    author: str
    key: str
    reason: str
    replaced_by: str | None = None

    def said(self) -> dict[str, str]:
        """What the words say."""
        words = {"author": self.author, "key": self.key, "reason": self.reason, "replaced_by": self.replaced_by}
        return {name: value for name, value in words.items() if value is not None}

    @classmethod
    def parse(cls, payload: bytes | None) -> Self:
        """The event of its words. Raises MalformedKeyEvent."""
        try:
            found = cls(**_words(payload))
        except TypeError:
            raise MalformedKeyEvent from None
        if not KEY.fullmatch(found.key) or found.payload() != payload:
            raise MalformedKeyEvent
        return found


TOPICS = (KeyEnrolled.TOPIC, KeyRevoked.TOPIC)


def _words(payload: bytes | None) -> dict[str, Any]:
    try:
        words = orjson.loads(payload or b"")
    except orjson.JSONDecodeError:
        raise MalformedKeyEvent from None
    if not isinstance(words, dict) or not all(type(value) is str for value in words.values()):
        raise MalformedKeyEvent
    return words
