"""A running service and its processes, for tests that start, ask and kill it."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep
from typing import Any, NamedTuple

import orjson

ROOT = Path(__file__).parents[1]

Process = subprocess.Popen[str]


class Served(NamedTuple):
    """A running service: its process, its port, and what it said when it was ready."""

    process: Process
    port: int
    said: str


class Answer(NamedTuple):
    status: int
    body: bytes

    @property
    def json(self) -> Any:
        return orjson.loads(self.body)


@contextmanager
def serving(port: int, data: Path, *options: str, **environ: str) -> Iterator[Served]:
    """A service that has said where it is; killed, with all that it started, if it is still there at the end."""
    command = [sys.executable, "-m", "service", "serve", "--port", str(port), "--data", str(data), *options]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ENTENTE_")}
    with subprocess.Popen(command, cwd=ROOT, env={**clean, **environ}, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            said = ""
            while "Stop it with Ctrl-C" not in said:
                line = process.stdout.readline()
                assert line, f"the service ended before it was ready: {said}"
                said += line
            yield Served(process, port, said)
        finally:
            if process.poll() is None:
                kill_all(process.pid, data)


def ask(port: int, path: str, method: str = "GET", body: Any = None, **headers: str) -> Answer:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request(method, path, body and orjson.dumps(body), {"Content-Type": "application/json", **headers})
        answer = connection.getresponse()
        return Answer(answer.status, answer.read())
    finally:
        connection.close()


def statement(topic: str) -> dict[str, Any]:
    return {
        "author": "tester", "title": topic, "when": "2025", "speakers": ["CHN"], "stance": "supports", "topic": topic,
    }  # fmt: skip


def parents() -> dict[int, int]:
    """The parent of every process that is not a zombie."""
    found = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, parent = status.read_text().rpartition(") ")[2].split()[:2]
            if state != "Z":
                found[int(status.parent.name)] = int(parent)
    return found


def tree(root: int, data: Path) -> list[int]:
    """The processes below one, with the keeper of its database and the server, which are apart; parents first."""
    known = parents()
    keepers = [one for one in known if re.search(f"keeper.py {re.escape(str(data))} ", command_of(one))]
    return [process for top in (root, *keepers) for process in below(top, known)]


def below(root: int, known: Mapping[int, int]) -> list[int]:
    found = [root]
    for one in found:
        found += [child for child, parent in known.items() if parent == one]
    return found


def kill_all(root: int, data: Path) -> None:
    """End a tree of processes. Each is held first, so that it starts none that is not seen."""
    held: set[int] = set()
    while new := [process for process in tree(root, data) if process not in held]:
        signal_all(new, signal.SIGSTOP)
        held.update(new)
    kill(list(held))


def kill(processes: list[int]) -> None:
    signal_all(processes, signal.SIGKILL)


def signal_all(processes: list[int], number: int) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, number)


def command_of(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def soon(true: Callable[[], object], seconds: float = 60) -> None:
    """Wait until something is true; so long that a busy machine is no reason to fail."""
    deadline = monotonic() + seconds
    while not true():
        assert monotonic() < deadline, "did not happen in time"
        sleep(0.01)
