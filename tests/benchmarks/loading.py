"""Clients that ask a server in a closed loop for some seconds, each path in turn.

The load comes from `wrk`, which is installed from Debian where it is absent, else from threads of this process, which
then take a share of the cores themselves.
"""

import http.client
import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

import pytest

from tests.tools import debian

SECONDS, CLIENTS = 5, 50

IN_TURN = Path(__file__).with_name("in_turn.lua")


class Load(NamedTuple):
    """What a load found: requests a second, the milliseconds that all but one in a hundred took at the most, and how
    many took longer than the two seconds that wrk waits before it counts one as timed out."""

    rate: float
    p99: float
    late: int = 0


def loading() -> Callable[[int, Sequence[str]], Load]:
    """What makes the load: wrk, or threads where it cannot be had."""
    try:
        if not shutil.which("wrk"):
            debian("wrk")
    except pytest.skip.Exception:
        return _by_threads
    return _by_wrk


def _by_wrk(port: int, paths: Sequence[str]) -> Load:
    with tempfile.NamedTemporaryFile("w") as file:
        file.write("\n".join(paths))
        file.flush()
        how = ("-t1", f"-c{CLIENTS}", f"-d{SECONDS}s", "--latency", f"--script={IN_TURN}")
        command = ["wrk", *how, f"http://127.0.0.1:{port}", "--", file.name]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "Non-2xx" not in said, said
    errors = re.findall(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", said)
    *broken, late = map(int, errors[0]) if errors else (0, 0)
    assert not any(broken), said
    [(p99, unit)] = re.findall(r"99%\s+([\d.]+)(us|ms|s)", said)
    rate = float(re.findall(r"Requests/sec:\s+([\d.]+)", said)[0])
    return Load(rate, float(p99) * {"us": 0.001, "ms": 1, "s": 1000}[unit], late)


def _by_threads(port: int, paths: Sequence[str]) -> Load:
    until, times, path = time.monotonic() + SECONDS, [], cycle(paths)

    def client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        while time.monotonic() < until:
            began = time.perf_counter()
            connection.request("GET", next(path))
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
