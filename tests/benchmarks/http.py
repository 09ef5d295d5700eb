"""Requests a second, and how long they take: the state of a dyad at a moment against a bare endpoint with one SELECT.

Both run under the gunicorn that serves, as it is set up there, in turns. The load comes from `wrk`, which is installed
from Debian where it is absent, else from threads of this process, which then take a share of the cores themselves.
"""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import quantiles
from typing import NamedTuple

import pytest

from projections.projector import catch_up
from service import keeper
from service.counting import VARIABLE
from service.parts import connect, open_parts
from tests.benchmarks.result import Result
from tests.benchmarks.sample import fill, records
from tests.tools import debian, free_port

EVENTS, ROUNDS, SECONDS, CLIENTS = 50_000, 3, 5, 50
DYAD = "/v1/state/dyads/RUS/CHN?valid_on=2010-06-01"


class Load(NamedTuple):
    """What a load found: requests a second, the milliseconds that all but one in a hundred took at the most, and how
    many took longer than the two seconds that wrk waits before it counts one as timed out."""

    rate: float
    p99: float
    late: int = 0


def run(url: str) -> list[Result]:
    """Load both in turns."""
    load = _load()
    parts = open_parts(url, 2)
    fill(parts.log, records(0, EVENTS))
    parts.pool.close()
    with connect(url) as connection:
        catch_up(connection)
        connection.execute("VACUUM ANALYZE")
    ours, floors = [], []
    with _served("service.wsgi:app()", url) as ours_port, _served("tests.benchmarks.floor:app()", url) as floor_port:
        for number in range(ROUNDS + 1):
            loads = [load(port, path) for port, path in ((ours_port, DYAD), (floor_port, "/one/1000"))]
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


def _load() -> Callable[[int, str], Load]:
    """What makes the load: wrk, or threads where it cannot be had."""
    try:
        if not shutil.which("wrk"):
            debian("wrk")
    except pytest.skip.Exception:
        return _by_threads
    return _by_wrk


def _by_wrk(port: int, path: str) -> Load:
    command = ["wrk", "-t1", f"-c{CLIENTS}", f"-d{SECONDS}s", "--latency", f"http://127.0.0.1:{port}{path}"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "Non-2xx" not in said, said
    errors = re.findall(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", said)
    *broken, late = map(int, errors[0]) if errors else (0, 0)
    assert not any(broken), said
    [(p99, unit)] = re.findall(r"99%\s+([\d.]+)(us|ms|s)", said)
    rate = float(re.findall(r"Requests/sec:\s+([\d.]+)", said)[0])
    return Load(rate, float(p99) * {"us": 0.001, "ms": 1, "s": 1000}[unit], late)


def _by_threads(port: int, path: str) -> Load:
    until, times = time.monotonic() + SECONDS, []

    def client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        while time.monotonic() < until:
            began = time.perf_counter()
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200
            times.append((time.perf_counter() - began) * 1000)

    threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Load(len(times) / SECONDS, quantiles(times, n=100)[-1])
