"""What a witness does: it looks at what a log has signed since, cosigns it or refuses, and tells the log."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from events.audit.add_checkpoint import Request
from events.audit.note import MOST, InvalidNote, Note
from events.audit.witness import BadSignature, Fork, Malformed, Refused, Rollback, Witness
from service.remote_log import NoSuch, NotTaken, RemoteLog, Unreachable
from service.witness_state import State


@dataclass(frozen=True, slots=True)
class Watch:
    """A witness with its state, and the log of an origin that it watches."""

    origin: str
    log: RemoteLog
    witness: Witness
    state: State

    def look(self) -> list[int]:
        """The sizes that are cosigned now: of all checkpoints since the last one, or at first of the newest alone.

        Raises Refused, with what is evident of a fork or a rollback kept in the state; Unreachable and StateDamaged;
        and NotTaken where all was looked at and remembered, but the log takes no cosignature of this witness.
        """
        cosigned, not_taken = [], None
        for size, line in self._since_last():
            try:
                self.log.send(size, line)
            except NotTaken as refusal:
                not_taken = refusal
            cosigned.append(size)
        if not_taken:
            raise NotTaken(f"{not_taken} Its operator must know the witness {self.witness.verifier()}.")
        return cosigned

    def _since_last(self) -> Iterator[tuple[int, str]]:
        """Each size that is cosigned, in which line, once remembered; in the order of growth, each the largest seen."""
        last = self.state.last(self.origin)
        if last:
            for size in self.log.sizes(max(last[0].size - 1, 0)):
                yield from self._consider(self.log.get(f"checkpoints/{size}"), size)
        yield from self._consider(self._newest())

    def _newest(self) -> bytes:
        try:
            return self.log.get("checkpoint")
        except NoSuch:
            last = self.state.last(self.origin)
            if last is None:
                raise Unreachable(f"{self.log.url} has signed no checkpoint yet.") from None
            refusal = Rollback(f"{self.origin} was of size {last[0].size}, and has no checkpoint any more.")
            raise self._accusing(refusal, Request(last[0].size, (), b"")) from None

    def _consider(self, note: bytes, size: int | None = None) -> Iterator[tuple[int, str]]:
        checkpoint = self.witness.opened(note)
        if size not in (None, checkpoint.size):
            raise Malformed(f"The checkpoint under size {size} is of size {checkpoint.size}.")
        last = self.state.last(self.origin)
        known, remembered = last or (None, b"")
        served = self._cosigned(note)
        if checkpoint == known:
            if not served:
                yield checkpoint.size, remembered.decode().splitlines(keepends=True)[-1]
            return
        old = known.size if known else 0
        path = self.log.proof(old, checkpoint.size) if 0 < old < checkpoint.size else []
        try:
            line = self.witness.cosign(known, note, path, int(time.time())).line
        except (Fork, Rollback) as refusal:
            raise self._accusing(refusal, Request(old, tuple(path), note)) from None
        self.state.remember(self.origin, note + line.encode())
        yield checkpoint.size, line

    def _cosigned(self, note: bytes) -> bool:
        """Whether a note bears the witness's own cosignature already."""
        parsed = Note.parse(note)
        if len(parsed.signatures) == MOST:
            raise Malformed("The checkpoint has no room for another signature.")
        try:
            return bool(parsed.signed_by([self.witness.verifier()]))
        except InvalidNote as error:
            raise BadSignature(str(error)) from None

    def _accusing(self, refusal: Refused, request: Request) -> Refused:
        """The refusal, with what is evident of it kept."""
        _, remembered = self.state.last(self.origin) or (None, b"")
        folder = self.state.accuse(type(refusal).__name__.lower(), remembered, request)
        return type(refusal)(f"{refusal} What was seen is kept in {folder}.")
