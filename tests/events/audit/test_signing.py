"""An author's signature is over what the event says, and over nothing that the log adds or an erasure takes away."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from events.audit.leaf import Event, Signature
from events.audit.signing import key_id, message, signed, verified

PRIVATE, OTHER = b"p" * 32, b"o" * 32
EVENT = Event(
    stream="c4b9e3ae-8a3b-5f0e-9b1d-1b2c3d4e5f60", version=2, topic="corrected", author="désk", commitment="ab" * 32
)


def public(private):
    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def test_the_message_is_the_words_of_the_event_behind_a_prefix_of_its_own():
    assert message(EVENT).decode() == (
        'entente/author/v1\n{"author":"désk","commitment":"' + "ab" * 32 + '",'
        '"stream":"c4b9e3ae-8a3b-5f0e-9b1d-1b2c3d4e5f60","topic":"corrected","version":2}'
    )


def test_a_signature_is_the_plain_one_of_rfc_8032():
    event = signed(EVENT, PRIVATE)
    Ed25519PrivateKey.from_private_bytes(PRIVATE).public_key().verify(event.signature.value, message(EVENT))
    assert event.signature.key == key_id(public(PRIVATE))
    assert event._replace(signature=None) == EVENT


def test_the_id_of_a_key_is_the_beginning_of_its_hash():
    assert key_id(bytes(32)) == "66687aadf862bd77"


def test_a_signature_is_accepted_for_its_key_alone():
    event = signed(EVENT, PRIVATE)
    assert verified(event, public(PRIVATE))
    assert not verified(event, public(OTHER))
    assert not verified(EVENT, public(PRIVATE))


@pytest.mark.parametrize(
    "change",
    [
        {"author": "desk"},
        {"commitment": "cd" * 32},
        {"stream": "d4b9e3ae-8a3b-5f0e-9b1d-1b2c3d4e5f60"},
        {"topic": "retracted"},
        {"version": 3},
    ],
)
def test_a_signature_of_other_words_is_refused(change):
    assert not verified(signed(EVENT, PRIVATE)._replace(**change), public(PRIVATE))


def test_a_signature_under_the_name_of_another_key_is_refused():
    forged = signed(EVENT, OTHER)
    assert not verified(
        forged._replace(signature=Signature(key_id(public(PRIVATE)), forged.signature.value)), public(PRIVATE)
    )


@pytest.mark.parametrize("value", [b"", bytes(63), bytes(64), bytes(65)])
def test_what_is_no_signature_is_refused(value):
    assert not verified(EVENT._replace(signature=Signature(key_id(public(PRIVATE)), value)), public(PRIVATE))
