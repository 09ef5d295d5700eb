"""A leaf has one form: RFC 8785 bytes of known fields. Everything else is refused, and the refusal names the rule."""

import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from events.audit.leaf import Event, InvalidLeaf, Leaf, Signature, commitment, new_salt, wrapped

STREAM = "c4b9e3ae-8a3b-5f0e-9b1d-1b2c3d4e5f60"
EVENT = Event(stream=STREAM, version=2, topic="status-changed", author="desk", commitment="ab" * 32)
SIGNED = EVENT._replace(signature=Signature("0123456789abcdef", bytes(range(64))))
AT = datetime(2025, 9, 3, 1, 30, 0, 50, tzinfo=UTC)

LEAF = (
    b'{"event":{"author":"desk","commitment":"' + b"ab" * 32 + b'","id":"c4b9e3ae-8a3b-5f0e-9b1d-1b2c3d4e5f60/2",'
    b'"stream":"c4b9e3ae-8a3b-5f0e-9b1d-1b2c3d4e5f60","topic":"status-changed","version":2},'
    b'"position":7,"recorded_at":"2025-09-03T01:30:00.000050Z","v":1}'
)

events = st.builds(
    Event,
    stream=st.uuids().map(str),
    version=st.integers(1, 2**53 - 1),
    topic=st.sampled_from(["recorded", "status-changed", "payload-erased"]),
    author=st.text(max_size=200),
    commitment=st.binary(min_size=32, max_size=32).map(bytes.hex),
    signature=st.none()
    | st.builds(Signature, st.binary(min_size=8, max_size=8).map(bytes.hex), st.binary(min_size=64, max_size=64)),
)
instants = st.datetimes(timezones=st.just(UTC))


def refused(data):
    with pytest.raises(InvalidLeaf) as refusal:
        Leaf.parse(data)
    return refusal.value.rule


def test_a_leaf_is_the_bytes_that_the_log_makes():
    assert wrapped(EVENT.encoded(), 7, AT) == LEAF
    assert Leaf.parse(LEAF) == Leaf(EVENT, 7, AT)
    assert Leaf.parse(wrapped(SIGNED.encoded(), 7, AT)) == Leaf(SIGNED, 7, AT)


@given(events, st.integers(1, 2**53 - 1), instants)
def test_every_leaf_reads_back_whoever_the_author_is(event, position, instant):
    data = wrapped(event.encoded(), position, instant)
    assert Leaf.parse(data) == Leaf(event, position, instant)


@given(events, st.integers(1, 2**53 - 1), instants)
def test_a_leaf_is_what_another_implementation_of_rfc_8785_makes_of_its_words(event, position, instant):
    data = wrapped(event.encoded(), position, instant)
    assert rfc8785.dumps(json.loads(data)) == data
    assert event.encoded() == rfc8785.dumps(event.stated())


def test_every_character_there_is_can_stand_in_an_author():
    for first in range(0, 0x110000, 0x2000):
        author = "".join(chr(code) for code in range(first, first + 0x2000) if not 0xD800 <= code < 0xE000)
        event = EVENT._replace(author=author)
        assert event.encoded() == rfc8785.dumps(event.stated())
        assert Leaf.parse(wrapped(event.encoded(), 1, AT)).event == event


def test_the_time_is_that_of_greenwich():
    elsewhere = AT.astimezone(timezone(timedelta(hours=8)))
    assert wrapped(EVENT.encoded(), 7, elsewhere) == LEAF


def test_a_leaf_of_65535_bytes_is_the_largest():
    room = 65_535 - len(wrapped(EVENT._replace(author="").encoded(), 2**53 - 1, AT))
    largest = wrapped(EVENT._replace(author="x" * room).encoded(), 2**53 - 1, AT)
    assert len(largest) == 65_535
    assert Leaf.parse(largest).event.author == "x" * room
    assert refused(largest.replace(b'"x', b'"xx')) == "size"
    with pytest.raises(InvalidLeaf, match="65536 bytes") as refusal:
        EVENT._replace(author="x" * (room + 1)).encoded()
    assert refusal.value.rule == "size"


