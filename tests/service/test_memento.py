"""Memento (RFC 7089): how an answer was at a recorded time, by clients that nobody here wrote."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep

import pytest
from memento_client import MementoClient
from werkzeug.http import http_date, parse_date

from projections import mementos
from service.app import create_app
from service.edge import at_edge
from service.parts import connect
from tests import tools
from tests.service.proxied import proxied, served
from tests.world import World

DYAD = "/v1/state/dyads/CHN/RUS?valid_on=2025-09-03"
DAYS = """
    INSERT INTO log.event (position, recorded_at, stream, version, topic, leaf)
    SELECT n, '2026-01-01T00:00Z'::timestamptz + n * interval '7 hours', gen_random_uuid(), 1, 'recorded', ''
    FROM generate_series(1, 100) AS n
"""
NPM = Path(__file__).parent / "memento.cjs"


@pytest.fixture(scope="module")
def told(shared_world) -> tuple[World, str]:
    """A drill recorded in one second, corrected in the second after, and something else in the one after that."""
    world = shared_world
    drill = world.given("drill-held", participants=["CHN", "RUS"])
    _next_second(world)
    world.then(drill, "corrections", reason="a slip", changes={"participants": ["CHN", "RUS", "PRK"], "theatre": "x"})
    _next_second(world)
    world.given("drill-held", participants=["IRN", "IND"])
    world.project()
    return world, drill


def _next_second(world: World) -> None:
    """Be in another second than the newest event, as times of HTTP have no fractions."""
    recorded_at = world.parts.recorder.head()[1]
    until = recorded_at.replace(microsecond=0) + timedelta(seconds=1)
    while (left := (until - datetime.now(UTC)).total_seconds()) > 0:
        sleep(left)


@pytest.fixture(scope="module")
def outside(told) -> Iterator[str]:
    """The address of the service, behind a proxy with a prefix."""
    with served(at_edge(create_app(told[0].parts), 1)) as origin, proxied(origin) as address:
        yield address


def recorded(world: World, position: int) -> datetime:
    """When a position was recorded, to the second."""
    [entry] = world.parts.recorder.after(position - 1, 1)
    return entry.recorded_at.replace(microsecond=0)


def gate(world: World, place: str, when: datetime | str | None = None):
    given = http_date(when) if isinstance(when, datetime) else when
    return world.client.get(f"/timegate/http://localhost{place}", headers={"Accept-Datetime": given} if given else {})


def listed(world: World, place: str) -> list[int]:
    """The positions that a TimeMap lists."""
    found = world.client.get(f"/timemap/json/http://localhost{place}").json["mementos"]["list"]
    return [int(each["uri"].rpartition("=")[2]) for each in found]


# The TimeGate


def test_a_timegate_leads_to_the_answer_as_it_was_recorded_at_a_time(told):
    world, _ = told
    for position in (1, 2, 3):
        led = gate(world, DYAD, recorded(world, position))
        assert (led.status_code, led.headers["Vary"]) == (302, "Accept-Datetime")
        assert led.headers["Location"] == f"http://localhost{DYAD}&known_at={position}"
        memento = world.client.get(led.headers["Location"])
        assert memento.json["moment"]["known_at"]["position"] == position
        assert parse_date(memento.headers["Memento-Datetime"]) == recorded(world, position)
        assert "Vary" not in memento.headers or "Accept-Datetime" not in memento.headers["Vary"]


@pytest.mark.parametrize(
    ("when", "position"), [(datetime(1970, 1, 1, tzinfo=UTC), 1), (None, 3), (datetime(2300, 1, 1, tzinfo=UTC), 3)]
)
def test_before_the_first_memento_is_the_first_and_after_the_last_or_without_a_time_the_last(told, when, position):
    assert gate(told[0], DYAD, when).headers["Location"].endswith(f"known_at={position}")


@pytest.mark.parametrize(
    "given",
    [
        "yesterday",
        "2026-01-01T00:00:00Z",
        "Fri, 01 Jan 2026 00:00:00 GMT",
        "Thu, 1 Jan 2026 00:00:00 GMT",
        "Thu, 01 Jan 2026 00:00:00 +0100",
    ],
)
def test_what_is_no_date_of_http_is_refused_by_name(told, given):
    answer = gate(told[0], DYAD, given)

    assert (answer.status_code, answer.json["errors"][0]["field"]) == (400, "Accept-Datetime")
    assert answer.headers["Vary"] == "Accept-Datetime"


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost/v1/log",
        "http://localhost/nothing",
        "http://elsewhere.example/v1/state",
        "/v1/state",
        "x",
        "http://[::1/v1/state",
        "http://localhost/v1/state/actors/ATLANTIS",
        "http://localhost/v1/developments/8c7a4f9e-0000-4000-8000-000000000001",
    ],
)
@pytest.mark.parametrize("path", ["timegate", "timemap/link", "timemap/json", "timemap/json/3"])
def test_what_has_no_memento_is_not_found(told, path, address):
    assert told[0].client.get(f"/{path}/{address}").status_code == 404


def test_an_answer_is_not_negotiated_at_its_own_address(told):
    world, _ = told
    answer = world.client.get(DYAD, headers={"Accept-Datetime": http_date(recorded(world, 1))})

    assert answer.json["moment"]["known_at"]["position"] == 3
    assert "Memento-Datetime" not in answer.headers
    assert "Accept-Datetime" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize("form", ["http://localhost{}", "http:/localhost{}", "http%3A%2F%2Flocalhost{}"])
def test_an_address_may_be_a_memento_be_encoded_or_have_lost_a_slash_at_a_proxy(told, form):
    led = told[0].client.get(f"/timegate/{form.format(DYAD + '&known_at=1&after=1')}")

    assert led.headers["Location"] == f"http://localhost{DYAD}&known_at=3"


# TimeMaps


def test_what_touches_an_answer_is_listed_and_nothing_else(told):
    world, drill = told
    [fact] = world.client.get(DYAD).json["facts"]

    assert listed(world, DYAD) == [1, 2]
    assert listed(world, "/v1/state/actors/PRK") == [2]
    assert listed(world, f"/v1/developments/{drill}") == listed(world, f"/v1/developments/{drill}/trail") == [1, 2]
    assert set(listed(world, f"/v1/facts/{fact['fact']}")) <= {1, 2}
    assert listed(world, "/v1/state") == listed(world, "/v1/timeline") == [1, 3]


def test_each_answer_that_differs_is_listed_where_is_known_what_touches_it(told):
    world, _ = told
    for place in (DYAD, "/v1/state/actors/IRN?valid_on=2025-09-03"):
        answers = [world.client.get(f"{place}&known_at={position}").json["facts"] for position in (0, 1, 2, 3)]
        assert {n for n in (1, 2, 3) if answers[n] != answers[n - 1]} <= set(listed(world, place))


def test_days_and_pages_are_those_of_the_log(world):
    """Given a log of many days, each day's last position is listed, page by page; the neighbours are among them."""
    with connect(world.url) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(DAYS)
        connection.execute("UPDATE log.head SET position = 100, last_recorded_at = '2026-01-30T04:00Z'")
        rows = connection.execute("SELECT max(position) FROM log.event GROUP BY recorded_at::date").fetchall()
    days = sorted({1, *(position for (position,) in rows)})

    found, after = [], 0
    while page := mementos.page(world.parts.pool, "day", {}, after, 7):
        found += [each.position for each in page]
        after = found[-1]
    assert found == days
    for position in (1, 2, 50, days[4], 99, 100):
        [entry] = world.parts.recorder.after(position - 1, 1)
        around = mementos.around(world.parts.pool, "day", {}, entry.recorded_at)
        assert (around["memento"].position, around["first"].position, around["last"].position) == (position, 1, 100)
        named = {relation: each.position for relation, each in around.items()}
        assert named.get("prev") == max((day for day in days if day < position), default=None)
        assert named.get("next") == min((day for day in days if day > position), default=None)


