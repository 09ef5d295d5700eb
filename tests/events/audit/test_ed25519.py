"""A key of small order, under which a signature fits many messages, is no key."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from events.audit.ed25519 import PRIME, SMALL, binding, verifies
from events.audit.note import NOTE, InvalidNote, Verifier

IDENTITY = (1).to_bytes(32, "little")
ENCODED = [
    (second | sign << 255).to_bytes(32, "little") for second in sorted(SMALL | {PRIME, PRIME + 1}) for sign in (0, 1)
]


def loosely(public, message):
    """Whether the library accepts, under a key, the signature that everybody can make for keys of small order."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(IDENTITY + bytes(32), message)
    except Exception:
        return False
    return True


@given(st.binary(min_size=32, max_size=32), st.binary())
def test_a_key_that_was_drawn_verifies_what_it_signed(private, message):
    key = Ed25519PrivateKey.from_private_bytes(private)
    public = key.public_key().public_bytes_raw()
    assert binding(public)
    assert verifies(public, key.sign(message), message)
    assert not verifies(public, key.sign(message), message + b".")


@pytest.mark.parametrize("public", ENCODED, ids=bytes.hex)
def test_a_key_of_small_order_or_not_in_canonical_form_is_refused(public):
    assert not binding(public)
    assert not any(verifies(public, IDENTITY + bytes(32), b"%d" % number) for number in range(64))
    with pytest.raises(InvalidNote, match="under which anybody can sign"):
        Verifier("a", NOTE, public)


def test_without_that_anybody_could_sign_under_such_a_key():
    """Each of the five coordinates stands for points whose order divides 8: a message in 8 or more fits."""
    for second in SMALL:
        assert any(loosely(second.to_bytes(32, "little"), b"%d" % number) for number in range(256))


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_key_of_another_length_is_refused(length):
    assert not binding(bytes(range(1, length + 1)))
