"""The text of an API key: `entente_`, 8 characters that name it, and 256 random bits in hex."""

import re
import secrets
from hashlib import sha256
from typing import NamedTuple

FORM = re.compile(r"entente_([0-9a-z]{8})_([0-9a-f]{64})")
"""Also what a scanner for leaked secrets looks for."""

LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Credential(NamedTuple):
    """A key as its holder sends it, of which only the id and the hash are kept.

    The secret is random and has 256 bits, so nobody can try them all: the slow hash that a password needs adds nothing.
    """

    id: str
    text: str

    @property
    def hash(self) -> bytes:
        """What is kept instead of it."""
        return sha256(self.text.encode()).digest()


def new() -> Credential:
    """A key that nobody has seen."""
    key_id = "".join(secrets.choice(LETTERS) for _ in range(8))
    return Credential(key_id, f"entente_{key_id}_{secrets.token_hex(32)}")


def parsed(text: str) -> Credential | None:
    """What a text says, if it has the form of a key."""
    found = FORM.fullmatch(text)
    return Credential(found[1], text) if found else None
