"""Every request has an id and a place in a trace: the client's where they are well-formed, made otherwise."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.request_id import taken

TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


def heads(world, **given):
    answer = world.client.get("/livez", headers={name.replace("_", "-"): value for name, value in given.items()})
    return answer.headers["X-Request-Id"], answer.headers["Traceparent"]


def test_what_a_client_gives_comes_back(shared_world):
    assert heads(shared_world, X_Request_Id="night-run/7", Traceparent=TRACE) == ("night-run/7", TRACE)


def test_what_is_made_is_another_each_time_and_the_id_is_that_of_the_trace(shared_world):
    made = [heads(shared_world) for _ in range(3)]
    assert len({trace for _, trace in made}) == 3
    assert [trace[3:35] for _, trace in made] == [request_id for request_id, _ in made]


@pytest.mark.parametrize("malformed", ["", "a b", "x" * 129, "a\tb", 'a"b', "a,b", "é"])
def test_an_id_that_is_malformed_is_not_passed_on(malformed):
    assert re.fullmatch("[0-9a-f]{32}", taken(malformed, None).request_id)


@pytest.mark.parametrize("malformed", [
    "", TRACE.upper(), TRACE[:-1], TRACE + "0", TRACE + "-x", "ff" + TRACE[2:], "01" + TRACE[2:], TRACE + "\n",
    f"00-{'0' * 32}-00f067aa0ba902b7-01", f"00-4bf92f3577b34da6a3ce929d0e0e4736-{'0' * 16}-01",
])  # fmt: skip
def test_a_trace_that_is_malformed_is_not_passed_on(malformed):
    assert taken("x", malformed).traceparent[3:35] != TRACE[3:35]


@given(st.text(max_size=200), st.text(max_size=80))
@settings(max_examples=200)
def test_whatever_is_given_what_is_carried_is_well_formed(request_id, traceparent):
    carried = taken(request_id, traceparent)
    assert re.fullmatch("[!-~]{1,128}", carried.request_id)
    assert re.fullmatch("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}", carried.traceparent)


def test_a_problem_names_the_request(shared_world):
    answer = shared_world.client.get("/v1/nothing", headers={"X-Request-Id": "lost-1"})
    assert answer.json["request_id"] == answer.headers["X-Request-Id"] == "lost-1"
