"""An event carries the request that it came by, beside what it says: the same words stay the same event."""

import json
from uuid import UUID

import psycopg
import pytest
from psycopg.errors import CheckViolation, RestrictViolation

from tests.service.test_cli import done, here

__all__ = ["here"]

TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
BY = {"X_Request_Id": "night-run/7", "Traceparent": TRACE}
DRILL = {"author": "ada", "title": "Sea drill", "when": "2025-09-03", "participants": ["CHN", "RUS"]}
WHY = {"author": "ada", "reason": "a slip"}


def trail(world, development):
    return world.get(f"/developments/{development}/trail")["events"]


def carried(event):
    return event.get("request_id"), event.get("traceparent")


def test_what_is_appended_carries_the_request_in_trail_and_log(world):
    development = world.post("/developments/drill-held", DRILL, **BY).json["id"]
    world.post(
        f"/developments/{development}/retractions", WHY, If_Match='"1"', X_Request_Id="second", Traceparent=TRACE
    )
    assert [carried(event) for event in trail(world, development)] == [("night-run/7", TRACE), ("second", TRACE)]
    assert [carried(event) for event in world.get("/log")["events"]] == [("night-run/7", TRACE), ("second", TRACE)]


def test_the_same_words_of_another_request_are_the_same_event(world):
    said = {**DRILL, "key": "t:1", "correlation_id": "8c7a4f9e-0000-4000-8000-000000000001"}
    first = world.post("/developments/drill-held", said, **BY)
    again = world.post("/developments/drill-held", said, X_Request_Id="again")
    assert (first.status_code, again.status_code, again.json["repeated"]) == (201, 200, True)
    assert [carried(event) for event in trail(world, first.json["id"])] == [("night-run/7", TRACE)]


def test_it_is_in_no_leaf(world):
    world.post("/developments/drill-held", DRILL, **BY)
    [leaf] = world.parts.recorder.leaves(0, 10)
    assert b"night-run" not in leaf
    assert TRACE.encode() not in leaf


def test_what_nobody_asked_for_carries_nothing(world):
    world.post("/developments/drill-held", DRILL, **BY)
    world.parts.log.record(
        UUID(int=7), "drill-held", {"when": "2025", "title": "x", "participants": ["CHN"]}, author="a"
    )
    assert [carried(event) for event in world.get("/log")["events"]] == [("night-run/7", TRACE), (None, None)]


def test_an_erasure_carries_its_own_request_and_leaves_what_the_others_carry(world):
    development = world.post("/developments/drill-held", DRILL, **BY).json["id"]
    said = {**WHY, "basis": "Article 17 GDPR"}
    gone = world.post(
        f"/developments/{development}/erasures", said, If_Match='"1"', X_Request_Id="court", Traceparent=TRACE
    )
    assert gone.status_code == 201
    assert [carried(event) for event in trail(world, development)] == [("night-run/7", TRACE), ("court", TRACE)]
    for change in ("request_id = NULL", "request_id = 'x'", "traceparent = NULL"):
        with psycopg.connect(world.url) as connection, pytest.raises(RestrictViolation):
            connection.execute(f"UPDATE log.event SET {change} WHERE position = 1".encode())


@pytest.mark.parametrize("too_much", ["x" * 129, f"x {TRACE}0"])
def test_the_log_takes_no_more_than_that(world, too_much):
    with psycopg.connect(world.url, autocommit=True) as connection, pytest.raises(CheckViolation):
        connection.execute(
            "SELECT log.append(ARRAY[gen_random_uuid()], ARRAY[1], ARRAY['x'], ARRAY['{}'],"
            " ARRAY[decode(repeat('00', 32), 'hex')], ARRAY['{}'])"
            " FROM (SELECT set_config('entente.carried', %s, true) OFFSET 0) AS known",
            [too_much],
        )


def test_a_command_carries_an_id_of_its_own_and_the_trace_that_it_is_given(here, world):
    words = ("--author=ada", "--title=Sea drill", "--when=2025-09-03", "--participants=CHN,RUS")
    done(here(world.url, "append", "drill-held", *words, TRACEPARENT=TRACE))
    [event] = world.get("/log")["events"]
    assert carried(event) == (TRACE[3:35], TRACE)


def test_what_is_imported_carries_the_import_and_not_what_it_carried_elsewhere(here, world):
    said = {"event": "recorded", "kind": "drill-held", "author": "ada", "request_id": "elsewhere", "traceparent": "x"}
    content = {"title": "x", "when": "2025", "participants": ["CHN"]}
    lines = [json.dumps({**said, "id": str(UUID(int=n)), "content": content}) for n in (1, 2)]
    done(here(world.url, "import", "-", given="\n".join(lines), TRACEPARENT=TRACE))
    exported = [json.loads(line) for line in done(here(world.url, "export")).splitlines()]
    assert [carried(event) for event in exported] == [(TRACE[3:35], TRACE)] * 2
