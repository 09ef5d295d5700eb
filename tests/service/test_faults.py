"""What Entente does when something under it fails; the guide on faults states each of these."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any, NamedTuple
from urllib.parse import quote

import orjson
import psycopg
import pytest

from projections.projector import ONE_PROJECTOR
from service.database import URL
from service.importers.process import ONE_IMPORTER
from service.webhooks.running import ONE_TELLER
from tests.served import ROOT, Served, below, command_of, kill, parents, serving, soon, statement
from tests.service.test_stream import reading
from tests.tools import free_port, ran
from tests.world import World

DISK, LEFT = 176, 2
"""MiB of the disk of the database, and what is left of it when it is as good as full: less than a segment of WAL."""

AWAY = 3.0
"""Seconds without a database: more than a request waits for a connection, so that it is as if it were 30."""

BOUND = 30.0
"""Seconds in which a request is refused: 2 as documented, and what a busy machine adds."""

HELD = """
    SELECT count(*) FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND (classid::bigint << 32) + objid::bigint = ANY(%s)
"""


class Desk(NamedTuple):
    """A running service and the folder of its data; `small` where that is a disk of its own, else why it is not."""

    served: Served
    data: Path
    small: bool
    reason: str

    @property
    def port(self) -> int:
        return self.served.port

    def ask(self, path: str, **more: Any) -> tuple[int, str | None, Any]:
        """Status, Retry-After and body."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=90)
        try:
            body = orjson.dumps(more["body"]) if "body" in more else None
            headers = {"Content-Type": "application/json"}
            connection.request("POST" if body else "GET", path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.getheader("Retry-After"), orjson.loads(answer.read())
        finally:
            connection.close()

    def append(self, topic: str, **more: Any) -> tuple[int, str | None, Any]:
        return self.ask("/v1/developments/statement-made", body={**statement(topic), **more})

    def url(self) -> str:
        return URL.format("entente", quote(str((self.data / "sockets").resolve()), safe=""))

    def working(self) -> list[int]:
        """The processes of Entente, without the database's."""
        return [each for each in below(self.served.process.pid, parents()) if "service" in command_of(each)]

    def server(self) -> int:
        """The process of the database."""
        return int((self.data / "cluster" / "postmaster.pid").read_text().split("\n")[0])

    def ended(self, keeper: int) -> int:
        """The page faults of the servers of a keeper that have ended: more with each, however short its life was."""
        return int(Path(f"/proc/{keeper}/stat").read_text().rpartition(")")[2].split()[8])

    def goes_on(self) -> int:
        """Everything works again: appends, projections, and those who project and tell; the position of the append."""
        soon(lambda: self.append("after")[0] == 201)
        position = int(self.append("after again")[2]["position"])
        soon(lambda: self.ask(f"/v1/state?valid_on=2025-06-01&after={position}")[0] == 200)
        soon(lambda: held(self.url(), ONE_PROJECTOR, ONE_TELLER, ONE_IMPORTER) == 3)
        soon(lambda: self.ask("/readyz")[0] == 200)
        return position


def held(url: str, *locks: int) -> int:
    with psycopg.connect(url, autocommit=True) as connection:
        row = connection.execute(HELD, [list(locks)]).fetchone()
        return int(row[0]) if row else 0


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    home = tmp_path_factory.mktemp("faults")
    mounted = ran(["mount", "-t", "tmpfs", "-o", f"size={DISK}m,mode=0700", "tmpfs", home])
    try:
        with serving(free_port(), home / "data", "--empty") as served:
            desk = Desk(served, home / "data", mounted.returncode == 0, mounted.stderr.strip())
            soon(lambda: held(desk.url(), ONE_PROJECTOR, ONE_TELLER, ONE_IMPORTER) == 3)
            yield desk
            served.process.terminate()
            served.process.wait(60)
            soon(lambda: not (home / "data" / "cluster" / "postmaster.pid").exists())
    finally:
        if mounted.returncode == 0:
            ran(["umount", "-l", home])


def fill(data: Path) -> Path:
    """Take all of a disk but a few MiB."""
    ballast = data / "ballast"
    disk = os.statvfs(data)
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, disk.f_bavail * disk.f_frsize - LEFT * 1024 * 1024)
    return ballast


