"""The whole state at a moment with ten times the history: each development corrected nine times, against never."""

import time
from datetime import date

from projections.facts import state
from projections.moment import Asked, moment
from projections.projector import catch_up
from service.parts import Parts, connect, open_parts
from tests.benchmarks.result import Result
from tests.benchmarks.sample import corrections, fill, records

DEVELOPMENTS, VERSIONS, ROUNDS = 30_000, 10, 15


def run(url: str) -> list[Result]:
    """Ask for the state of some days before and after the corrections, newest knowledge both times."""
    parts = open_parts(url, 2)
    fill(parts.log, records(0, DEVELOPMENTS, lasting=True))
    _projected(url)
    young = _asked(parts)
    for version in range(2, VERSIONS + 1):
        fill(parts.log, corrections(0, DEVELOPMENTS, version))
    _projected(url)
    old = _asked(parts)
    parts.pool.close()
    return [Result("whole state, 10 x history", "whole state, 1 x history", "us", old, young, "<= 1.5")]


def _projected(url: str) -> None:
    with connect(url) as connection:
        catch_up(connection)
        connection.execute("VACUUM ANALYZE fact_version")


def _asked(parts: Parts) -> list[float]:
    times = []
    for number in range(ROUNDS + 3):
        at = moment(parts.pool, Asked(valid_on=date(2010, 1, 1 + number)))
        began = time.perf_counter()
        state(parts.pool, at)
        times.append((time.perf_counter() - began) * 1e6)
    return times[3:]
