"""Prefer: wait=N (RFC 7240): who wrote something reads it back without asking again and again."""

from threading import Thread
from time import monotonic

import pytest

from tests.carried import carried_on

DRILL = {"author": "tester", "title": "Sea drill", "when": "2025-09-03", "participants": ["CHN", "RUS"]}


@pytest.mark.parametrize("key", [{}, {"Idempotency_Key": '"once"'}])
def test_an_append_waits_until_it_can_be_read(world, key):
    with carried_on(world):
        for _ in range(2):
            answer = world.post("/developments/drill-held", {**DRILL, "key": "a:1"}, Prefer="wait=10", **key)
            assert answer.status_code in (200, 201)
            assert answer.headers["Preference-Applied"] == "wait=10"
            [fact] = world.client.get("/v1/state?valid_on=2025-09-03").json["facts"]
            assert fact["known_from"] == answer.json["position"]


def test_an_append_that_is_not_projected_in_time_stands_all_the_same(world):
    answer = world.post("/developments/drill-held", DRILL, Prefer="wait=0")

    assert (answer.status_code, "Preference-Applied" in answer.headers) == (201, False)
    assert world.head() == 1


def test_a_read_waits_for_as_long_as_it_is_told_and_no_longer(world):
    position = world.post("/developments/drill-held", DRILL).json["position"]
    begun = monotonic()
    late = world.client.get(f"/v1/state?after={position}", headers={"Prefer": "respond-async, Wait=1; strict"})

    assert (late.status_code, late.json["type"]) == (503, "/v1/problems/lagging")
    assert 0.8 < monotonic() - begun < 20
    with carried_on(world):
        told = world.client.get(f"/v1/state?valid_on=2025-09-03&after={position}", headers={"Prefer": "wait=600"})
    assert (told.status_code, len(told.json["facts"])) == (200, 1)
    assert told.headers["Preference-Applied"] == "wait=30"


@pytest.mark.parametrize("said", ["wait", "wait=-1", "wait=1.5", "wait=ten", "wait=", "handling=strict", "wait=1e9"])
def test_what_is_no_wait_is_passed_over(seeded, said):
    answer = seeded.client.get("/v1/state?after=1", headers={"Prefer": said})

    assert (answer.status_code, "Preference-Applied" in answer.headers) == (200, False)


def test_a_wait_holds_no_connection(world):
    """More clients wait than there are connections, and others are answered meanwhile."""
    position = world.post("/developments/drill-held", DRILL).json["position"]
    found = []

    def read():
        answer = application.test_client().get(f"/v1/state?after={position}", headers={"Prefer": "wait=30"})
        found.append(answer.status_code)

    application = world.client.application
    impatient = world.client.get(f"/v1/state?after={position}", headers={"Prefer": "wait=0"})
    assert impatient.status_code == 503  # and how long it waited is not remembered with what it asked
    threads = [Thread(target=read) for _ in range(2 * world.parts.pool.max_size)]
    for thread in threads:
        thread.start()
    assert world.client.get("/v1/state").status_code == 200
    assert found == [], "all of them still wait"
    world.project()
    for thread in threads:
        thread.join()
    assert found == [200] * len(threads)
