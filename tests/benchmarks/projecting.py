"""Events a second of a whole rebuild (read, fold, copy, index, compare, swap), against 20,000 and a plain COPY."""

import time

from projections.projector import catch_up
from projections.rebuild import rebuild
from service.parts import DatabaseRole, connect, open_parts, under
from tests.benchmarks.result import Result
from tests.benchmarks.sample import fill, records

EVENTS, ROUNDS = 200_000, 3


def run(url: str) -> list[Result]:
    """Rebuild a log of records some times over."""
    parts = open_parts(url, 2)
    fill(parts.log, records(0, EVENTS))
    with connect(under(url, DatabaseRole.PROJECTOR)) as connection:
        began = time.perf_counter()
        catch_up(connection)
        caught_up = EVENTS / (time.perf_counter() - began)
    rebuilt = []
    for _ in range(ROUNDS):
        with connect(under(url, DatabaseRole.PROJECTOR)) as connection:
            began = time.perf_counter()
            rebuild(connection)
            rebuilt.append(EVENTS / (time.perf_counter() - began))
    parts.pool.close()
    return [
        Result("projector, rebuild", "20,000 events/s", "events/s", rebuilt, [20_000.0], ">= 1"),
        Result("projector, catching up live", "20,000 events/s", "events/s", [caught_up], [20_000.0], "-"),
    ]