def test_a_full_disk_refuses_appends_loses_none_and_is_over_when_there_is_room(desk: Desk) -> None:
    """First no table can grow, then the database's own log cannot either, and its server stops."""
    if not desk.small:
        pytest.skip(f"no disk of its own can be mounted: {desk.reason}")
    keeper = parents()[desk.server()]
    acknowledged: dict[int, str] = {}
    refused: Counter[tuple[int, str, str | None]] = Counter()
    stopped, processes, seen = Event(), desk.working(), desk.goes_on()

    def write() -> None:
        while not stopped.is_set():
            status, retry, said = desk.append(os.urandom(200).hex(), title=os.urandom(200).hex())
            if status == 201:
                acknowledged[said["position"]] = said["id"]
            else:
                refused[status, said["type"].rpartition("/")[2], retry] += 1

    def words() -> set[str]:
        return {word for _, word, _ in refused}

    with ThreadPoolExecutor(4) as clients:
        ballast = fill(desk.data)
        writing = [clients.submit(write) for _ in range(4)]
        try:
            soon(lambda: "database-full" in words() or any(each.done() for each in writing))
            for read in ("/v1/log?limit=1", f"/v1/timeline?known_at={seen}", f"/v1/state?known_at={seen}"):
                assert desk.ask(read)[0] == 200, "what is on record is read"
            with suppress(psycopg.Error), psycopg.connect(desk.url(), autocommit=True) as connection:
                connection.execute("SELECT pg_switch_wal()")
                connection.execute("SELECT pg_switch_wal()")
            soon(lambda: "database-unavailable" in words() or any(each.done() for each in writing))
            assert desk.ask("/livez")[0] == 200
            with (desk.data / "filled").open("wb", buffering=0) as rest, suppress(OSError):
                while rest.write(bytes(4096)):
                    pass
            ended: set[int] = set()
            soon(lambda: ended.add(desk.ended(keeper)) or len(ended) > 2)
        finally:
            (desk.data / "filled").unlink(missing_ok=True)
            ballast.unlink()
            before = len(acknowledged)
            with suppress(AssertionError):
                soon(lambda: len(acknowledged) > before + 4)
            stopped.set()
    for each in writing:
        each.result()
    assert set(refused) == {(503, "database-full", "1"), (503, "database-unavailable", "1")}
    assert len(acknowledged) > before + 4, "appends go on when there is room"

    head = desk.goes_on()
    events, after = [], 0
    while after < head:
        events += desk.ask(f"/v1/log?after={after}&limit=10000")[2]["events"]
        after = events[-1]["position"]
    assert [event["position"] for event in events] == [*range(1, head + 1)]
    assert {event["position"]: event["id"] for event in events}.items() >= acknowledged.items()
    assert desk.working() == processes, "no process of Entente was started anew"


@contextmanager
def away(desk: Desk) -> Iterator[None]:
    """The database is shut down, and its keeper is kept from starting it."""
    server = desk.server()
    keeper = parents()[server]
    os.kill(keeper, signal.SIGSTOP)
    try:
        os.kill(server, signal.SIGINT)
        soon(lambda: server not in parents())
        yield
    finally:
        os.kill(keeper, signal.SIGCONT)


def test_without_its_database_it_says_so_in_bounded_time_and_goes_on_by_itself(desk: Desk) -> None:
    processes = desk.working()
    seen = desk.goes_on()
    with reading(desk.port, seen) as stream, ThreadPoolExecutor(20) as clients:
        with away(desk):
            since = monotonic()
            while monotonic() < since + AWAY:
                asked = [
                    clients.submit(timed, desk, *each)
                    for each in [("/v1/state",), ("/v1/log",), ("/v1/developments/statement-made", "x")] * 6
                ]
                started = monotonic()
                assert desk.ask("/livez")[0] == 200
                assert monotonic() - started < BOUND
                for each in asked:
                    status, retry, said, seconds = each.result()
                    assert (status, retry, said["type"]) == (503, "1", "/v1/problems/database-unavailable")
                    assert seconds < BOUND
            assert desk.ask("/readyz")[0] == 503
            assert desk.working() == processes
        head = desk.goes_on()
        positions = [int(next(stream).id) for _ in range(head - seen)]
    assert positions == [*range(seen + 1, head + 1)], "who follows the log hears all of it"
    assert desk.working() == processes, "no process of Entente was started anew"


