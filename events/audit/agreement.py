"""The checkpoints of an export, and the one that an auditor saved, held against the tree as it grows."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from events.audit.checkpoint import Checkpoint, InvalidCheckpoint
from events.audit.note import InvalidNote, Verifier
from events.audit.report import Report
from events.audit.source import Source

NEWEST = "checkpoint"

INVALID = (InvalidNote, InvalidCheckpoint)


class Saved(NamedTuple):
    """What an auditor keeps of the newest checkpoint that was verified."""

    size: int
    root: bytes


def opened(note: bytes, keys: Sequence[Verifier]) -> tuple[Checkpoint, Verifier]:
    """The checkpoint of a note, and the first of the keys that has signed it. Raises InvalidNote, InvalidCheckpoint."""
    fault: Exception = InvalidNote("There is no key to check the note with.")
    for key in keys:
        try:
            return Checkpoint.opened(note, key), key
        except INVALID as error:
            fault = error
    raise fault


class Agreement:
    """Takes the roots of the tree at the sizes that somebody signed or saved: `ahead`, the largest first."""

    def __init__(
        self,
        source: Source,
        keys: Sequence[Verifier],
        kept: Iterable[int],
        saved: Saved | None,
        newest: Checkpoint,
        report: Report,
    ) -> None:
        self.source, self.keys, self.kept, self.saved, self.newest = source, keys, set(kept), saved, newest
        self.report = report
        self.agreed, self.agreeing = 0, True
        sizes = {*self.kept, newest.size, saved.size if saved else 0}
        self.ahead = sorted((each for each in sizes if 0 < each <= newest.size), reverse=True)
        if saved and saved.size > newest.size:
            sentence = f"It is of {newest.size} leaves; one of {saved.size} was seen before: the log was rolled back."
            report.find(NEWEST, "rollback", sentence)
        for size in sorted(each for each in self.kept if each > newest.size)[:1]:
            sentence = f"It is of more leaves than the newest, which has {newest.size}: the log was cut."
            report.find(f"checkpoints/{size}", "rollback", sentence)

    def take(self, root: bytes) -> None:
        """Hold the root at the next of the sizes ahead against what was signed and saved of it."""
        size = self.ahead.pop()
        if size in self.kept:
            self._kept(size, root)
        if size == self.newest.size:
            self._agree(NEWEST, size, self.newest.root == root)
        if self.saved and self.saved.size == size and self.saved.root != root:
            sentence = f"The first {size} leaves are not those under the checkpoint that was seen before: a fork."
            self.report.find(NEWEST, "fork", sentence)

    def _kept(self, size: int, root: bytes) -> None:
        path = f"checkpoints/{size}"
        try:
            kept, _ = opened(self.source.read(path) or b"", self.keys)
        except INVALID as fault:
            self.report.find(path, "signature", str(fault))
            return
        self.report.checkpoints += 1
        if kept.size == size:
            self._agree(path, size, kept.root == root)
        else:
            self.report.find(path, "signature", f"The checkpoint is of {kept.size} leaves.")

    def _agree(self, path: str, size: int, agrees: bool) -> None:
        """Where a checkpoint does not agree, none behind it can: only the first is told, and the newest."""
        if agrees:
            self.agreed = size
        elif self.agreeing or path == NEWEST:
            sentence = f"The first {size} leaves are not those that were signed; the first {self.agreed} are."
            self.report.find(path, "root", sentence)
            self.agreeing = False
