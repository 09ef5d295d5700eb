"""Signatures of authors on their way in: prepared for whoever signs elsewhere, read from a header, made with a file."""

import os
import re
from pathlib import Path
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from eventsourcing.persistence import StoredEvent
from marshmallow import ValidationError

from events.audit.base64 import decoded, encoded
from events.audit.leaf import Signature
from events.audit.seal import Signed, stated
from events.audit.signing import SIGNED, message
from events.audit.signing import signed as signed_by

HEADER = "Entente-Signature"

FORM = re.compile(r'key="([0-9a-f]{16})", salt="([0-9a-f]{64})", value="([A-Za-z0-9+/]{85}[AQgw]==)"')


def parsed(text: str) -> Signed:
    """The signature of a header. Raises ValidationError."""
    matched = FORM.fullmatch(text)
    if matched is None:
        raise ValidationError('Is not of the form key="16 hex digits", salt="64 hex digits", value="base64".')
    key, salt, value = matched.groups()
    return Signed(bytes.fromhex(salt), Signature(key, decoded(value)))


def prepared(event: StoredEvent, body: dict[str, Any]) -> dict[str, Any]:
    """What an author has to see and sign before an event is appended; `body` is what to send then."""
    salt, words = stated(event)
    return {
        "payload": event.state.decode(),
        "salt": salt.hex(),
        "event": {name: value for name, value in words.stated().items() if name in SIGNED},
        "sign": encoded(message(words)),
        "body": body,
    }


def signed(event: StoredEvent, private: bytes) -> Signed:
    """The signature of a raw private key over an event."""
    salt, words = stated(event)
    signature = signed_by(words, private).signature
    assert signature is not None, "it has just been signed"
    return Signed(salt, signature)


def public_of(private: bytes) -> bytes:
    """The raw public key of a raw private one."""
    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def new_key(file: Path) -> bytes:
    """A new raw private key, written to a new file, as PEM (PKCS 8), that only its owner can read. Raises OSError."""
    key = Ed25519PrivateKey.generate()
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return key.private_bytes_raw()


def read_key(file: Path) -> bytes:
    """The raw private key of such a file. Raises ValueError and OSError."""
    try:
        key = load_pem_private_key(file.read_bytes(), None)
    except (TypeError, UnsupportedAlgorithm) as error:
        raise ValueError(str(error)) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("It is not an Ed25519 key.")
    return key.private_bytes_raw()
