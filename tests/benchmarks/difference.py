"""What changed between two days a year apart, in the whole state, against reading the two states that it compares."""

import time
from datetime import date

from projections import facts
from projections.catching_up import catch_up
from projections.moment import Asked, moment
from projections.views.difference import difference
from projections.views.state import STATE, OfState
from service.parts import connect, open_parts
from tests.benchmarks.result import Result
from tests.benchmarks.sample import corrections, fill, records

DEVELOPMENTS, CORRECTED, ROUNDS = 20_000, 5_000, 7


def run(url: str) -> list[Result]:
    """Compare some pairs of days, and read both states of each, in turns."""
    parts = open_parts(url, 2)
    fill(parts.log, records(0, DEVELOPMENTS, lasting=True))
    fill(parts.log, corrections(0, CORRECTED, 2))
    with connect(url) as connection:
        catch_up(connection)
        connection.execute("VACUUM ANALYZE")
    compared, read = [], []
    for number in range(ROUNDS + 1):
        earlier, later = (
            moment(parts.pool, Asked(valid_on=date(year, 1, 1 + number), known_at=known_at))
            for year, known_at in ((2009, DEVELOPMENTS), (2010, DEVELOPMENTS + CORRECTED))
        )
        times = [time.perf_counter()]
        assert difference(STATE, parts.pool, OfState(), earlier, later)
        times.append(time.perf_counter())
        assert all(facts.state(parts.pool, each) for each in (earlier, later))
        times.append(time.perf_counter())
        if number:  # the first one warms up
            compared.append((times[1] - times[0]) * 1000)
            read.append((times[2] - times[1]) * 1000)
    parts.pool.close()
    return [Result("difference of the whole state over a year", "reading the two states", "ms", compared, read, "-")]
