"""A witness: it cosigns the checkpoints of a log as long as each has grown out of the last one, and refuses all else.

A witness keeps no more of a log than the last checkpoint that it cosigned. `Refused` has a class for each reason.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from events.audit.checkpoint import Checkpoint, InvalidCheckpoint
from events.audit.merkle import EMPTY_ROOT, consistent
from events.audit.note import COSIGNATURE, InvalidNote, Note, Signer, Verifier


class Refused(Exception):
    """A witness does not cosign; the message says why."""


class Malformed(Refused):
    """What was handed in is no checkpoint."""


class UnknownOrigin(Refused):
    """The checkpoint is of a log that the witness does not watch."""


class UnknownKey(Refused):
    """The checkpoint is not signed with the key that the witness knows the log by."""


class BadSignature(Refused):
    """The log's signature is not of this checkpoint."""


class Rollback(Refused):
    """The log is smaller than it was."""


class Fork(Refused):
    """The log has another history than the one that the witness saw."""


class OtherRoot(Fork):
    """There are two checkpoints of one size and with different roots, which together prove the fork to anyone."""


class Inconsistent(Fork):
    """Nothing shows that the log has grown out of what it was."""


@dataclass(frozen=True, slots=True)
class Cosigned:
    """A checkpoint that a witness cosigned, and the line in which it did."""

    checkpoint: Checkpoint
    line: str


@dataclass(frozen=True, slots=True)
class Witness:
    """A key to cosign with, and the logs that are watched: by origin, the key of each, which bears that name."""

    signer: Signer
    logs: Mapping[str, Verifier]

    def verifier(self) -> Verifier:
        """The key that checks the cosignatures."""
        return self.signer.verifier(COSIGNATURE)

    def opened(self, note: bytes) -> Checkpoint:
        """The checkpoint of a note, which its log has signed. Raises Refused."""
        try:
            parsed = Note.parse(note)
            checkpoint = Checkpoint.parse(parsed.text)
        except (InvalidNote, InvalidCheckpoint) as error:
            raise Malformed(str(error)) from None
        log = self.logs.get(checkpoint.origin)
        if log is None:
            raise UnknownOrigin(f"The checkpoint is of {checkpoint.origin[:80]!r}, a log that is not watched.")
        try:
            signed = parsed.signed_by([log])
        except InvalidNote as error:
            raise BadSignature(str(error)) from None
        if not signed:
            raise UnknownKey(f"The checkpoint is not signed with the key {log} of the log.")
        return checkpoint

    def cosign(self, last: Checkpoint | None, note: bytes, path: Sequence[bytes], time: int) -> Cosigned:
        """Cosign at a time, in seconds since 1970, a checkpoint that has grown out of the last one cosigned of its log.

        `path` is the proof of that (RFC 6962 section 2.1.2), empty where nothing has grown or no last one is known.
        Raises Refused.
        """
        checkpoint = self.opened(note)
        last = last or Checkpoint(checkpoint.origin, 0, EMPTY_ROOT)
        if last.origin != checkpoint.origin:
            raise UnknownOrigin(
                f"The checkpoint is of {checkpoint.origin[:80]!r}, and the last was of {last.origin!r}."
            )
        if checkpoint.size < last.size:
            raise Rollback(f"{last.origin} was of size {last.size}, and is of size {checkpoint.size} now.")
        if checkpoint.size == last.size and checkpoint.root != last.root:
            raise OtherRoot(f"{last.origin} has two roots at size {last.size}: its history was forked.")
        if not consistent(last.size, last.root, checkpoint.size, checkpoint.root, path):
            raise Inconsistent(
                f"{last.origin} cannot show that its size {checkpoint.size} has grown out of size {last.size}."
            )
        return Cosigned(checkpoint, self.signer.cosign(Note.parse(note).text, time))
