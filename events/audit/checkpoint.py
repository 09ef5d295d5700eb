"""Checkpoints (C2SP tlog-checkpoint): a log's name, size and root, as the text of a signed note."""

import re
from dataclasses import dataclass
from typing import Self

from events.audit.base64 import decoded, encoded
from events.audit.merkle import EMPTY_ROOT
from events.audit.note import InvalidNote, Note, Signer, Verifier

BODY = re.compile(r"([^\n]+)\n(0|[1-9][0-9]{0,18})\n([A-Za-z0-9+/]{43}=)\n(?:[^\n]+\n)*")

LARGEST = 2**63 - 1
"""Leaves that a log can have."""


class InvalidCheckpoint(ValueError):
    """A text is no checkpoint, or none of the log that was asked for; the message says why."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a log says of itself: its origin, how many leaves it has, and the root over them."""

    origin: str
    size: int
    root: bytes

    @classmethod
    def parse(cls, text: str) -> Self:
        """The checkpoint of a note's text; extension lines say nothing to us. Raises InvalidCheckpoint."""
        matched = BODY.fullmatch(text)
        if matched is None:
            raise InvalidCheckpoint("The text is no checkpoint: it needs an origin, a size and a root, a line each.")
        try:
            found = cls(matched[1], int(matched[2]), decoded(matched[3]))
        except ValueError:
            raise InvalidCheckpoint("The root of the checkpoint is not canonical base64.") from None
        if found.size > LARGEST or (found.size == 0 and found.root != EMPTY_ROOT):
            raise InvalidCheckpoint("The checkpoint is of a size that no log has, or of none and with a root.")
        return found

    @classmethod
    def opened(cls, note: bytes, log: Verifier) -> Self:
        """The checkpoint of a note that a log has signed, whose name its key bears.

        Raises InvalidNote where the log has not signed it, and InvalidCheckpoint where it is none, or another log's.
        """
        parsed = Note.parse(note)
        if not parsed.signed_by([log]):
            raise InvalidNote(f"The note is not signed by {log.name}.")
        found = cls.parse(parsed.text)
        if found.origin != log.name:
            raise InvalidCheckpoint(f"The checkpoint is one of {found.origin[:80]!r}, not of {log.name!r}.")
        return found

    def text(self) -> str:
        """The text that is signed."""
        return f"{self.origin}\n{self.size}\n{encoded(self.root)}\n"

    def signed(self, log: Signer) -> bytes:
        """The note that the log signs."""
        return f"{self.text()}\n{log.sign(self.text())}".encode()
