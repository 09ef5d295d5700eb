"""A checkpoint is what C2SP tlog-checkpoint says, and counts only as a note that its own log has signed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.audit.base64 import encoded
from events.audit.checkpoint import LARGEST, Checkpoint, InvalidCheckpoint
from events.audit.merkle import EMPTY_ROOT
from events.audit.note import COSIGNATURE, InvalidNote, Note, Signer

LOG = Signer("entente.example/log", b"l" * 32)
ROOT = encoded(bytes(range(32)))
CHECKPOINT = Checkpoint(LOG.name, 7, bytes(range(32)))


def test_a_checkpoint_is_three_lines():
    assert CHECKPOINT.text() == f"entente.example/log\n7\n{ROOT}\n"
    assert CHECKPOINT.signed(LOG) == f"{CHECKPOINT.text()}\n{LOG.sign(CHECKPOINT.text())}".encode()


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1),
    st.integers(1, LARGEST),
    st.binary(min_size=32, max_size=32),
)
def test_a_checkpoint_reads_back_from_its_text(origin, size, root):
    checkpoint = Checkpoint(origin, size, root)
    assert Checkpoint.parse(checkpoint.text()) == checkpoint


def test_a_checkpoint_of_an_empty_log_has_the_root_of_nothing():
    empty = Checkpoint("a", 0, EMPTY_ROOT)
    assert Checkpoint.parse(empty.text()) == empty
    with pytest.raises(InvalidCheckpoint, match="of none and with a root"):
        Checkpoint.parse(f"a\n0\n{ROOT}\n")


def test_extension_lines_are_signed_and_say_nothing_to_us():
    text = f"{CHECKPOINT.text()}an extension\nanother\n"
    assert Checkpoint.opened(f"{text}\n{LOG.sign(text)}".encode(), LOG.verifier()) == CHECKPOINT
    with pytest.raises(InvalidNote, match="not valid"):
        Checkpoint.opened(f"{text}\n{LOG.sign(CHECKPOINT.text())}".encode(), LOG.verifier())


@pytest.mark.parametrize(
    "bad",
    [
        "",
        f"a\n7\n{ROOT}",
        f"\n7\n{ROOT}\n",
        f"a\n07\n{ROOT}\n",
        f"a\n+7\n{ROOT}\n",
        f"a\n-7\n{ROOT}\n",
        f"a\n7 \n{ROOT}\n",
        f"a\n\u0667\n{ROOT}\n",
        f"a\n\n{ROOT}\n",
        f"a\n{LARGEST + 1}\n{ROOT}\n",
        f"a\n{'9' * 5000}\n{ROOT}\n",
        f"a\n7\n{ROOT[:-1]}\n",
        f"a\n7\n{ROOT[:-2]}9=\n",
        f"a\n7\n{encoded(bytes(31))}\n",
        f"a\n7\n{encoded(bytes(33))}\n",
        f"a\n7\n{ROOT}\n\n",
        f"a\n7\n{ROOT}\n\nextension\n",
        f"a\n7\n{ROOT}\nextension",
    ],
)
def test_what_is_no_checkpoint_is_refused(bad):
    with pytest.raises(InvalidCheckpoint):
        Checkpoint.parse(bad)


def test_a_checkpoint_opens_with_the_key_of_its_log_whoever_else_has_signed():
    witness = Signer("witness.example", b"w" * 32)
    note = CHECKPOINT.signed(LOG) + witness.cosign(CHECKPOINT.text(), 1_700_000_000).encode()
    assert Checkpoint.opened(note, LOG.verifier()) == CHECKPOINT
    assert Note.parse(note).signed_by([witness.verifier(COSIGNATURE)]) == [witness.verifier(COSIGNATURE)]


def test_a_checkpoint_that_its_log_has_not_signed_is_refused():
    with pytest.raises(InvalidNote, match=r"not signed by entente.example/log"):
        Checkpoint.opened(CHECKPOINT.signed(Signer(LOG.name, b"x" * 32)), LOG.verifier())


def test_a_checkpoint_of_another_log_is_refused_even_with_a_good_signature():
    other = Checkpoint("other.example/log", 7, CHECKPOINT.root)
    with pytest.raises(InvalidCheckpoint, match=r"one of 'other.example/log', not of 'entente.example/log'"):
        Checkpoint.opened(other.signed(LOG), LOG.verifier())


@given(st.data())
def test_a_note_with_a_bit_changed_does_not_open(data):
    note = bytearray(CHECKPOINT.signed(LOG))
    note[data.draw(st.integers(0, len(note) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises((InvalidNote, InvalidCheckpoint)):
        Checkpoint.opened(bytes(note), LOG.verifier())