def test_a_timemap_is_followed_to_its_end(told, monkeypatch):
    world, _ = told
    monkeypatch.setattr("service.api.memento.MOST", 1)
    address, found = f"/timemap/json/http://localhost{DYAD}", []
    while address:
        page = world.client.get(address).json
        found += [each["uri"][-1] for each in page["mementos"]["list"]]
        address = page["next"]
    first = world.client.get(f"/timemap/link/http://localhost{DYAD}")

    assert found == ["1", "2"]
    assert first.content_type == "application/link-format"
    assert f'<http://localhost/timemap/link/1/http://localhost{DYAD}>; rel="next timemap"' in first.text
    assert f'<http://localhost/timemap/link/1/http://localhost{DYAD}>; rel="next"' in first.headers["Link"]


# Clients that nobody here wrote, against a real server behind a prefix


def test_memento_client_of_pypi_finds_the_memento_and_those_around_it(told, outside):
    world, _ = told
    address = outside + DYAD
    second = recorded(world, 2)
    with MementoClient() as client:
        found = client.get_memento_info(address, second.replace(tzinfo=None))

    assert found["original_uri"] == address
    assert found["timegate_uri"] == f"{outside}/timegate/{address}"
    told_of = {relation: (each["uri"][0], each["datetime"]) for relation, each in found["mementos"].items()}
    one, two = ((f"{address}&known_at={n}", recorded(world, n).replace(tzinfo=None)) for n in (1, 2))
    assert told_of == {"closest": two, "first": one, "prev": one, "last": two}
    assert found["mementos"]["closest"]["http_status_code"] == 200
    assert MementoClient.is_memento(told_of["closest"][0])
    assert MementoClient.is_timegate(found["timegate_uri"])


def test_memento_cli_lists_the_mementos(outside, tmp_path):
    python = tmp_path / "bin" / "python"
    tools.set_up("a virtual environment", [sys.executable, "-m", "venv", "--without-pip", tmp_path])
    pip = [sys.executable, "-m", "pip", "--python", python, "--quiet", "--disable-pip-version-check"]
    tools.set_up("memento-cli", [*pip, "install", "--no-compile", "memento-cli==0.0.6"])
    done = tools.ran([python.with_name("memento"), "list", outside + DYAD])

    assert [line.rpartition(" ")[2] for line in done.stdout.splitlines()] == [
        f"{outside}{DYAD}&known_at={position}" for position in (1, 2)
    ], done.stderr


def test_memento_client_of_npm_asks_the_timegate_and_the_timemap(told, outside, tmp_path):
    world, _ = told
    tools.npm(tmp_path, "memento-client@2.0.4")
    second = str(int(recorded(world, 2).timestamp() * 1000))
    done = tools.ran(["node", NPM, tmp_path / "node_modules", outside, outside + DYAD, second])
    assert done.returncode == 0, done.stderr
    listed_there, around = (json.loads(line) for line in done.stdout.splitlines())

    mementos_there = [each["href"] for each in listed_there if each["rel"] == "memento"]
    assert mementos_there == [f"{outside}{DYAD}&known_at={position}" for position in (1, 2)]
    assert {each["rel"]: each["href"][-1] for each in around if "memento" in each["rel"]} == {
        "first memento prev": "1",
        "last memento": "2",
    }
