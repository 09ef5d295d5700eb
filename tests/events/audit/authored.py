"""Authors and their keys for tests: what they enrol, revoke and say, signed with whatever key a test wants."""

import hashlib
from datetime import UTC, datetime
from uuid import UUID, uuid5

import orjson
from eventsourcing.persistence import StoredEvent

from events.audit.key_events import KeyEnrolled, KeyRevoked
from events.audit.leaf import Event, Leaf, commitment
from events.audit.seal import Signed
from events.audit.signing import key_id, possession, signed
from service.signatures import public_of

NAMESPACE = UUID(int=7)

SALT = b"s" * 32


def private(name: str) -> bytes:
    """The private key of this name."""
    return hashlib.sha256(name.encode()).digest()


def key(name: str) -> str:
    """The id of the key of this name."""
    return key_id(public_of(private(name)))


def enrolled(author: str, name: str) -> KeyEnrolled:
    """An author's enrolment of a key."""
    return KeyEnrolled(author, public_of(private(name)), possession(author, private(name)))


def revoked(author: str, name: str, by: str | None = None) -> KeyRevoked:
    """An author's revocation of a key, in whose place another may be."""
    return KeyRevoked(author, key(name), "lost", by and key(by))


def said(author: str, words: str, version: int = 1) -> StoredEvent:
    """Something that an author says of a development."""
    payload = {"author": author, "kind": "drill-held", "content": {"title": words}, "sources": []}
    return StoredEvent(uuid5(NAMESPACE, f"{author}: {words}"), version, "recorded", orjson.dumps(payload))


def stated(stored: StoredEvent, signer: str | None) -> Event:
    """The event object of a stored event, signed with the key of a name."""
    event = Event(
        stream=str(stored.originator_id),
        version=stored.originator_version,
        topic=stored.topic,
        author=orjson.loads(stored.state)["author"],
        commitment=commitment(SALT, stored.state),
    )
    return signed(event, private(signer)) if signer else event


def signature(stored: StoredEvent, signer: str | None) -> Signed | None:
    """The signature for a stored event with the key of a name."""
    made = stated(stored, signer).signature
    return Signed(SALT, made) if made else None


def leaf(event: Event, position: int = 1) -> Leaf:
    """A leaf with an event."""
    return Leaf(event, position, datetime(2025, 9, 3, tzinfo=UTC))
