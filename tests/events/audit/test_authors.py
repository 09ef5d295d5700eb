"""An event is held against the keys of its author as they were when it was appended: each rule, and any history."""

from typing import NamedTuple

import orjson
import pytest
from eventsourcing.persistence import StoredEvent
from hypothesis import given
from hypothesis import strategies as st

from events.audit.authors import Authors
from events.audit.key_events import KeyEnrolled, KeyRevoked, MalformedKeyEvent, stream_of
from tests.events.audit.authored import enrolled, key, leaf, revoked, said, stated


def take(authors: Authors, what: StoredEvent | KeyEnrolled | KeyRevoked, signer: str | None) -> list[str]:
    """What an audit finds in the next event of a log."""
    stored = what if isinstance(what, StoredEvent) else what.stored()
    return authors.take(leaf(stated(stored, signer)), stored.state)


@pytest.fixture
def authors():
    """Ada has two keys and a revoked one, Bob has one, Cy had one, Di and the operator have none."""
    authors = Authors()
    for what, signer in (
        (enrolled("ada", "a1"), "a1"),
        (enrolled("ada", "a2"), "a1"),
        (enrolled("ada", "a0"), "a2"),
        (revoked("ada", "a0", "a1"), "a0"),
        (enrolled("bob", "b1"), "b1"),
        (enrolled("cy", "c1"), "c1"),
        (revoked("cy", "c1"), "c1"),
    ):
        assert take(authors, what, signer) == []
    return authors


@pytest.mark.parametrize(
    ("author", "signer", "broken"),
    [
        ("ada", "a1", []),
        ("ada", "a2", []),
        ("ada", None, ["unsigned"]),
        ("ada", "a0", ["revoked-key"]),
        ("ada", "b1", ["foreign-key"]),
        ("ada", "x", ["unknown-key"]),
        ("cy", None, []),
        ("cy", "c1", ["revoked-key"]),
        ("di", None, []),
        ("di", "a1", ["foreign-key"]),
        ("operator", None, []),
        ("Ada", "a1", ["foreign-key"]),
    ],
)
def test_who_has_a_key_signs_with_it_and_with_no_other(authors, author, signer, broken):
    assert take(authors, said(author, "hello"), signer) == broken


@pytest.mark.parametrize(
    ("changed", "value"),
    [
        ("stream", str(stream_of("0" * 16))),
        ("version", 2),
        ("topic", "retracted"),
        ("commitment", "0" * 64),
    ],
)
def test_a_signature_is_over_each_word_of_the_leaf(authors, changed, value):
    event = stated(said("ada", "hello"), "a1")
    assert authors.broken(event, None) == []
    assert authors.broken(event._replace(**{changed: value}), None) == ["bad-signature"]


def test_a_signature_of_one_author_is_none_of_another(authors):
    event = stated(said("ada", "hello"), "a1")
    assert authors.broken(event._replace(author="bob"), None) == ["foreign-key"]


@pytest.mark.parametrize(
    ("what", "signer", "broken"),
    [
        (enrolled("di", "d1"), "d1", []),
        (enrolled("di", "d1"), None, ["unsigned"]),
        (enrolled("di", "d1"), "a1", ["unknown-key"]),
        (enrolled("ada", "a3"), "a2", []),
        (enrolled("ada", "a3"), "a3", ["discontinuity"]),
        (enrolled("ada", "a3"), "a0", ["discontinuity"]),
        (enrolled("ada", "a3"), "b1", ["discontinuity"]),
        (enrolled("ada", "a3"), None, ["discontinuity"]),
        (enrolled("cy", "c2"), "c2", ["discontinuity"]),
        (enrolled("cy", "c2"), "c1", ["discontinuity"]),
        (enrolled("ada", "a1"), "a1", ["key-event"]),
        (enrolled("di", "a1"), "a1", ["key-event"]),
        (enrolled("cy", "c1"), "c1", ["key-event"]),
        (KeyEnrolled("di", enrolled("di", "d1").public, enrolled("ada", "d1").possession), "d1", ["possession"]),
        (KeyEnrolled("di", enrolled("di", "d1").public, enrolled("di", "d2").possession), "d1", ["possession"]),
    ],
)
def test_a_key_is_enrolled_by_itself_or_by_one_before_it(authors, what, signer, broken):
    assert take(authors, what, signer) == broken
    works = take(authors, said(what.author, "hello"), "d1" if what.author == "di" else "a3")
    assert (works == []) == (broken == [])


@pytest.mark.parametrize(
    ("what", "signer", "broken"),
    [
        (revoked("ada", "a1"), "a1", []),
        (revoked("ada", "a1", "a2"), "a2", []),
        (revoked("operator", "a1"), None, []),
        (revoked("ada", "a1"), None, ["unsigned"]),
        (revoked("ada", "a1"), "a0", ["revoked-key"]),
        (revoked("ada", "a1"), "b1", ["foreign-key"]),
        (revoked("operator", "a1"), "a1", ["foreign-key"]),
        (revoked("bob", "a1"), "b1", ["key-event"]),
        (revoked("ada", "a0"), "a1", ["key-event"]),
        (revoked("operator", "x"), None, ["key-event"]),
        (revoked("ada", "a1", "b1"), "a1", ["key-event"]),
        (revoked("ada", "a1", "a1"), "a1", ["key-event"]),
        (revoked("ada", "a1", "x"), "a1", ["key-event"]),
    ],
)
def test_a_key_is_revoked_by_its_author_or_the_operator(authors, what, signer, broken):
    assert take(authors, what, signer) == broken
    assert take(authors, said("ada", "hello"), "a1") == ([] if broken else ["revoked-key"])


