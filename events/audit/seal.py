"""Seals an event on its way into the log: a salt under which its leaf commits to its words, and what the leaf says."""

from typing import NamedTuple

import orjson
from eventsourcing.persistence import StoredEvent

from events.audit.leaf import Event, Signature, commitment, new_salt


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


def leaf_event(event: StoredEvent, stream: str, salt: bytes, signature: Signature | None = None) -> Event:
    """What the leaf of an event says under a salt; `stream` is its id as text."""
    author = orjson.loads(event.state)["author"]
    return Event(stream, event.originator_version, event.topic, author, commitment(salt, event.state), signature)


def stated(event: StoredEvent, signed: Signed | None = None) -> Stated:
    """What the leaf of an event says; without a signature of its author's, under a new salt."""
    salt, signature = signed or (new_salt(), None)
    return Stated(salt, leaf_event(event, str(event.originator_id), salt, signature))


def sealed(words: Stated) -> Seal:
    """The seal of an event."""
    return Seal(words.salt, words.event.encoded().decode())
