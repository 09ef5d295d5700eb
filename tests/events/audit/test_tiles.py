"""Tiles and bundles lie where C2SP tlog-tiles has them, and hold the tree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.audit import merkle
from events.audit.merkle import Frontier, leaf_hash
from events.audit.tiles import ENTRIES, HASH, HEIGHT, WIDTH, Tile, bundle, bundles, entries, nodes, tiles

PATHS = {
    "0/000": Tile(0, 0),
    "0/999": Tile(0, 999),
    "0/x001/000": Tile(0, 1000),
    "0/x001/x234/067": Tile(0, 1234067),
    "63/000.p/1": Tile(63, 0, 1),
    "1/x123/045.p/255": Tile(1, 123045, 255),
    "entries/000.p/17": Tile(ENTRIES, 0, 17),
    "entries/x001/000": Tile(ENTRIES, 1000),
}


@pytest.mark.parametrize("path", PATHS)
def test_a_tile_has_one_path_and_a_path_one_tile(path):
    assert PATHS[path].path() == path
    assert Tile.parse(path) == PATHS[path]


@given(st.integers(-1, 63), st.integers(0, 10**18 - 1), st.integers(1, WIDTH))
def test_every_tile_reads_back_from_its_path(level, index, width):
    assert Tile.parse(Tile(level, index, width).path()) == Tile(level, index, width)


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "0",
        "0/",
        "0/0",
        "0/0000",
        "0/1000",
        "00/000",
        "64/000",
        "-1/000",
        "x0/000",
        "data/000",
        "0/000/",
        "/0/000",
        "0/x000/000",
        "0/x000/x001/000",
        "0/x001",
        "0/001/000",
        "0/x001/x000",
        "0/X001/000",
        "0/000.p",
        "0/000.p/",
        "0/000.p/0",
        "0/000.p/01",
        "0/000.p/256",
        "0/000.p/1000",
        "0/000.p/-1",
        "0/000\n",
        "0/\u0660\u0660\u0660",
        "0/..",
        "0/" + "x999/" * 6 + "999",
        "0/" + "x999/" * 2000 + "999",
    ],
)
def test_what_is_no_path_in_its_one_form_is_refused(bad):
    assert Tile.parse(bad) is None


def test_the_tiles_of_the_published_examples():
    found = list(tiles(70_000))
    assert len([tile for tile in found if tile.level == 0 and tile.width == WIDTH]) == 273
    assert [tile for tile in found if tile.width < WIDTH or tile.level] == [
        Tile(0, 273, 112),
        Tile(1, 0),
        Tile(1, 1, 17),
        Tile(2, 0, 1),
    ]
    assert list(tiles(256)) == [Tile(0, 0), Tile(1, 0, 1)]
    assert list(bundles(256)) == [Tile(ENTRIES, 0)]
    assert list(bundles(257)) == [Tile(ENTRIES, 0), Tile(ENTRIES, 1, 1)]


def test_an_empty_tree_has_no_tile():
    assert list(tiles(0)) == list(bundles(0)) == []


@given(st.integers(0, 200_000), st.integers(0, 200_000))
def test_what_a_tree_has_more_than_an_older_one_is_the_difference(one, other):
    since, size = sorted((one, other))
    had = {*tiles(since), *bundles(since)}
    assert [*tiles(size, since), *bundles(size, since)] == [
        tile for tile in (*tiles(size), *bundles(size)) if tile not in had
    ]


def _stored(size):
    """The tiles of a tree of some leaves, by path, and the frontier after it."""
    frontier, rows = Frontier(), {}
    for height, (_, hashes) in enumerate(frontier.extend([leaf_hash(b"%d" % at) for at in range(size)])):
        if height % HEIGHT == 0:
            rows[height // HEIGHT] = b"".join(hashes)
    found = {}
    for tile in tiles(size):
        first = tile.index * WIDTH
        found[tile.path()] = rows[tile.level][first * HASH : (first + tile.width) * HASH]
    return found, frontier


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 511, 512, 700, 65_535, 65_536, 65_537, 70_000])
def test_the_tree_reads_back_from_its_tiles_alone(size):
    stored, frontier = _stored(size)
    read = nodes(size, lambda tile: stored[tile.path()])
    assert merkle.root(size, read) == frontier.root()
    for index in {0, size // 2, size - 1, min(size - 1, 255), min(size - 1, 256)}:
        path = merkle.inclusion_proof(index, size, read)
        assert merkle.included(leaf_hash(b"%d" % index), index, size, path, frontier.root())
    for old in {1, size // 2, size - 1, size} - {0}:
        path = merkle.consistency_proof(old, size, read)
        assert merkle.consistent(old, merkle.root(old, read), size, frontier.root(), path)
        assert merkle.root(old, read) == _stored(old)[1].root()


def test_a_tile_is_read_once_and_only_where_it_is_needed():
    stored, _ = _stored(70_000)
    asked = []

    def read(tile):
        asked.append(tile.path())
        return stored[tile.path()]

    merkle.inclusion_proof(5, 70_000, nodes(70_000, read))
    assert sorted(asked) == ["0/000", "0/273.p/112", "1/000", "1/001.p/17"]


@pytest.mark.parametrize("change", [lambda data: data[:-1], lambda data: data + b"\0", lambda _: b""])
def test_a_tile_of_another_length_than_its_width_is_refused(change):
    stored, _ = _stored(300)
    with pytest.raises(ValueError, match=r"tile 0/001.p/44 has \d+ bytes, not 1408"):
        merkle.root(300, nodes(300, lambda tile: change(stored[tile.path()]) if tile.index else stored[tile.path()]))


@given(st.lists(st.binary(max_size=300)))
def test_a_bundle_reads_back(leaves):
    assert entries(bundle(leaves)) == leaves


def test_a_bundle_puts_the_length_before_each_leaf():
    assert bundle([b"ab", b"", b"c" * 258]) == b"\x00\x02ab" + b"\x00\x00" + b"\x01\x02" + b"c" * 258
    assert entries(bundle([b"x" * 65_535])) == [b"x" * 65_535]


def test_a_leaf_that_fits_no_bundle_is_refused():
    with pytest.raises(ValueError, match="65536 bytes does not fit"):
        bundle([b"x" * 65_536])


@pytest.mark.parametrize("data", [b"\x00", b"\x00\x01", b"\x00\x03ab", b"\x00\x01a\x00", b"\xff\xffabc"])
def test_a_bundle_that_ends_within_a_leaf_is_refused(data):
    with pytest.raises(ValueError, match="ends within its leaf"):
        entries(data)
