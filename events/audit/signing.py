"""Authors sign: an Ed25519 signature over what an event says, without its payload, so that it outlives an erasure."""

import hashlib

import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from events.audit.ed25519 import verifies
from events.audit.leaf import Event, Signature

AUTHOR = b"entente/author/v1\n"
POSSESSION = b"entente/possession/v1\n"
SIGNED = ("author", "commitment", "stream", "topic", "version")


def key_id(public: bytes) -> str:
    """The name of a raw public key: 16 hex digits."""
    return hashlib.sha256(public).hexdigest()[:16]


def message(event: Event) -> bytes:
    """What the author of an event signs."""
    words = event.stated()
    return AUTHOR + rfc8785.dumps({name: words[name] for name in SIGNED})


def signed(event: Event, private: bytes) -> Event:
    """The event with the signature of a raw private key."""
    key = Ed25519PrivateKey.from_private_bytes(private)
    name = key_id(key.public_key().public_bytes_raw())
    return event._replace(signature=Signature(name, key.sign(message(event))))


def verified(event: Event, public: bytes) -> bool:
    """Whether the owner of a raw public key has signed the event."""
    made = event.signature
    return made is not None and made.key == key_id(public) and verifies(public, made.value, message(event))


def possession(author: str, private: bytes) -> bytes:
    """What the owner of a raw private key signs so that it becomes an author's."""
    key = Ed25519PrivateKey.from_private_bytes(private)
    return key.sign(_possession(author, key.public_key().public_bytes_raw()))


def owned(author: str, public: bytes, proof: bytes) -> bool:
    """Whether the owner of a raw public key has signed that it is to be an author's."""
    return verifies(public, proof, _possession(author, public))


def _possession(author: str, public: bytes) -> bytes:
    return POSSESSION + f"{author}\n{key_id(public)}".encode()
