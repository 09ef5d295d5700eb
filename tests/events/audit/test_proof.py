"""A receipt (C2SP tlog-proof) says that a leaf is in a log, to whoever has the log's key and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.audit.base64 import encoded
from events.audit.checkpoint import Checkpoint, InvalidCheckpoint
from events.audit.merkle import Frontier, inclusion_proof, leaf_hash
from events.audit.note import InvalidNote, Signer
from events.audit.proof import InvalidProof, Proof

LOG = Signer("entente.example/log", b"l" * 32)
LEAVES = [b"leaf %d" % number for number in range(11)]


def _nodes():
    found = {}
    for height, (first, hashes) in enumerate(FRONTIER.extend([leaf_hash(leaf) for leaf in LEAVES])):
        found.update({(height, first + at): hash_ for at, hash_ in enumerate(hashes)})
    return lambda height, index: found[height, index]


FRONTIER = Frontier()
NODES = _nodes()
CHECKPOINT = Checkpoint(LOG.name, len(LEAVES), FRONTIER.root())


def proof(index):
    return Proof(index, tuple(inclusion_proof(index, len(LEAVES), NODES)), CHECKPOINT.signed(LOG))


def test_a_receipt_is_lines_of_text_before_the_checkpoint():
    path = [encoded(hash_) for hash_ in inclusion_proof(10, 11, NODES)]
    assert len(path) == 2
    note = CHECKPOINT.signed(LOG).decode()
    expected = f"c2sp.org/tlog-proof@v1\nindex 10\n{path[0]}\n{path[1]}\n\n{note}"
    assert proof(10).text().decode() == expected
    with_extra = expected.replace("index", "extra AAE=\nindex", 1)
    assert replace(proof(10), extra=b"\0\1").text().decode() == with_extra


@pytest.mark.parametrize("index", range(len(LEAVES)))
def test_a_receipt_is_accepted_for_its_leaf_alone(index):
    receipt = Proof.parse(proof(index).text())
    assert receipt == proof(index)
    assert receipt.verify(LEAVES[index], LOG.verifier()) == CHECKPOINT
    for other, leaf in enumerate(LEAVES):
        if other != index:
            with pytest.raises(InvalidProof, match=f"not number {index} of the 11"):
                receipt.verify(leaf, LOG.verifier())


def test_the_only_leaf_of_a_log_has_a_receipt_without_a_path():
    alone = Checkpoint(LOG.name, 1, leaf_hash(b"alone"))
    receipt = Proof(0, (), alone.signed(LOG))
    assert receipt.text().startswith(b"c2sp.org/tlog-proof@v1\nindex 0\n\nentente.example/log\n1\n")
    assert Proof.parse(receipt.text()).verify(b"alone", LOG.verifier()) == alone


@given(
    st.integers(0, 2**63 - 1),
    st.lists(st.binary(min_size=32, max_size=32), max_size=63),
    st.none() | st.binary(max_size=100),
)
def test_every_receipt_reads_back_from_its_text(index, path, extra):
    receipt = Proof(index, tuple(path), CHECKPOINT.signed(LOG), extra)
    assert Proof.parse(receipt.text()) == receipt


@given(st.data())
def test_a_receipt_with_a_bit_changed_is_refused(data):
    text = bytearray(proof(data.draw(st.integers(0, 10))).text())
    text[data.draw(st.integers(0, len(text) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    try:
        changed = Proof.parse(bytes(text))
    except InvalidProof:
        return
    for leaf in LEAVES:
        with pytest.raises((InvalidProof, InvalidNote, InvalidCheckpoint)):
            changed.verify(leaf, LOG.verifier())


def test_a_receipt_of_another_log_is_refused():
    with pytest.raises(InvalidNote, match="not signed by"):
        proof(3).verify(LEAVES[3], Signer(LOG.name, b"x" * 32).verifier())


TEXT = proof(3).text().decode()
HASH = TEXT.splitlines()[2]


@pytest.mark.parametrize(
    "bad",
    [
        "",
        TEXT.replace("@v1", "@v2"),
        TEXT.replace("c2sp", "\nc2sp", 1),
        TEXT.replace("index 3\n", ""),
        TEXT.replace("index 3", "index 03"),
        TEXT.replace("index 3", "index -3"),
        TEXT.replace("index 3", "index  3"),
        TEXT.replace("index 3", "index 3 "),
        TEXT.replace("index 3", "index \u0663"),
        TEXT.replace("index 3", f"index {2**63}"),
        TEXT.replace("index 3", "index 3\nextra AAE="),
        TEXT.replace("index 3", "extra AAF=\nindex 3"),
        TEXT.replace("index 3", "extra A\nindex 3"),
        TEXT.replace("index 3", "extra\nindex 3"),
        TEXT.replace(HASH, HASH[:-1]),
        TEXT.replace(HASH, encoded(bytes(31))),
        TEXT.replace(HASH, encoded(bytes(33))),
        TEXT.replace(HASH, "A" * 42 + "B="),
        TEXT.replace(f"{HASH}\n", f"{HASH}\n" * 64),
        TEXT.replace("\n", "\r\n"),
        TEXT.split("\n\n")[0] + "\n",
        TEXT.split("\n\n")[0] + "\n\n",
    ],
)
def test_what_is_no_receipt_is_refused(bad):
    with pytest.raises(InvalidProof):
        Proof.parse(bad.encode())
