"""Receipts (C2SP tlog-proof): that a leaf is in a log, checked offline with the log's key alone."""

import re
from dataclasses import dataclass
from typing import Self

from events.audit.base64 import decoded, encoded
from events.audit.checkpoint import LARGEST, Checkpoint
from events.audit.merkle import included, leaf_hash
from events.audit.note import Verifier

PROOF = re.compile(
    rb"c2sp\.org/tlog-proof@v1\n(?:extra ([A-Za-z0-9+/=]*)\n)?index (0|[1-9][0-9]{0,18})\n"
    rb"((?:[A-Za-z0-9+/]{43}=\n){0,63})\n(.+)",
    re.DOTALL,
)


class InvalidProof(ValueError):
    """A text is no proof, or does not prove what it should; the message says why."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The index of a leaf, its audit path, the signed checkpoint that the path leads to, and what else came along.

    Nothing vouches for `extra`: it is for whoever knows what to do with it.
    """

    index: int
    path: tuple[bytes, ...]
    note: bytes
    extra: bytes | None = None

    @classmethod
    def parse(cls, text: bytes) -> Self:
        """The proof of its text; nothing in it is to be believed yet. Raises InvalidProof."""
        matched = PROOF.fullmatch(text)
        if matched is None or int(matched[2]) > LARGEST:
            raise InvalidProof("The text is no proof of an index, an audit path and a checkpoint.")
        try:
            extra = None if matched[1] is None else decoded(matched[1].decode())
            path = tuple(decoded(line) for line in matched[3].decode().splitlines())
        except ValueError:
            raise InvalidProof("The proof has a line that is not canonical base64.") from None
        return cls(int(matched[2]), path, matched[4], extra)

    def text(self) -> bytes:
        """The proof as it is handed out, in a file that ends in `.tlog-proof`."""
        extra = [] if self.extra is None else [f"extra {encoded(self.extra)}"]
        lines = ["c2sp.org/tlog-proof@v1", *extra, f"index {self.index}", *map(encoded, self.path), "\n"]
        return "\n".join(lines).encode() + self.note

    def verify(self, leaf: bytes, log: Verifier) -> Checkpoint:
        """The checkpoint of the log, signed by it, under which the leaf is.

        Raises InvalidNote or InvalidCheckpoint where the log has signed no such, and InvalidProof where the leaf is not
        in it at this index.
        """
        checkpoint = Checkpoint.opened(self.note, log)
        if not included(leaf_hash(leaf), self.index, checkpoint.size, self.path, checkpoint.root):
            raise InvalidProof(f"The leaf is not number {self.index} of the {checkpoint.size} under the checkpoint.")
        return checkpoint
