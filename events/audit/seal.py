"""Seals an event on its way into the log: a salt under which its leaf commits to its words, and what the leaf says."""

from typing import NamedTuple

import orjson
from eventsourcing.persistence import StoredEvent

from events.audit.leaf import Event, Signature, commitment, new_salt, plain


class Seal(NamedTuple):
    """A salt of 32 bytes, and the event object of the leaf as canonical JSON."""

    salt: bytes
    event: str


class Signed(NamedTuple):
    """What an author signed an event with: the salt that it chose for the commitment, and the signature."""

    salt: bytes
    signature: Signature


class Stated(NamedTuple):
    """The salt of an event, and what its leaf says."""

    salt: bytes
    event: Event


def stated(event: StoredEvent, signed: Signed | None = None) -> Stated:
    """What the leaf of an event says; without a signature of its author's, under a new salt."""
    salt = signed.salt if signed else new_salt()
    author = orjson.loads(event.state)["author"]
    stream, version = str(event.originator_id), event.originator_version
    said = commitment(salt, event.state)
    return Stated(salt, Event(stream, version, event.topic, author, said, signed.signature if signed else None))


def sealed(words: Stated) -> Seal:
    """The seal of an event."""
    return Seal(words.salt, words.event.encoded().decode())


def unsigned(event: StoredEvent, stream: str, salt: bytes) -> str:
    """What the leaf of an event says that comes unsigned, as `sealed` has it; `stream` is its id as text."""
    author, version = orjson.loads(event.state)["author"], event.originator_version
    words = stream, version, event.topic, author, commitment(salt, event.state)
    return plain(*words) or Event(*words).encoded().decode()
