"""Verifies an export of a log: its tree, its checkpoints, what every leaf says. Needs no network and no database."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from events.audit.checkpoint import Checkpoint, InvalidCheckpoint
from events.audit.disclosure import ERASED, disclosed
from events.audit.leaf import InvalidLeaf, Leaf
from events.audit.meaning import Meaning
from events.audit.merkle import leaf_hash
from events.audit.note import InvalidNote, Verifier
from events.audit.proof import InvalidProof, Proof
from events.audit.regrown import Regrown
from events.audit.report import MOST, Report
from events.audit.source import Source, erasure, leaves_of
from events.audit.tiles import WIDTH, Tile, bundles

NEWEST = "checkpoint"

INVALID = (InvalidNote, InvalidCheckpoint)


class Saved(NamedTuple):
    """What an auditor keeps of the newest checkpoint that was verified."""

    size: int
    root: bytes


def verify(
    source: Source,
    keys: Sequence[Verifier],
    saved: Saved | None,
    progress: Callable[[int], object] = lambda _: None,
) -> Report:
    """What there is to say against an export whose log has one of these keys, by one who saved a checkpoint of it.

    `progress` is told how many leaves are done. Raises Unreadable.
    """
    report = Report()
    data = source.read(NEWEST)
    if data is None:
        report.find(NEWEST, "truncated", "The checkpoint is not there.")
        return report
    try:
        newest, key = opened(data, keys)
    except INVALID as fault:
        report.find(NEWEST, "signature", str(fault))
        return report
    report.origin, report.size, report.root = newest.origin, newest.size, newest.root
    report.note, report.signer = data, str(key)
    if saved and saved.size > newest.size:
        sentence = f"It is of {newest.size} leaves, and one of {saved.size} was seen before: the log was rolled back."
        report.find(NEWEST, "rollback", sentence)
    _Verification(source, keys, saved, newest, report).run(progress)
    return report


def opened(note: bytes, keys: Sequence[Verifier]) -> tuple[Checkpoint, Verifier]:
    """The checkpoint of a note, and the first of the keys that has signed it. Raises InvalidNote, InvalidCheckpoint."""
    fault: Exception = InvalidNote("There is no key to check the note with.")
    for key in keys:
        try:
            return Checkpoint.opened(note, key), key
        except INVALID as error:
            fault = error
    raise fault


class _Verification:
    def __init__(
        self, source: Source, keys: Sequence[Verifier], saved: Saved | None, newest: Checkpoint, report: Report
    ) -> None:
        self.source, self.keys, self.saved, self.newest, self.report = source, keys, saved, newest, report
        self.regrown = Regrown(source, report)
        self.meaning = Meaning(report)
        self.kept = set(source.sizes())
        self.agreed = 0
        self.agreeing = True

    def run(self, progress: Callable[[int], object]) -> None:
        for size in sorted(each for each in self.kept if each > self.newest.size)[:1]:
            sentence = f"It is of more leaves than the newest, which has {self.newest.size}: the log was cut."
            self.report.find(f"checkpoints/{size}", "rollback", sentence)
        stops = {*self.kept, self.newest.size, self.saved.size if self.saved else 0}
        ahead = sorted((each for each in stops if 0 < each <= self.newest.size), reverse=True)
        for tile in bundles(self.newest.size):
            leaves = self._leaves(tile)
            if leaves is None:
                return
            hashes, first = [leaf_hash(leaf) for leaf in leaves], self.report.leaves
            while ahead and ahead[-1] <= first + len(leaves):
                known = self.regrown.frontier.size - first
                self.regrown.extend(hashes[known : ahead[-1] - first])
                self._checkpoint(ahead.pop())
            self.regrown.extend(hashes[self.regrown.frontier.size - first :])
            self._meaning(tile, leaves)
            progress(self.report.leaves)
        self.regrown.finish()
        if not self.newest.size:
            self._checkpoint(0)
        self._unexplained()

    def _leaves(self, tile: Tile) -> list[bytes] | None:
        """The leaves of a bundle; none where the rest of the tree cannot be told for want of them."""
        path, first = f"tile/{tile.path()}", tile.index * WIDTH + 1
        try:
            leaves = leaves_of(self.source, tile.index, tile.width)
        except ValueError as fault:
            self.report.find(path, "truncated", f"{fault}, from position {first} on.")
            return None
        if leaves is None or len(leaves) < tile.width:
            self.report.find(
                path, "truncated", f"The leaves from position {first + len(leaves or ())} on are not there."
            )
            return None
        if len(leaves) > tile.width:
            self.report.find(path, "excess", f"There are {len(leaves)} leaves where {tile.width} have room.")
        return leaves[: tile.width]

    def _meaning(self, tile: Tile, bundle: Sequence[bytes]) -> None:
        first, leaves = tile.index * WIDTH + 1, list[Leaf | None]()
        for position, data in enumerate(bundle, first):
            try:
                leaves.append(Leaf.parse(data))
            except InvalidLeaf as fault:
                self.report.find(position, fault.rule, str(fault))
                leaves.append(None)
        words = disclosed(self.source, tile, leaves, self.report)
        for position, leaf in enumerate(leaves, first):
            if leaf:
                self.meaning.take(position, leaf, words)
        self.report.leaves += len(leaves)

    def _checkpoint(self, size: int) -> None:
        """Hold the tree, as it has grown to a size, against what was signed and saved of it."""
        root = self.regrown.frontier.root()
        if size in self.kept:
            path = f"checkpoints/{size}"
            try:
                kept, _ = opened(self.source.read(path) or b"", self.keys)
            except INVALID as fault:
                self.report.find(path, "signature", str(fault))
            else:
                self.report.checkpoints += 1
                if kept.size != size:
                    self.report.find(path, "signature", f"The checkpoint is of {kept.size} leaves.")
                else:
                    self._agree(path, size, kept.root == root)
        if size == self.newest.size:
            self._agree(NEWEST, size, self.newest.root == root)
        if self.saved and self.saved.size == size and self.saved.root != root:
            sentence = f"The first {size} leaves are not those under the checkpoint that was seen before: a fork."
            self.report.find(NEWEST, "fork", sentence)

    def _agree(self, path: str, size: int, agrees: bool) -> None:
        """Where a checkpoint does not agree, none behind it can: only the first is told, and the newest."""
        if agrees:
            self.agreed = size
        elif self.agreeing or path == NEWEST:
            sentence = f"The first {size} leaves are not those that were signed; the first {self.agreed} are."
            self.report.find(path, "root", sentence)
            self.agreeing = False

    def _unexplained(self) -> None:
        unexplained = self.meaning.erasures.unexplained
        for stream, position in list(unexplained.items())[:MOST]:
            if not self._erased(stream):
                sentence = "The words are gone, and no event says that they were erased."
                self.report.find(position, "missing", sentence)
        self.report.untold += max(0, len(unexplained) - MOST)

    def _erased(self, stream: bytes) -> bool:
        """Whether a receipt shows that the words of a stream were erased behind the end of the export."""
        receipt = self.source.read(erasure(stream))
        for key in self.keys if receipt else ():
            try:
                proof = Proof.parse(receipt or b"")
                proof.verify(proof.extra or b"", key)
                leaf = Leaf.parse(proof.extra or b"")
            except (*INVALID, InvalidProof, InvalidLeaf):
                continue
            own = bytes.fromhex(leaf.event.stream.replace("-", "")) == stream and leaf.event.topic == ERASED
            return own and leaf.position == proof.index + 1 > self.newest.size
        return False
