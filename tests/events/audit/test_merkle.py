"""Roots and proofs are those that RFC 6962 defines, and a proof of anything else is refused."""

import hashlib
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.audit.merkle import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    consistent,
    included,
    inclusion_proof,
    leaf_hash,
    parts,
    root,
)

LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]

ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]

A, B, C, D, E, F = (
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
)

INCLUSIONS = {
    (0, 1): [],
    (0, 8): [A, B, C],
    (5, 8): [D, E, ROOTS[4]],
    (2, 3): [ROOTS[2]],
    (1, 5): [ROOTS[1], B, D],
}

CONSISTENCIES = {(1, 1): [], (1, 8): [A, B, C], (6, 8): [F, E, ROOTS[4]], (2, 5): [B, D]}

MOST = 300


def reference(first, last):
    """The root over leaves as RFC 6962 section 2.1 defines it, by recursion."""
    if first == last:
        return hashlib.sha256(b"").digest()
    if last - first == 1:
        return hashlib.sha256(b"\x00" + b"%d" % first).digest()
    half = 1
    while half * 2 < last - first:
        half *= 2
    return hashlib.sha256(b"\x01" + recalled(first, first + half) + recalled(first + half, last)).digest()


recalled = cache(reference)


def reference_path(index, first, last):
    """PATH of RFC 6962 section 2.1.1."""
    if last - first == 1:
        return []
    half = 1
    while half * 2 < last - first:
        half *= 2
    middle = first + half
    if index < middle:
        return [*reference_path(index, first, middle), recalled(middle, last)]
    return [*reference_path(index, middle, last), recalled(first, middle)]


def reference_proof(old, first, last, whole):
    """SUBPROOF of RFC 6962 section 2.1.2."""
    if old == last:
        return [] if whole else [recalled(first, last)]
    half = 1
    while half * 2 < last - first:
        half *= 2
    middle = first + half
    if old <= middle:
        return [*reference_proof(old, first, middle, whole), recalled(middle, last)]
    return [*reference_proof(old, middle, last, False), recalled(first, middle)]


def nodes(height, index):
    return recalled(index << height, (index + 1) << height)


def published():
    """The nodes of the published tree of eight leaves."""
    frontier, found = Frontier(), {}
    for height, (first, hashes) in enumerate(frontier.extend([leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES])):
        found.update({(height, first + at): hash_ for at, hash_ in enumerate(hashes)})
    return lambda height, index: found[height, index]


@pytest.mark.parametrize("size", range(9))
def test_the_published_roots_come_out(size):
    assert root(size, published()).hex() == ROOTS[size]


@pytest.mark.parametrize(("index", "size"), INCLUSIONS)
def test_the_published_audit_paths_come_out_and_are_accepted(index, size):
    path = inclusion_proof(index, size, published())
    assert [hash_.hex() for hash_ in path] == INCLUSIONS[index, size]
    assert included(leaf_hash(bytes.fromhex(LEAVES[index])), index, size, path, bytes.fromhex(ROOTS[size]))


@pytest.mark.parametrize(("old", "size"), CONSISTENCIES)
def test_the_published_consistency_proofs_come_out_and_are_accepted(old, size):
    path = consistency_proof(old, size, published())
    assert [hash_.hex() for hash_ in path] == CONSISTENCIES[old, size]
    assert consistent(old, bytes.fromhex(ROOTS[old]), size, bytes.fromhex(ROOTS[size]), path)


def test_every_root_up_to_300_leaves_is_that_of_the_definition():
    frontier = Frontier()
    for size in range(MOST + 1):
        assert frontier.root() == root(size, nodes) == reference(0, size)
        frontier.extend([recalled(size, size + 1)])


def test_every_inclusion_proof_up_to_300_leaves_is_that_of_the_definition_and_proves_one_place_only():
    for size in range(1, MOST + 1):
        for index in range(size):
            path = inclusion_proof(index, size, nodes)
            assert path == reference_path(index, 0, size)
            assert included(recalled(index, index + 1), index, size, path, recalled(0, size))
            assert not included(recalled(index, index + 1), index ^ 1, size, path, recalled(0, size))


def test_every_consistency_proof_up_to_300_leaves_is_that_of_the_definition_and_no_other_root_passes():
    for size in range(MOST + 1):
        for old in range(size + 1):
            path = consistency_proof(old, size, nodes)
            assert path == (reference_proof(old, 0, size, True) if old else [])
            assert consistent(old, recalled(0, old), size, recalled(0, size), path)
            assert not consistent(old, recalled(0, old + 1), size, recalled(0, size), path)


