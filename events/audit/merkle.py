"""The Merkle tree over the log (RFC 6962, RFC 9162) with SHA-256: hashes, roots, and the two proofs, made and checked.

A tree is read through `Nodes`: a function from the height and the index of a complete subtree to its hash. Leaves are
at height 0, and the subtree (h, i) spans the leaves from i * 2^h to (i + 1) * 2^h.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256

Nodes = Callable[[int, int], bytes]
Span = tuple[int, int]  # from a leaf up to another, which is not in it

EMPTY_ROOT = sha256().digest()
"""The root of a tree without leaves."""


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of a leaf, which no inner node can have."""
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return sha256(b"\x01" + left + right).digest()


def paired(row: Sequence[bytes]) -> list[bytes]:
    """The hashes of the nodes over a row of nodes, two by two; an odd last one stays out."""
    return [sha256(b"\x01" + left + right).digest() for left, right in zip(row[::2], row[1::2], strict=False)]


class Frontier:
    """The roots of a tree's complete subtrees, the largest first: all that is needed to append and to tell the root."""

    def __init__(self, size: int = 0, hashes: Iterable[bytes] = ()) -> None:
        self.size, self.hashes = size, list(hashes)
        if len(self.hashes) != size.bit_count():
            raise ValueError(
                f"a tree of {size} leaves has {size.bit_count()} complete subtrees, not {len(self.hashes)}"
            )

    def extend(self, leaves: Sequence[bytes]) -> list[tuple[int, Sequence[bytes]]]:
        """Append the hashes of leaves; what it completes at each height: the first's index, and the hashes in order."""
        completed, left, index, row = [], [], self.size, leaves
        self.size += len(leaves)
        while row:
            completed.append((index, row))
            whole = [self.hashes.pop(), *row] if index & 1 else row
            if len(whole) & 1:
                left.append(whole[-1])
            index, row = index >> 1, paired(whole)
        self.hashes += reversed(left)
        return completed

    def root(self) -> bytes:
        """The root."""
        return joined(self.hashes)


def joined(hashes: Sequence[bytes]) -> bytes:
    """The root over complete subtrees, the largest first."""
    if not hashes:
        return EMPTY_ROOT
    *left, root = hashes
    for known in reversed(left):
        root = node_hash(known, root)
    return root


def parts(first: int, last: int) -> list[tuple[int, int]]:
    """The complete subtrees, as height and index, that together span the leaves from `first` up to `last`, in order."""
    found = []
    while first < last:
        height = (last - first).bit_length() - 1
        if first:
            height = min(height, (first & -first).bit_length() - 1)
        found.append((height, first >> height))
        first += 1 << height
    return found


def root(size: int, nodes: Nodes) -> bytes:
    """The root of the tree of the first `size` leaves."""
    return _span(0, size, nodes)


def inclusion_proof(index: int, size: int, nodes: Nodes) -> list[bytes]:
    """The audit path of a leaf in the tree of the first `size` leaves (RFC 6962 section 2.1.1)."""
    if not 0 <= index < size:
        raise ValueError(f"a tree of {size} leaves has no leaf {index}")
    return [_span(*far, nodes) for _, far in _halves(index, size)][::-1]


def consistency_proof(old: int, size: int, nodes: Nodes) -> list[bytes]:
    """The proof that a tree has grown out of that of its first `old` leaves (RFC 6962 section 2.1.2).

    It is empty where there is nothing to show: from no leaves, or from the same size.
    """
    if not 0 <= old <= size:
        raise ValueError(f"a tree of {size} leaves cannot have grown from {old}")
    if old in (0, size):
        return []
    path, own = [], (0, size)
    for near, far in _halves(old - 1, size):
        if own[1] == old:
            break
        path.append(far)
        own = near
    return [_span(*each, nodes) for each in ([own] if own[0] else []) + path[::-1]]


def _halves(leaf: int, size: int) -> Iterator[tuple[Span, Span]]:
    """From the root of a tree down to a leaf: the half with the leaf, and the other half."""
    first, last = 0, size
    while last - first > 1:
        middle = first + (1 << ((last - first - 1).bit_length() - 1))
        halves = (first, middle), (middle, last)
        yield halves if leaf < middle else halves[::-1]
        first, last = halves[leaf >= middle]


def _span(first: int, last: int, nodes: Nodes) -> bytes:
    return joined([nodes(*part) for part in parts(first, last)])


def included(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether an audit path proves that a leaf's hash is in a tree (RFC 9162 section 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    climbed = _climbed(index, size - 1, leaf, path)
    return climbed is not None and climbed[1] == root


def consistent(old: int, old_root: bytes, size: int, root: bytes, path: Sequence[bytes]) -> bool:
    """Whether a proof shows that a tree has grown out of an older one (RFC 9162 section 2.1.4.2)."""
    if not 0 <= old <= size:
        return False
    if old in (0, size):
        return not path and old_root == (root if old == size else EMPTY_ROOT)
    if not path:
        return False
    first, *rest = path if old & (old - 1) else [old_root, *path]
    fn, sn = old - 1, size - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    return _climbed(fn, sn, first, rest) == (old_root, root)


def _climbed(fn: int, sn: int, known: bytes, path: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    """The roots of the older and the newer tree to which a path leads from a node that both have; none if it is too
    short or too long. `fn` and `sn` are those of the RFC: where the node is in its row, and where the row ends."""
    before = after = known
    for sibling in path:
        if sn == 0:
            return None
        if fn & 1 or fn == sn:
            before, after = node_hash(sibling, before), node_hash(sibling, after)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            after = node_hash(after, sibling)
        fn, sn = fn >> 1, sn >> 1
    return None if sn else (before, after)
