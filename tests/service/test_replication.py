"""Reads go to standbys, directly or through PgBouncer, never with less than the reader has seen; no append is lost."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from service import bundled
from service.migrate import migrate
from service.parts import open_parts, open_standbys
from service.standbys import Standbys
from tests.meanwhile import meanwhile
from tests.service.replicas import Cluster, Node, bouncer, cluster, until
from tests.world import World

SESSION = "SET search_path = projection, public; SET timezone = ''UTC''"
"""What PgBouncer must say first in each session, as the guide on scaling has it."""

PATHS = (
    "/state?valid_on=2025-01-01", "/state/dyads/PRK/RUS?valid_on=2025-01-01", "/timeline?actor=CHN",
    "/alliances?actors=CHN,RUS,PRK&valid_on=2025-08-28", "/organisations/NATO/members?valid_on=2025-01-01",
    "/cohesion/difference?actors=CHN,RUS&from_valid_on=2024-06-30&valid_on=2025-08-28",
)  # fmt: skip

DIFFERENCE = "/alliances/difference?actors=CHN,RUS&valid_on=2025-01-01"


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A primary with the data sets, and two standbys that have them as well."""
    with cluster(tmp_path_factory.mktemp("cluster")) as running:
        migrate(running.primary.url)
        with reading(running.primary.url) as world:
            bundled.load(world.parts.log)
            world.project()
            head = world.head()
        until(lambda: [head_of(node) for node in (running.one, running.two)] == [head, head])
        yield running


@contextmanager
def reading(primary: str, *urls: str, stale: float = 600.0) -> Iterator[World]:
    """A world that reads from standbys."""
    opened = open_parts(primary, 6)
    standbys = open_standbys(urls, 4, opened, stale)
    try:
        yield World(primary, replace(opened, standbys=standbys))
    finally:
        standbys.close()
        opened.pool.close()


def head_of(node: Node) -> int:
    return int(node.ask("SELECT position FROM projection.progress"))


def told(world: World, path: str) -> Any:
    """What is answered as things are, without projecting first."""
    answer = world.client.get(f"/v1{path}")
    assert answer.status_code == 200, answer.json
    return answer.json


def position(world: World, path: str = "/state?valid_on=2025-01-01", of: str = "moment") -> int:
    """The position that an answer is for."""
    return int(told(world, path)[of]["known_at"]["position"])


def usable(standbys: Standbys) -> list[bool]:
    return [each.usable for each in standbys]


@contextmanager
def paused(*nodes: Node) -> Iterator[None]:
    """Standbys that take what comes, and show nothing of it."""
    for node in nodes:
        node.ask("SELECT pg_wal_replay_pause()")
    for node in nodes:
        until(lambda node=node: node.ask("SELECT pg_get_wal_replay_pause_state() = 'paused'"))
    try:
        yield
    finally:
        for node in nodes:
            node.ask("SELECT pg_wal_replay_resume()")


def test_reads_come_from_standbys_but_never_from_one_that_has_seen_less_than_the_reader(servers: Cluster) -> None:
    with reading(servers.primary.url, servers.one.url, servers.two.url) as world:
        seen = world.head()
        with paused(servers.one, servers.two):
            world.given("drill-held", participants=["CHN", "RUS"])
            world.project()
            now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

            assert {position(world) for _ in range(4)} == {seen}
            assert position(world, f"/state?after={seen + 1}") == seen + 1
            assert position(world, f"/state?known_at={seen + 1}") == seen + 1
            assert position(world, f"/state?known_at={seen}") == seen
            assert position(world, f"/state?known_at={now}") == seen + 1
            assert position(world, f"{DIFFERENCE}&known_at={seen}&from_known_at={seen + 1}", "from") == seen + 1
        until(lambda: position(world) == seen + 1)


def test_a_reader_waits_shortly_for_a_standby_that_is_about_to_have_it(servers: Cluster) -> None:
    with reading(servers.primary.url, servers.one.url) as world, ThreadPoolExecutor() as pool:
        for _ in range(10):
            world.given("drill-held", participants=["CHN", "RUS"])
            world.project()
            wanted = world.head()
            asked = pool.submit(world.parts.standbys.seen, wanted)
            found = asked.result()
            assert found is None or found.position >= wanted
            assert position(world, f"/state?after={wanted}") >= wanted


@pytest.mark.parametrize("path", PATHS)
def test_a_standby_answers_as_the_primary_does_to_the_byte(servers: Cluster, path: str) -> None:
    with reading(servers.primary.url) as world, reading(servers.primary.url, servers.one.url) as elsewhere:
        address = f"/v1{path}&known_at=700&published_by=2025-09-01"
        assert elsewhere.parts.standbys.seen(700) is not None
        there, here = elsewhere.client.get(address), world.client.get(address)
        assert (there.status_code, there.data) == (200, here.data)
        assert there.headers["Entente-Digest"] == here.headers["Entente-Digest"]


def test_a_standby_that_has_lost_touch_is_left_out(servers: Cluster) -> None:
    with reading(servers.primary.url, servers.one.url, stale=0.3) as world:
        with paused(servers.one):
            world.given("drill-held", participants=["CHN", "RUS"])
            world.project()
            until(lambda: position(world) == world.head())
            assert usable(world.parts.standbys) == [False]
        until(lambda: usable(world.parts.standbys) == [True])


def test_a_standby_that_dies_is_left_out_unseen_by_readers_and_comes_back(servers: Cluster) -> None:
    with (
        reading(servers.primary.url, servers.one.url, servers.two.url) as world,
        meanwhile(3) as (threads, stopped),
    ):
        client = world.client.application.test_client

        def read() -> set[int]:
            return {client().get("/v1/state?valid_on=2025-01-01").status_code for _ in iter(stopped.is_set, True)}

        readers = [threads.submit(read) for _ in range(3)]
        servers.two.kill()
        until(lambda: usable(world.parts.standbys) == [True, False])
        servers.two.start()
        until(lambda: usable(world.parts.standbys) == [True, True])
        stopped.set()
        assert [each.result() for each in readers] == [{200}] * 3


def test_reads_may_go_through_pgbouncer_in_transaction_mode(servers: Cluster, tmp_path_factory: Any) -> None:
    folder = tmp_path_factory.mktemp("bouncer")
    with (
        bouncer(folder / "well", servers.one, connect_query=SESSION) as url,
        reading(servers.primary.url, url) as world,
        ThreadPoolExecutor(6) as pool,
    ):
        client = world.client.application.test_client
        answers = pool.map(lambda path: client().get(f"/v1{path}&known_at=700").status_code, PATHS * 20)
        assert set(answers) == {200}
        assert usable(world.parts.standbys) == [True]


def test_a_pgbouncer_whose_sessions_are_not_set_up_is_left_out(servers: Cluster, tmp_path_factory: Any) -> None:
    folder = tmp_path_factory.mktemp("bouncer")
    with bouncer(folder / "ill", servers.one) as url, reading(servers.primary.url, url) as world:
        assert position(world) == world.head()
        [standby] = world.parts.standbys
        assert (standby.usable, "guide on scaling" in standby.reason) == (False, True)
