"""Requests a second: the state of a dyad at a moment against a bare endpoint with one SELECT by primary key.

Both run under the same gunicorn, in turns. The load comes from `wrk` where it is installed, else from threads of this
process, which then take a share of the cores themselves.
"""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from projections.projector import catch_up
from service import keeper
from service.parts import connect, open_parts
from tests.benchmarks.result import Result
from tests.benchmarks.sample import fill, records

EVENTS, ROUNDS, SECONDS, CLIENTS = 50_000, 5, 4, 16
DYAD = "/v1/state/dyads/RUS/CHN?valid_on=2010-06-01"


def run(url: str) -> list[Result]:
    """Load both in turns."""
    parts = open_parts(url, 2)
    fill(parts.log, records(0, EVENTS))
    parts.pool.close()
    with connect(url) as connection:
        catch_up(connection)
        connection.execute("VACUUM ANALYZE")
    ours, floors = [], []
    with _served("service.wsgi:app()", url) as ours_port, _served("tests.benchmarks.floor:app()", url) as floor_port:
        for _ in range(ROUNDS):
            ours.append(_load(ours_port, DYAD))
            floors.append(_load(floor_port, "/one/1000"))
    return [Result("dyad at a moment over HTTP", "bare Flask, one SELECT", "/s", ours, floors, ">= 0.5")]


@contextmanager
def _served(application: str, url: str) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "gunicorn", application, f"--bind=127.0.0.1:{port}", "--workers=2",
        "--worker-class=gthread", "--threads=8", "--no-control-socket", "--log-level=warning", "--keep-alive=5",
    ]  # fmt: skip
    process = subprocess.Popen(
        command,
        env={**os.environ, "ENTENTE_DATABASE_URL": url},
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


def _load(port: int, path: str) -> float:
    """Requests a second."""
    if wrk := shutil.which("wrk"):
        command = [wrk, "-t1", f"-c{CLIENTS}", f"-d{SECONDS}s", f"http://127.0.0.1:{port}{path}"]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        assert "Non-2xx" not in said, said
        return float(re.findall(r"Requests/sec:\s+([\d.]+)", said)[0])
    counts = [0] * CLIENTS
    until = time.monotonic() + SECONDS

    def client(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        while time.monotonic() < until:
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200
            counts[number] += 1

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / SECONDS
