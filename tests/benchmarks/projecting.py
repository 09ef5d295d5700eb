"""Events a second of the projector, far behind and batch by batch, and of a rebuild, against 40,000 and the library's.

Far behind: as a projector starts beside a log of which it has seen nothing, which the tree holds already (what that
takes, the benchmark `audit` tells). Batch by batch: into tables that hold all before, with all their indexes. A rebuild
reads, folds, copies, indexes, compares and swaps; PostgreSQL alone copies, indexes and compares rows that stand ready.
The library's runner inserts one row of six columns for an event.
"""

import time

from events.audit.integrator import integrate
from events.audit.note import Signer
from events.log import Log
from projections import carrying, projector
from projections.catching_up import catch_up
from projections.rebuild import rebuild
from service.parts import DatabaseRole, connect, open_parts, under
from tests.benchmarks import ready_rows
from tests.benchmarks.library import projected_by_library
from tests.benchmarks.result import Result
from tests.benchmarks.sample import fill, records

EVENTS, FURTHER, OF_LIBRARY, ROUNDS = 200_000, 20_000, 5_000, 3

WANTED = 40_000.0
"""Events a second."""

FORGET_ALL = "TRUNCATE fact_version, development_version, digest; UPDATE progress SET position = 0, forgot = 0"


def run(url: str) -> list[Result]:
    """Project a log of records some times over."""
    parts = open_parts(url, 2)
    fill(parts.log, records(0, EVENTS))
    leapt = [_leapt(url) for _ in range(ROUNDS)]
    rows = ready_rows.taken(url)
    turns = [(_rebuilt(url), ready_rows.stored(url, rows, EVENTS)) for _ in range(ROUNDS)]
    rebuilt, alone = [list(each) for each in zip(*turns, strict=True)]
    stepped = [_stepped(url, parts.log, first) for first in range(EVENTS, EVENTS + ROUNDS * FURTHER, FURTHER)]
    parts.pool.close()
    library = [projected_by_library(url, records(0, OF_LIBRARY))]
    results = [
        Result(what, floor, "events/s", measured, floors, goal)
        for what, measured in (
            ("projector, far behind", leapt), ("projector, rebuild", rebuilt), ("projector, batch by batch", stepped),
        )
        for floor, floors, goal in (
            ("40,000 events/s", [WANTED], ">= 1"), ("the library's ProjectionRunner", library, ">= 20"),
        )
    ]  # fmt: skip
    return [*results, Result("projector, rebuild", "PostgreSQL alone, rows ready", "events/s", rebuilt, alone, "-")]


def _leapt(url: str) -> float:
    with connect(under(url, DatabaseRole.PROJECTOR)) as connection, connect(url) as other:
        integrate(connection)
        other.execute(FORGET_ALL)
        head = projector.status(other).head
        began = time.perf_counter()
        carrying.run(connection, lambda: projector.position_of(other) >= head, Signer.new("benchmark"))
        return head / (time.perf_counter() - began)


def _rebuilt(url: str) -> float:
    with connect(under(url, DatabaseRole.PROJECTOR)) as connection:
        began = time.perf_counter()
        position = rebuild(connection)
        return position / (time.perf_counter() - began)


def _stepped(url: str, log: Log, first: int) -> float:
    fill(log, records(first, first + FURTHER))
    with connect(under(url, DatabaseRole.PROJECTOR)) as connection:
        integrate(connection)
        began = time.perf_counter()
        catch_up(connection)
        return FURTHER / (time.perf_counter() - began)
