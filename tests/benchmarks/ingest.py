"""Archives from their files to answers: read, checked, logged with audit leaves, in the tree, projected.

The import and the projector are the commands, in processes of their own, as somebody would run them. The largest memory
of either is never told as less than that of this process, as Linux has a process begin with its parent's: run it alone.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import click
import psycopg

from tests.benchmarks.processor import of_server
from tests.benchmarks.result import Result
from tests.world import DATA

ARCHIVES = {
    "278,637 ICEWS events": ("quads", ["events/icews_quads_stream.csv.gz"], 30.0),
    "870,109 votes of the UN": ("unga", ["un/unga_votes_1946_2020.csv.gz", "un/unga_roll_calls.csv.gz"], 90.0),
}
"""The format and the files of each archive, and the seconds in which it should be in."""

MEMORY = 500.0

ENTENTE = [sys.executable, "-m", "service"]

DONE = """
    SELECT head.position > 0 AND head.position = progress.position AND head.position = tree.size
    FROM log.head, log.tree, projection.progress
"""


@dataclass
class Ran:
    """What a command took: seconds by the clock and of processor, and its largest memory in MB."""

    wall: float = 0
    cpu: float = 0
    memory: float = 0


def run(url: str) -> list[Result]:
    """Bring in both archives, one after the other."""
    missing = [name for _, names, _ in ARCHIVES.values() for name in names if not (DATA / name).exists()]
    if missing:
        click.echo(f"ingest is not run: there is no {', '.join(missing)} in {DATA}; set ENTENTE_TEST_DATA.", err=True)
        return []
    return [each for what, archive in ARCHIVES.items() for each in _ingested(url, what, *archive)]


def _ingested(url: str, what: str, form: str, names: Sequence[str], goal: float) -> Iterator[Result]:
    with tempfile.TemporaryDirectory() as folder, psycopg.connect(url, autocommit=True) as connection:
        environ = os.environ | {"ENTENTE_DATABASE_URL": url, "ENTENTE_DATA": folder}
        before = of_server(connection)
        with _command(["projections", "run"], environ) as projector:
            began = time.perf_counter()
            with _command(
                ["import", "--format", form, *(str(DATA / name) for name in names)], environ, ends=True
            ) as importer:
                pass
            while connection.execute(DONE).fetchone() != (True,):
                time.sleep(0.05)
            took = time.perf_counter() - began
        server = of_server(connection) - before
    yield Result(f"{what}, until they can be asked for", "our goal", "s", [took], [goal], "<= 1")
    yield Result("  until all are in the log", "all of it", "s", [importer.wall], [took], "-")
    for who, cpu in (("import", importer.cpu), ("projector", projector.cpu), ("PostgreSQL", server)):
        yield Result(f"  processor: {who}", "all of it", "s", [cpu], [took], "-")
    for who, memory in (("import", importer.memory), ("projector", projector.memory)):
        yield Result(f"  memory: {who}", "our goal", "MB", [memory], [MEMORY], "<= 1")


@contextmanager
def _command(words: Sequence[str], environ: dict[str, str], *, ends: bool = False) -> Iterator[Ran]:
    """A command that runs beside what is done in here, or that is waited for; what it took stands there afterwards."""
    ran, began = Ran(), time.perf_counter()
    process = subprocess.Popen([*ENTENTE, *words], env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield ran
    finally:
        if not ends:
            process.terminate()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        ran.wall, ran.cpu, ran.memory = (
            time.perf_counter() - began,
            used.ru_utime + used.ru_stime,
            used.ru_maxrss / 1024,
        )
    if process.returncode not in (0, 11):
        raise RuntimeError(f"entente {words[0]} ended with {process.returncode}")
