"""Requests a second, and how long they take: the state of a dyad at a moment against a bare endpoint with one SELECT.

Each request asks for another dyad and day, or for another row, so that no answer is at hand already. Both run under
the gunicorn that serves, as it is set up there, in turns.
"""

import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from projections.catching_up import catch_up
from service import keeper
from service.counting import VARIABLE
from service.parts import connect, open_parts
from tests.benchmarks.loading import CLIENTS, loading
from tests.benchmarks.result import Result
from tests.benchmarks.sample import STATES, fill, records
from tests.tools import free_port

EVENTS, ROUNDS = 50_000, 3

PATHS = 5_000
"""How many different ones are asked in turn."""


def run(url: str) -> list[Result]:
    """Load both in turns."""
    load, of_dyads, of_rows = loading(), _dyads(), _rows()
    parts = open_parts(url, 2)
    fill(parts.log, records(0, EVENTS))
    parts.pool.close()
    with connect(url) as connection:
        catch_up(connection)
        connection.execute("VACUUM ANALYZE")
    ours, floors = [], []
    with _served("service.wsgi:app()", url) as ours_port, _served("tests.benchmarks.floor:app()", url) as floor_port:
        for number in range(ROUNDS + 1):
            loads = [load(port, paths) for port, paths in ((ours_port, of_dyads), (floor_port, of_rows))]
            if number:  # the first one warms up
                ours.append(loads[0])
                floors.append(loads[1])
    what, floor = f"dyad over HTTP, {CLIENTS} clients", "bare Flask, one SELECT, same gunicorn"
    late = [sum(each.late for each in loads) for loads in (ours, floors)]
    if any(late):
        what += f" ({late[0]} timed out, of the floor {late[1]})"
    return [
        Result(what, floor, "/s", [each.rate for each in ours], [each.rate for each in floors], ">= 0.6"),
        Result(f"{what}: p99", "our goal", "ms", [each.p99 for each in ours], [50.0], "<= 1"),
        Result(f"{what}: p99", floor, "ms", [each.p99 for each in ours], [each.p99 for each in floors], "-"),
    ]


def _dyads() -> list[str]:
    """The states of dyads on days within the span of the sample, in a random order that is always the same."""
    chosen = random.Random(1)
    dyads = (chosen.sample(STATES, 2) for _ in range(PATHS))
    return [f"/v1/state/dyads/{one}/{other}?valid_on={_day(chosen)}" for one, other in dyads]


def _day(chosen: random.Random) -> date:
    return date(2005, 1, 1) + timedelta(days=chosen.randrange(5113))


def _rows() -> list[str]:
    chosen = random.Random(1)
    return [f"/one/{chosen.randint(1, EVENTS)}" for _ in range(PATHS)]


@contextmanager
def _served(application: str, url: str) -> Iterator[int]:
    port = free_port()
    command = [
        sys.executable, "-m", "gunicorn", application, "--config=python:service.gunicorn", f"--bind=127.0.0.1:{port}",
    ]  # fmt: skip
    counted = tempfile.TemporaryDirectory()
    process = subprocess.Popen(
        command,
        env={**os.environ, "ENTENTE_DATABASE_URL": url, VARIABLE: counted.name},
        stderr=subprocess.DEVNULL,
        preexec_fn=keeper.bound_to(os.getpid(), signal.SIGTERM),
    )
    try:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
        yield port
    finally:
        process.terminate()
        process.wait(15)
        counted.cleanup()
