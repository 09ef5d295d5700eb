"""Verifies an export of a log: its tree, its checkpoints, what every leaf says. Needs no network and no database."""

from collections.abc import Callable, Sequence

from events.audit.agreement import INVALID, NEWEST, Agreement, Saved, opened
from events.audit.disclosure import ERASED, disclosed
from events.audit.leaf import InvalidLeaf, Leaf
from events.audit.meaning import Meaning
from events.audit.merkle import leaf_hash
from events.audit.note import Verifier
from events.audit.proof import InvalidProof, Proof
from events.audit.regrown import Regrown
from events.audit.report import MOST, Report
from events.audit.source import Source, erasure, leaves_of
from events.audit.tiles import WIDTH, Tile, bundles


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
    kept = source.sizes()  # before the newest is read, as a live log may grow meanwhile
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
    agreement = Agreement(source, keys, kept, saved, newest, report)
    _Verification(source, keys, newest.size, agreement, report).run(progress)
    return report


class _Verification:
    def __init__(
        self, source: Source, keys: Sequence[Verifier], size: int, agreement: Agreement, report: Report
    ) -> None:
        self.source, self.keys, self.size, self.agreement, self.report = source, keys, size, agreement, report
        self.regrown = Regrown(source, report)
        self.meaning = Meaning(report)

    def run(self, progress: Callable[[int], object]) -> None:
        for tile in bundles(self.size):
            leaves = self._leaves(tile)
            if leaves is None:
                return
            self._grow(leaves)
            self._meaning(tile, leaves)
            progress(self.report.leaves)
        self.regrown.finish()
        self._unexplained()

    def _grow(self, leaves: Sequence[bytes]) -> None:
        """Grow the tree over leaves, with a stop at each size of which there is a checkpoint."""
        hashes, first = [leaf_hash(leaf) for leaf in leaves], self.regrown.frontier.size
        ahead = self.agreement.ahead
        while ahead and ahead[-1] <= first + len(leaves):
            self.regrown.extend(hashes[self.regrown.frontier.size - first : ahead[-1] - first])
            self.agreement.take(self.regrown.frontier.root())
        self.regrown.extend(hashes[self.regrown.frontier.size - first :])

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
            return own and leaf.position == proof.index + 1 > self.size
        return False