def test_a_revocation_says_nothing_of_what_was_said_before(authors):
    before = stated(said("ada", "hello"), "a1")
    assert authors.take(leaf(before), None) == []
    assert take(authors, revoked("ada", "a1"), "a2") == []
    assert take(authors, said("ada", "hello again"), "a1") == ["revoked-key"]


def test_what_breaks_a_rule_changes_no_keys(authors):
    assert take(authors, enrolled("ada", "a3"), "b1") == ["discontinuity"]
    assert take(authors, said("ada", "hello"), "a3") == ["unknown-key"]
    assert take(authors, enrolled("ada", "a3"), "a1") == [], "and the key may still be enrolled as it should be"


@pytest.mark.parametrize("position", [("stream", stream_of("0" * 16)), ("version", 2)], ids=lambda place: place[0])
@pytest.mark.parametrize("what", [enrolled("di", "d1"), revoked("ada", "a1")], ids=lambda what: what.TOPIC)
def test_an_event_of_a_key_has_one_place(authors, what, position):
    name, value = position
    event = stated(what.stored(), "d1" if what.author == "di" else "a1")
    moved = event._replace(**{name: str(value) if name == "stream" else 3})
    assert authors.broken(moved, what.payload()) == ["key-event"]


GOOD = enrolled("di", "d1")


@pytest.mark.parametrize(
    "payload",
    [
        None,
        b"",
        b"null",
        b"[]",
        b"{}",
        GOOD.payload() + b" ",
        orjson.dumps({**GOOD.said(), "more": "words"}),
        orjson.dumps({**GOOD.said(), "author": 1}),
        orjson.dumps({**GOOD.said(), "public": "AA=="}),
        orjson.dumps({**GOOD.said(), "public": GOOD.said()["public"] + "\n"}),
        orjson.dumps({**GOOD.said(), "possession": "AA=="}),
        orjson.dumps(dict(reversed(GOOD.said().items()))),
        GOOD.payload()[:-1] + b',"author":"ada"}',
    ],
)
def test_words_that_an_enrolment_cannot_have_are_found(authors, payload):
    assert authors.take(leaf(stated(GOOD.stored(), "d1")), payload) == ["key-event"]
    with pytest.raises(MalformedKeyEvent):
        KeyEnrolled.parse(payload)


@pytest.mark.parametrize(
    "said",
    [{"author": "ada"}, {"key": "A" * 16}, {"key": "0" * 15}, {"reason": None}, {"replaced_by": 1}, {"odd": "x"}],
    ids=str,
)
def test_words_that_a_revocation_cannot_have_are_found(said):
    good = revoked("ada", "a1").said()
    words = said if said == {"author": "ada"} else {**good, **said}
    with pytest.raises(MalformedKeyEvent):
        KeyRevoked.parse(orjson.dumps(words, option=orjson.OPT_SORT_KEYS))


def test_the_words_of_an_event_of_a_key_read_back():
    for event in (enrolled("ada\n\U0001f512", "a1"), revoked("ada", "a1"), revoked("ada", "a1", "a2")):
        assert type(event).parse(event.payload()) == event


# Any history, against a model that is as plain as can be.

NAMES = ("k1", "k2", "k3", "k4")
PEOPLE = ("ada", "bob", "operator")


class Step(NamedTuple):
    """What somebody does about a key, or says, and the key that it is signed with."""

    does: str
    author: str
    name: str
    signer: str | None


STEPS = st.lists(
    st.builds(
        Step,
        st.sampled_from(("enrol", "revoke", "say")),
        st.sampled_from(PEOPLE),
        st.sampled_from(NAMES),
        st.none() | st.sampled_from(NAMES),
    ),
    max_size=30,
)


def allowed(step: Step, owner: dict[str, str], dead: set[str]) -> bool:
    """Whether a step is in order, given whose each key is and which are revoked."""
    own = {name for name, author in owner.items() if author == step.author}
    living = own - dead
    if step.does == "enrol":
        return step.name not in owner and step.signer in (living if own else {step.name})
    if step.does == "say":
        return step.signer in living or (step.signer is None and not living)
    if step.name not in owner or step.name in dead or step.author not in (owner[step.name], "operator"):
        return False
    return step.signer in living or (step.signer is None and step.author == "operator")


@given(STEPS)
def test_any_history_is_judged_as_the_plain_rules_say(steps):
    authors, auditor, owner, dead = Authors(), Authors(), dict[str, str](), set[str]()
    for number, step in enumerate(steps):
        what = {
            "enrol": lambda step=step: enrolled(step.author, step.name).stored(),
            "revoke": lambda step=step: revoked(step.author, step.name).stored(),
            "say": lambda step=step, number=number: said(step.author, str(number)),
        }[step.does]()
        event = stated(what, step.signer)
        refused = authors.broken(event, what.state)
        assert authors.take(leaf(event), what.state) == refused, "asking changes nothing"
        assert (refused == []) == allowed(step, owner, dead), (step, refused)
        if not refused:
            assert auditor.take(leaf(event), what.state) == [], "what is taken at the door, an audit does not find"
            if step.does == "enrol":
                owner[step.name] = step.author
            elif step.does == "revoke":
                dead.add(step.name)
    assert {key(name) for name in dead} == {id_ for id_, known in authors.keys.items() if known.revoked}
