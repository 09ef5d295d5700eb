"""Signed notes (C2SP signed-note) with Ed25519: texts under which their signers stand, and the keys that check them."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from events.audit.base64 import decoded, encoded
from events.audit.ed25519 import binding, verifies

NOTE, COSIGNATURE = 1, 4
"""The types of signature: Ed25519 over the text, and a witness's over a time and the text (C2SP tlog-cosignature)."""

NAME = re.compile(r"[^\s+\x00-\x1f]+")
SIGNATURE = re.compile(r"\u2014 (\S+) (\S+)")
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")

MOST = 100
"""Signatures that a note may have."""

LATEST = 2**63 - 1
"""The last second of a cosignature."""


class InvalidNote(ValueError):
    """A text is no signed note, or is not signed as it must be; the message says why."""


@dataclass(frozen=True, slots=True)
class Verifier:
    """A public key under a name, for one type of signature; as text `name+hash+base64`."""

    name: str
    type: int
    public: bytes

    def __post_init__(self) -> None:
        if not NAME.fullmatch(self.name):
            raise InvalidNote(f"{self.name[:80]!r} is no name of a key: it takes no spaces, no plus, and is not empty.")
        if self.type not in (NOTE, COSIGNATURE) or not binding(self.public):
            raise InvalidNote(
                f"The key of {self.name} is of no type that we know, or one under which anybody can sign."
            )

    @classmethod
    def parse(cls, text: str) -> Self:
        """The key of a text. Raises InvalidNote."""
        try:
            name, hash_, key = text.split("+", 2)
            data = decoded(key)
        except ValueError:
            raise InvalidNote(f"{text[:80]!r} is no verifier key.") from None
        found = cls(name, int.from_bytes(data[:1]), data[1:])
        if found.hash.hex() != hash_:
            raise InvalidNote(f"The verifier key of {name} has not the hash that it says.")
        return found

    @property
    def hash(self) -> bytes:
        """The four bytes by which a signature says which key it is of."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.type]) + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.hash.hex()}+{encoded(bytes([self.type]) + self.public)}"

    def verifies(self, text: str, signature: bytes) -> bool:
        """Whether a signature is this key's over a text."""
        signed = text.encode()
        if self.type == COSIGNATURE:
            time, signature = int.from_bytes(signature[:8]), signature[8:]
            if time > LATEST:
                return False
            signed = cosigned(text, time)
        return verifies(self.public, signature, signed)


def cosigned(text: str, time: int) -> bytes:
    """What a witness signs: when, in seconds since 1970, and the whole text of the checkpoint."""
    return f"cosignature/v1\ntime {time}\n{text}".encode()


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key of 32 bytes under a name."""

    name: str
    private: bytes

    @classmethod
    def new(cls, name: str) -> Self:
        """A key that nobody else has."""
        return cls(name, Ed25519PrivateKey.generate().private_bytes_raw())

    def verifier(self, type_: int = NOTE) -> Verifier:
        """The key that checks what this one signs."""
        return Verifier(self.name, type_, self._key().public_key().public_bytes_raw())

    def sign(self, text: str) -> str:
        """The line that signs a text."""
        return self._line(NOTE, self._key().sign(text.encode()))

    def cosign(self, text: str, time: int) -> str:
        """The line by which a witness says that it saw a checkpoint at a time, in seconds since 1970."""
        if not 0 <= time <= LATEST:
            raise ValueError(f"a cosignature cannot be of the second {time}")
        return self._line(COSIGNATURE, time.to_bytes(8) + self._key().sign(cosigned(text, time)))

    def _line(self, type_: int, signature: bytes) -> str:
        return f"\u2014 {self.name} {encoded(self.verifier(type_).hash + signature)}\n"

    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.private)


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature of a note: the name and the hash of its key, and what the key made of the text."""

    name: str
    hash: bytes
    value: bytes

    @classmethod
    def parse(cls, line: str) -> Self:
        """The signature of a line. Raises InvalidNote."""
        matched = SIGNATURE.fullmatch(line)
        try:
            data = decoded(matched[2]) if matched and NAME.fullmatch(matched[1]) else b""
        except ValueError:
            data = b""
        if matched is None or len(data) < 5:
            raise InvalidNote(f"{line[:80]!r} is no signature line.")
        return cls(matched[1], data[:4], data[4:])


@dataclass(frozen=True, slots=True)
class Note:
    """A text, which ends in a newline, and its signatures."""

    text: str
    signatures: tuple[Signature, ...]

    @classmethod
    def parse(cls, note: bytes) -> Self:
        """The note of its bytes; nothing in it is to be believed yet. Raises InvalidNote."""
        try:
            whole = note.decode()
        except UnicodeDecodeError:
            raise InvalidNote("The note is not UTF-8.") from None
        if CONTROL.search(whole):
            raise InvalidNote("The note has a control character.")
        text, blank, signatures = whole.rpartition("\n\n")
        if not blank or not signatures.endswith("\n"):
            raise InvalidNote("The note does not end in signature lines behind a blank line.")
        lines = signatures[:-1].split("\n")
        if len(lines) > MOST:
            raise InvalidNote(f"The note has more than {MOST} signatures.")
        return cls(text + "\n", tuple(Signature.parse(line) for line in lines))

    def signed_by(self, verifiers: Iterable[Verifier]) -> list[Verifier]:
        """Those of the keys that have signed, in their order; signatures of other keys do not count.

        Raises InvalidNote where a signature of one of the keys is not valid.
        """
        return [verifier for verifier in verifiers if self._valid(verifier)]

    def _valid(self, verifier: Verifier) -> list[Signature]:
        """The signatures of a key, all of them valid."""
        found = [each for each in self.signatures if (each.name, each.hash) == (verifier.name, verifier.hash)]
        if not all(verifier.verifies(self.text, each.value) for each in found):
            raise InvalidNote(f"The signature of {verifier.name} is not valid.")
        return found