@given(st.lists(st.integers(0, 40)), st.integers(0, 40))
def test_leaves_make_the_same_tree_however_they_come_in(batches, more):
    frontier, first = Frontier(), 0
    for batch in [*batches, more]:
        for height, (index, hashes) in enumerate(frontier.extend(_hashes(first, first + batch))):
            assert list(hashes) == [nodes(height, index + at) for at in range(len(hashes))]
            assert (index + len(hashes)) << height <= frontier.size
        first += batch
        frontier = Frontier(frontier.size, frontier.hashes)
    assert (frontier.size, frontier.root()) == (first, recalled(0, first))


def _hashes(first, last):
    return [recalled(at, at + 1) for at in range(first, last)]


@given(st.data())
def test_an_audit_path_proves_nothing_once_a_bit_a_hash_the_leaf_the_size_or_the_root_differs(data):
    size = data.draw(st.integers(2, MOST))
    index = data.draw(st.integers(0, size - 1))
    leaf, path, over = recalled(index, index + 1), inclusion_proof(index, size, nodes), recalled(0, size)
    for other in _tampered(data, path):
        assert not included(leaf, index, size, other, over)
    assert not included(_flipped(data, leaf), index, size, path, over)
    assert not included(leaf, index, size, path, _flipped(data, over))
    assert not included(leaf, index + size, size, path, over)
    assert not included(leaf, index - size, size, path, over)
    assert not included(over, 0, size, [], over)


@given(st.data())
def test_a_consistency_proof_proves_nothing_once_a_bit_a_hash_or_a_root_differs(data):
    size = data.draw(st.integers(2, MOST))
    old = data.draw(st.integers(1, size - 1))
    path, before, after = consistency_proof(old, size, nodes), recalled(0, old), recalled(0, size)
    for other in _tampered(data, path):
        assert not consistent(old, before, size, after, other)
    assert not consistent(old, _flipped(data, before), size, after, path)
    assert not consistent(old, before, size, _flipped(data, after), path)
    assert not consistent(size, after, old, before, path)
    assert not consistent(0, before, size, after, [])
    assert not consistent(size, before, size, after, [])


def _tampered(data, path):
    """Paths that are nearly as they were: a bit flipped, one hash less, one more, two swapped."""
    at = data.draw(st.integers(0, len(path) - 1))
    yield [*path[:at], _flipped(data, path[at]), *path[at + 1 :]]
    yield [*path[:at], *path[at + 1 :]]
    yield [*path[:at], path[at], *path[at:]]
    yield [*path, EMPTY_ROOT]
    if len(path) > 1:
        yield [*path[1:], path[0]]


def _flipped(data, hash_):
    bit = data.draw(st.integers(0, 255))
    return (int.from_bytes(hash_) ^ 1 << bit).to_bytes(32)


def test_an_empty_tree_has_the_root_of_nothing_and_is_the_beginning_of_every_tree():
    assert root(0, nodes) == Frontier().root() == EMPTY_ROOT == hashlib.sha256(b"").digest()
    assert consistent(0, EMPTY_ROOT, 0, EMPTY_ROOT, [])
    assert consistent(0, EMPTY_ROOT, 5, recalled(0, 5), [])
    assert not consistent(0, recalled(0, 1), 5, recalled(0, 5), [])
    assert not consistent(0, EMPTY_ROOT, 5, recalled(0, 5), [EMPTY_ROOT])


@pytest.mark.parametrize(("index", "size"), [(0, 0), (5, 5), (-1, 5), (6, 5)])
def test_a_leaf_outside_the_tree_has_no_proof(index, size):
    with pytest.raises(ValueError, match=f"a tree of {size} leaves has no leaf {index}"):
        inclusion_proof(index, size, nodes)
    assert not included(recalled(0, 1), index, size, [], recalled(0, 1))


@pytest.mark.parametrize(("old", "size"), [(6, 5), (-1, 5)])
def test_a_tree_does_not_grow_out_of_a_larger_one(old, size):
    with pytest.raises(ValueError, match="cannot have grown"):
        consistency_proof(old, size, nodes)
    assert not consistent(old, recalled(0, 6), size, recalled(0, 5), [])


def test_a_frontier_of_the_wrong_number_of_hashes_is_refused():
    with pytest.raises(ValueError, match="a tree of 7 leaves has 3 complete subtrees, not 1"):
        Frontier(7, [EMPTY_ROOT])


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_any_span_falls_into_complete_subtrees_without_gap_or_overlap(first, more):
    at = first
    for height, index in parts(first, first + more):
        assert index << height == at
        at += 1 << height
    assert at == first + more
    assert len(parts(first, first + more)) <= 2 * 14
