"""Events a second of a replay of an export in an empty database, against folding the same events in memory alone."""

import tempfile
import time
from pathlib import Path

import psycopg

from events.audit.note import Signer
from events.audit.source import Folder
from projections import fold
from service.audit.export import Export
from service.audit.replay import replay
from service.audit.sink import FolderSink
from service.parts import connect, open_parts
from tests.benchmarks.result import Result
from tests.benchmarks.sample import fill, records
from tests.conftest import called

EVENTS, ROUNDS = 50_000, 3
LOG = Signer("entente.benchmark/log", b"l" * 32)


def run(url: str) -> list[Result]:
    """Export once; replay some times over, each in a database of its own, and fold, in turns."""
    parts = open_parts(url, 2)
    fill(parts.log, records(0, EVENTS))
    replayed, folded = [], []
    with tempfile.TemporaryDirectory() as folder:
        export(url, folder)
        for number in range(ROUNDS):
            began = time.perf_counter()
            into(url, number, Path(folder))
            replayed.append(EVENTS / (time.perf_counter() - began))
            entries = parts.recorder.after(0, EVENTS)
            began = time.perf_counter()
            for entry in entries:
                fold.rows(str(entry.stream), [fold.said(entry)])
            folded.append(EVENTS / (time.perf_counter() - began))
    parts.pool.close()
    return [Result("replay of an export", "the fold alone, in memory", "events/s", replayed, folded, "-")]


def export(url: str, folder: str) -> None:
    """The log of a database as an auditor takes it home."""
    parts = open_parts(url, 2)
    with connect(url) as connection:
        exported = Export(connection, parts.tree, LOG)
        exported.write(FolderSink(Path(folder)), exported.under(None, None))
    parts.pool.close()


def into(url: str, number: int, folder: Path) -> None:
    """Replay an export in an empty database, which is gone afterwards."""
    name = f"replayed_{number}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        replay(called(url, name), Folder(folder), None)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