def test_streams_outlive_the_death_of_the_database(desk: Desk) -> None:
    """All of its processes are killed under five streams, which go on."""
    begun = desk.goes_on()
    with ExitStack() as stack:
        heard = [stack.enter_context(reading(desk.port, after=begun)) for _ in range(5)]
        kill(below(desk.server(), parents()))
        head = desk.goes_on()
        for stream in heard:
            assert [int(next(stream).id) for _ in range(head - begun)] == [*range(begun + 1, head + 1)]


def test_what_is_killed_while_the_database_is_away_is_started_until_it_is_back(desk: Desk) -> None:
    commands = "projections run", "webhooks run", "imports run"
    seen: dict[str, set[int]] = {command: set() for command in commands}

    def tried(times: int) -> bool:
        for process in desk.working():
            for command in commands:
                if command in command_of(process):
                    seen[command].add(process)
        return all(len(processes) >= times for processes in seen.values())

    desk.goes_on()
    assert tried(1)
    with away(desk):
        kill([process for processes in seen.values() for process in processes])
        soon(lambda: tried(3))
    desk.goes_on()


def timed(desk: Desk, path: str, topic: str | None = None) -> tuple[int, str | None, Any, float]:
    started = monotonic()
    answer = desk.ask(path) if topic is None else desk.append(topic)
    return (*answer, monotonic() - started)


def test_a_clock_that_is_set_back_leaves_recorded_times_in_order(world: World) -> None:
    """The database's clock was an hour ahead for one append: to it, that is the same as setting it back now."""
    before = world.given("statement-made", speakers=["CHN"], stance="supports", topic="before")
    with psycopg.connect(world.url, autocommit=True) as connection:
        connection.execute("UPDATE log.head SET last_recorded_at = clock_timestamp() + interval '1 hour'")
    for number in range(3):
        world.given("statement-made", speakers=["CHN"], stance="supports", topic=f"after {number}")
    events = world.get("/log")["events"]
    times = [datetime.fromisoformat(event["recorded_at"]) for event in events]
    assert times == sorted(set(times)), "each is later than the one before it"
    assert times[1] - datetime.now(UTC) > timedelta(minutes=59)
    assert times[3] - times[1] == timedelta(microseconds=2), "they wait for the clock, a microsecond each"

    assert world.get("/state", valid_on="2025-09-03")["moment"]["known_at"]["position"] == 4, "now is the head"
    now = datetime.now(UTC).isoformat()
    assert [fact["development"] for fact in world.get("/state", valid_on="2025-09-03", known_at=now)["facts"]] == [
        before
    ]
    for position, event in enumerate(events, 1):
        by_instant = world.client.get("/v1/state", query_string={"known_at": event["recorded_at"]})
        if position == 1:
            assert by_instant.json["moment"]["known_at"]["position"] == 1
        else:
            assert (by_instant.status_code, by_instant.json["type"]) == (422, "/v1/problems/unknown-moment")
        assert len(world.get("/state", valid_on="2025-09-03", known_at=position)["facts"]) == position


@pytest.mark.parametrize(("command", "lock", "sentence"), [
    (["projections", "run"], ONE_PROJECTOR, "entente: Another process is projecting already."),
    (["webhooks", "run"], ONE_TELLER, "entente: Another process is delivering webhooks already."),
])  # fmt: skip
def test_a_second_one_ends_and_a_new_one_takes_over_from_the_dead(
    database: str, tmp_path: Path, command: list[str], lock: int, sentence: str
) -> None:
    environ = {**os.environ, "ENTENTE_DATABASE_URL": database, "ENTENTE_DATA": str(tmp_path)}
    whole = [sys.executable, "-m", "service", *command]
    with ExitStack() as stack:
        first = stack.enter_context(running(whole, environ))
        soon(lambda: held(database, lock) == 1)
        second = ran(whole, cwd=ROOT, env=environ)
        assert (second.returncode, second.stderr.strip()) == (4, sentence)
        assert first.poll() is None
        first.kill()
        soon(lambda: held(database, lock) == 0)
        third = stack.enter_context(running(whole, environ))
        soon(lambda: held(database, lock) == 1)
        third.terminate()
        assert third.wait(60) == 0


@contextmanager
def running(command: list[str], environ: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(command, cwd=ROOT, env=environ) as process:
        try:
            yield process
        finally:
            process.kill()