@pytest.mark.parametrize(
    ("event", "rule"),
    [
        (EVENT._replace(author="\ud800"), "json"),
        (EVENT._replace(author=None), "type"),
        (EVENT._replace(author=["desk"]), "type"),
        (EVENT._replace(version=0), "value"),
        (EVENT._replace(version=2**53), "value"),
        (EVENT._replace(version=2.0), "type"),
        (EVENT._replace(version=True), "type"),
        (EVENT._replace(stream=STREAM.upper()), "value"),
        (EVENT._replace(topic="Status changed"), "value"),
        (EVENT._replace(commitment="ab" * 31), "value"),
        (EVENT._replace(signature=Signature("0123456789abcdef", bytes(63))), "value"),
        (EVENT._replace(signature=Signature("0123456789ABCDEF", bytes(64))), "value"),
    ],
)
def test_an_event_that_no_leaf_can_hold_is_refused_before_it_is_appended(event, rule):
    with pytest.raises(InvalidLeaf) as refusal:
        event.encoded()
    assert refusal.value.rule == rule


def changed(before, after):
    assert before in LEAF
    return LEAF.replace(before, after)


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "json"),
        (b"null", "type"),
        (b"[]", "type"),
        (b'"leaf"', "type"),
        (LEAF[:-1], "json"),
        (LEAF + LEAF, "json"),
        (b"\xef\xbb\xbf" + LEAF, "json"),
        (LEAF.decode().encode("utf-16"), "json"),
        (changed(b"desk", b"d\xffsk"), "json"),
        (changed(b"desk", b"d\xed\xa0\x80sk"), "json"),
        (changed(b"desk", b"d\\ud800sk"), "json"),
        (changed(b"desk", b"d\nsk"), "json"),
        (changed(b":7,", b":NaN,"), "json"),
        (changed(b":7,", b":07,"), "json"),
        (changed(b'{"event":{', b'{"event":' + b"[" * 5000 + b"{"), "json"),
        (LEAF + b"\n", "canonical"),
        (b" " + LEAF, "canonical"),
        (changed(b'"position":7', b'"position": 7'), "canonical"),
        (changed(b"desk", b"d\\u0065sk"), "canonical"),
        (changed(b"desk", b"\\/"), "canonical"),
        (changed(b"desk", b"\\u001F"), "canonical"),
        (changed(b"desk", b"\\u000a"), "canonical"),
        (changed(b"desk", b"\\u00e9"), "canonical"),
        (changed(b'"position":7,', b"").replace(b'"v":1}', b'"v":1,"position":7}'), "canonical"),
        (changed(b',"v":1}', b',"v":1,"v":1}'), "duplicate"),
        (changed(b',"v":1}', b',"v":2,"v":1}'), "duplicate"),
        (changed(b'"position":7', b'"position":6,"position":7'), "duplicate"),
        (changed(b'"position":7', b'"position":7,"positio\\u006e":7'), "duplicate"),
        (changed(b'{"author"', b'{"author":"other","author"'), "duplicate"),
        (changed(b',"v":1}', b"}"), "fields"),
        (changed(b',"v":1}', b',"v":1,"w":1}'), "fields"),
        (changed(b'"author":"desk",', b""), "fields"),
        (changed(b'"author":"desk",', b'"author":"desk","basis":"x",'), "fields"),
        (changed(b'"author"', b'"Author"'), "fields"),
        (changed(b'"position":7', b'"position":"7"'), "type"),
        (changed(b'"position":7', b'"position":7.0'), "type"),
        (changed(b'"position":7', b'"position":7e0'), "type"),
        (changed(b'"position":7', b'"position":true'), "type"),
        (changed(b'"position":7', b'"position":null'), "type"),
        (changed(b'"desk"', b"null"), "type"),
        (changed(b'"desk"', b'["desk"]'), "type"),
        (changed(b'"version":2', b'"version":"2"'), "type"),
        (changed(b'"version":2', b'"signature":null,"version":2'), "type"),
        (changed(b'"version":2', b'"signature":{"key":1,"value":2},"version":2'), "type"),
        (changed(b'"version":2', b'"signature":{"key":"0123456789abcdef"},"version":2'), "fields"),
        (changed(b'"position":7', b'"position":0'), "value"),
        (changed(b'"position":7', b'"position":-7'), "value"),
        (changed(b'"position":7', b'"position":9007199254740992'), "value"),
        (changed(b'"position":7', b'"position":' + b"9" * 300), "value"),
        (changed(b'"position":7', b'"position":' + b"9" * 5000), "json"),
        (changed(b'"v":1', b'"v":2'), "value"),
        (changed(b"/2", b"/3"), "value"),
        (changed(b'"version":2', b'"version":3'), "value"),
        (changed(b'"stream":"c', b'"stream":"d'), "value"),
        (LEAF.replace(b"c4b9e3ae", b"C4B9E3AE"), "value"),
        (changed(b"abab", b"ABab"), "value"),
        (changed(b"status-changed", b"status_changed"), "value"),
        (changed(b"000050Z", b"00005Z"), "value"),
        (changed(b"000050Z", b"000050+00:00"), "value"),
        (changed(b"2025-09-03T", b"2025-09-03 "), "value"),
        (changed(b"2025-09-03T", b"2025-09-31T"), "value"),
        (changed(b"T01:30", b"T24:30"), "value"),
        (changed(b"2025-", b"0000-"), "value"),
        (changed(b"2025-09-03", "٢٠٢٥-09-03".encode()), "value"),
    ],
)
def test_what_is_no_leaf_is_refused_and_the_rule_is_named(data, rule):
    assert refused(data) == rule


