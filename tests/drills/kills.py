"""A service under writers, whose processes are killed one after another; then what it holds is set against its word."""

import re
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from random import Random
from threading import Event
from time import monotonic, sleep
from typing import Any

from projections.rebuild import rebuild
from service.database import embedded
from service.parts import DatabaseRole, connect, under
from tests.served import ask, command_of, kill, serving, tree
from tests.tools import ran

WRITERS = 4

PATIENCE = 120.0
"""Seconds within which it must answer again after a kill."""

VICTIMS = {
    "the web's master": r"gunicorn.*service",
    "a web worker": r"gunicorn.*service",
    "the projector and integrator": r"projections run",
    "the webhooks' process": r"webhooks run",
    "PostgreSQL": r"postgres .*-D ",
    "a backend of PostgreSQL": r"postgres: entente",
    "the keeper of PostgreSQL": r"keeper\.py",
    "all of them": "",
}
"""What is killed, by what its command line holds."""


@dataclass
class Outcome:
    """What was killed how often, what was acknowledged and where, and what the log held in the end."""

    killed: Counter[str] = field(default_factory=Counter)
    acknowledged: dict[str, int] = field(default_factory=dict)
    log: list[dict[str, Any]] = field(default_factory=list)
    longest: float = 0.0
    rebuilt: int = 0
    audited: int = -1

    def __str__(self) -> str:
        killed = ", ".join(f"{name}: {times}" for name, times in self.killed.items())
        return "\n".join([
            f"{self.killed.total()} kills ({killed})",
            f"{len(self.acknowledged)} events acknowledged, {len(self.log)} on record",
            f"lost: {len(self.lost)}; doubled: {len(self.doubled)}",
            f"longest until it was ready again: {self.longest:.1f} s",
            f"a rebuild is equal at position {self.rebuilt}", f"the audit ends with {self.audited}",
        ])  # fmt: skip

    @property
    def lost(self) -> dict[str, int]:
        """What was acknowledged and is not on record at its position."""
        kept = {event["content"]["title"]: event["position"] for event in self.log}
        return {key: position for key, position in self.acknowledged.items() if kept.get(key) != position}

    @property
    def doubled(self) -> list[str]:
        """What is on record more than once."""
        return [key for key, times in Counter(event["content"]["title"] for event in self.log).items() if times > 1]


def run(folder: Path, port: int, kills: int, seed: int = 0) -> Outcome:
    """Kill something so many times while writers append."""
    data, random, outcome, done = folder / "data", Random(seed), Outcome(), Event()
    with ThreadPoolExecutor(WRITERS) as threads:
        writing = [threads.submit(_write, port, number, outcome.acknowledged, done) for number in range(WRITERS)]
        try:
            while outcome.killed.total() < kills:
                _served(data, port, random, kills, outcome)
        finally:
            done.set()
        with serving(port, data, "--empty"):
            for writer in writing:
                writer.result(timeout=PATIENCE)
            _calm(port)
            outcome.log = _log(port)
            with embedded(data) as url, connect(under(url, DatabaseRole.PROJECTOR)) as connection:
                outcome.rebuilt = rebuild(connection)
            audit = ["audit", "verify", f"http://127.0.0.1:{port}", "--state", str(folder / "auditor")]
            outcome.audited = ran([sys.executable, "-m", "service", *audit]).returncode
    return outcome


def _served(data: Path, port: int, random: Random, kills: int, outcome: Outcome) -> None:
    """One life of the service, as long as what is killed does not end it."""
    with serving(port, data, "--empty") as served:
        while outcome.killed.total() < kills and served.process.poll() is None:
            began = monotonic()
            _calm(port, lambda: served.process.poll() is not None)
            outcome.longest = max(outcome.longest, monotonic() - began)
            sleep(random.random() / 2)
            _kill(served.process.pid, data, random, outcome.killed)


def _kill(root: int, data: Path, random: Random, killed: Counter[str]) -> None:
    name = random.choice([each for each in VICTIMS if killed[each] == min(killed[every] for every in VICTIMS)])
    running = [process for process in tree(root, data) if process != root]
    named = [process for process in running if re.search(VICTIMS[name], command_of(process))]
    chosen = {"all of them": running, "the web's master": named[:1]}.get(name) or random.sample(
        named, min(len(named), 1)
    )
    kill(chosen)
    killed[name] += 1


def _write(port: int, writer: int, acknowledged: dict[str, int], done: Event) -> None:
    """Append one after the other, each until it is acknowledged, as one does who was not answered."""
    number = 0
    while not done.is_set():
        key = f"drill:{writer}-{number}"
        said = {"key": key, "author": "drill", "title": key, "when": "2025-09-03", "participants": ["CHN", "RUS"]}
        try:
            answer = ask(port, "/v1/developments/drill-held", "POST", said)
        except (OSError, HTTPException):
            done.wait(0.1)
            continue
        if answer.status in (200, 201):
            acknowledged[key] = answer.json["position"]
            number += 1
        else:
            assert answer.status == 503, answer.json


def _calm(port: int, ended: Callable[[], bool] = lambda: False) -> None:
    """Wait until it is ready."""
    deadline = monotonic() + PATIENCE
    while not ended():
        try:
            if ask(port, "/readyz").status == 200:
                return
        except (OSError, HTTPException):
            pass
        assert monotonic() < deadline, "it did not come back"
        sleep(0.05)


def _log(port: int) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = []
    while page := ask(port, f"/v1/log?limit=1000&after={len(events)}").json["events"]:
        events += page
    return events
