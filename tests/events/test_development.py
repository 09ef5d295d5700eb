"""What each event does to a development, told by the state that it leaves."""

from uuid import uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.development import NAMESPACE, Development, State, identified
from events.facts import Status

KIND, CONTENT = "troops-deployed", {"title": "Troops", "when": "2024-10/..", "status": "alleged", "note": "x"}


@pytest.fixture
def development():
    said = {"kind": KIND, "content": CONTENT, "author": "desk", "sources": []}
    return Development._create(Development.Recorded, id=identified("desk:1"), **said)


def after(development: Development, event: type[Development.Event], **said: object) -> State:
    development.trigger_event(event, author="desk", sources=[], **said)
    return development.state


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_an_id_is_the_uuid_of_its_key(key: str) -> None:
    assert identified(key) == uuid5(NAMESPACE, key)


def test_a_record_begins_with_the_status_that_it_gives(development):
    assert development.state == State(KIND, CONTENT, "alleged")


def test_a_correction_replaces_fields_and_null_takes_one_away(development):
    state = after(development, Development.Corrected, reason="r", changes={"title": "Soldiers", "note": None})
    assert state.content == {"title": "Soldiers", "when": "2024-10/..", "status": "alleged"}


def test_a_corrected_date_tells_the_end_anew(development):
    assert after(development, Development.Ended, on="2025-01").ended == "2025-01"
    assert after(development, Development.Corrected, reason="r", changes={"title": "Soldiers"}).ended == "2025-01"
    assert after(development, Development.Corrected, reason="r", changes={"when": "2024-11/.."}).ended is None


def test_a_dispute_marks_what_was_asserted_as_real_and_leaves_a_plan_one(development):
    assert after(development, Development.Disputed, contested_by="other").status == Status.DISPUTED
    after(development, Development.StatusChanged, status="planned")
    state = after(development, Development.Disputed, contested_by="another")
    assert (state.status, state.contested_by) == ("planned", ("other", "another"))


@pytest.mark.parametrize(
    ("status", "supports"), [("confirmed", True), ("contradicted", False), ("did-not-happen", False)]
)
def test_a_status_that_refutes_supports_nothing(development, status, supports):
    state = after(development, Development.StatusChanged, status=status, because_of="other")
    assert development.pending_events[-1].supports is supports
    assert state.contested_by == (() if supports else ("other",))


def test_a_retraction_leaves_nothing_standing(development):
    assert after(development, Development.Retracted, reason="never").retracted