@pytest.mark.parametrize("value", ["A" * 86 + "==", "A" * 85 + "Q==", "A" * 85 + "w=="])
def test_a_signature_of_64_bytes_in_canonical_base64_is_read(value):
    data = changed(b'"stream"', b'"signature":{"key":"0123456789abcdef","value":"' + value.encode() + b'"},"stream"')
    assert len(Leaf.parse(data).event.signature.value) == 64


@pytest.mark.parametrize("value", ["A" * 85 + "B==", "A" * 86, "A" * 88, "A" * 84 + "-A==", "", "A" * 82 + "=="])
def test_a_signature_in_other_base64_is_refused(value):
    data = changed(b'"stream"', b'"signature":{"key":"0123456789abcdef","value":"' + value.encode() + b'"},"stream"')
    assert refused(data) == "value"


@given(st.data())
def test_a_leaf_with_a_byte_changed_is_refused_or_another_leaf(data):
    leaf = wrapped(data.draw(events).encoded(), 7, AT)
    at = data.draw(st.integers(0, len(leaf) - 1))
    other = leaf[:at] + data.draw(st.binary(max_size=3)) + leaf[at + 1 :]
    try:
        parsed = Leaf.parse(other)
    except InvalidLeaf:
        return
    assert wrapped(parsed.event.encoded(), parsed.position, parsed.recorded_at) == other


def test_a_leaf_with_a_great_many_fields_is_refused_at_once():
    data = b"{" + b",".join(b'"%d":0' % number for number in range(7_000)) + b',"0":0}'
    assert refused(data) == "duplicate"


def test_a_commitment_is_over_salt_and_payload():
    salt = bytes(range(32))
    assert commitment(salt, b"{}") == hashlib.sha256(b"entente/payload/v1\n" + salt + b"{}").hexdigest()


@given(st.binary(max_size=100), st.binary(max_size=100))
def test_another_payload_or_another_salt_gives_another_commitment(one, other):
    salt = new_salt()
    assert (commitment(salt, one) == commitment(salt, other)) == (one == other)
    assert commitment(new_salt(), one) != commitment(salt, one)


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_salt_of_another_length_is_refused_as_it_could_hide_a_part_of_the_payload(length):
    with pytest.raises(ValueError, match="a salt has 32 bytes"):
        commitment(bytes(length), b"{}")
