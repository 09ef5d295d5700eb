"""Quotas: counted for a key, true across workers, told in every answer."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from service.access.quotas import Quotas
from service.access.scopes import Role
from service.parts import open_parts
from tests.service.access.conftest import given_key, guarded
from tests.world import World


def made_earlier(world: World, seconds: int) -> None:
    """Have all windows begun so many seconds earlier; later, if it is negative."""
    with world.parts.pool.connection() as connection:
        connection.execute("UPDATE access.quota SET since = since - %s * interval '1 s'", [seconds])


def test_the_rate_is_told_until_it_is_spent_and_is_whole_again_after_a_minute(world):
    closed = guarded(world)
    headers = given_key(closed, quota=3)[1]

    for left in (2, 1, 0):
        answer = closed.client.get("/v1/kinds", headers=headers)
        assert answer.status_code == 200
        assert answer.headers["RateLimit-Policy"] == '"requests";q=3;w=60'
        assert answer.headers["RateLimit"] in [f'"requests";r={left};t={t}' for t in range(50, 61)]
    spent = closed.client.get("/v1/kinds", headers=headers)
    assert spent.status_code == 429
    assert spent.json["type"].endswith("/v1/problems/quota-exceeded")
    assert 50 <= int(spent.headers["Retry-After"]) <= 60
    assert '"requests";r=0;t=' in spent.headers["RateLimit"]

    made_earlier(closed, 61)
    assert closed.client.get("/v1/kinds", headers=headers).status_code == 200


@pytest.mark.parametrize(("set_back", "status"), [(-2, 429), (-3600, 200)])
def test_a_clock_that_is_set_back_locks_nobody_out(world, set_back, status):
    closed = guarded(world)
    headers = given_key(closed, quota=1)[1]
    closed.client.get("/v1/kinds", headers=headers)
    made_earlier(closed, set_back)
    assert closed.client.get("/v1/kinds", headers=headers).status_code == status


def test_it_is_one_count_for_all_workers(world):
    others = [open_parts(world.url, 2) for _ in range(2)]
    quotas = [Quotas(parts.pool) for parts in others] * 4
    try:
        with ThreadPoolExecutor(8) as pool:
            rates = list(pool.map(lambda each: [each.spend("key:a", 50) for _ in range(10)], quotas))
    finally:
        for parts in others:
            parts.pool.close()
    assert sorted(rate.left for each in rates for rate in each) == list(range(-30, 50))


def test_a_key_without_its_own_has_the_quota_that_is_set_for_all(shared_world):
    closed = guarded(shared_world, quota=7)
    mine, others = given_key(closed, quota=5)[1], given_key(closed)[1]
    assert "q=5;" in closed.client.get("/v1/kinds", headers=mine).headers["RateLimit-Policy"]
    assert "q=7;" in closed.client.get("/v1/kinds", headers=others).headers["RateLimit-Policy"]
    assert closed.client.get("/v1/me", headers=others).json["quota"] == 7
    assert "RateLimit" not in closed.client.get("/livez", headers=others).headers
    assert "RateLimit" not in guarded(shared_world).client.get("/v1/kinds", headers=others).headers


def test_requests_without_a_credential_are_counted_by_address_where_that_is_set(shared_world):
    counted = guarded(shared_world, anonymous=shared_world.parts.access.anonymous, anonymous_quota=2)

    def ask(address: str) -> int:
        return counted.client.get("/v1/kinds", environ_base={"REMOTE_ADDR": address}).status_code

    assert [ask("192.0.2.1") for _ in range(3)] == [200, 200, 429]
    assert ask("192.0.2.2") == 200
    assert [ask(f"2001:db8::{n}") for n in range(3)] == [200, 200, 429], "one network has one count"
    assert ask("2001:db8:0:1::1") == 200


def test_a_request_that_the_service_makes_of_itself_is_not_counted_again(shared_world):
    shared_world.project()
    closed = guarded(shared_world)
    headers = given_key(closed, role=Role.MAINTAINER, quota=10)[1]
    cited = {"author": "tester", "address": "/v1/state?valid_on=2025-01-01"}
    answer = closed.client.post("/v1/citations", json=cited, headers=headers)
    assert '"requests";r=9;' in answer.headers["RateLimit"]


def test_who_has_not_come_for_an_hour_is_forgotten(world, monkeypatch):
    monkeypatch.setattr("service.access.quotas.FORGET_EVERY", 2)
    quotas = Quotas(world.parts.pool)
    quotas.spend("key:old", 5)
    made_earlier(world, 3601)
    quotas.spend("key:new", 5)
    with world.parts.pool.connection() as connection:
        assert connection.execute("SELECT holder FROM access.quota").fetchall() == [("key:new",)]
