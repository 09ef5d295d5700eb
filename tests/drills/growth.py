"""A log of as many events as one likes: how fast it is filled and projected, what it takes on disk, how it answers.

The developments are those of the benchmarks: statements between fifteen states, each of a day of fourteen years.
"""

import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from psycopg import Connection

from events.audit.integrator import integrate
from projections import projector
from projections.facts import state, state_of_actor, state_of_dyad
from projections.moment import Moment
from projections.rebuild import rebuild
from service.database import embedded
from service.migrate import migrate
from service.parts import DatabaseRole, Parts, connect, open_parts, under
from tests.benchmarks.processor import of_server
from tests.benchmarks.sample import STATES, fill, records

ASKED = 50

SIZES = """
    SELECT format('%s.%s', nspname, relname), pg_table_size(pg_class.oid), pg_indexes_size(pg_class.oid)
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname IN ('log', 'projection') AND relkind = 'r' AND pg_total_relation_size(pg_class.oid) > 10 * 2 ^ 20
    ORDER BY pg_total_relation_size(pg_class.oid) DESC
"""


@dataclass
class Phase:
    """A part of the work: seconds by the clock, and of processor in our processes and in the server."""

    wall: float
    ours: float
    server: float


@dataclass
class Outcome:
    """What it took, by phase; bytes of each table and of its indexes; milliseconds of answers."""

    events: int
    phases: dict[str, Phase] = field(default_factory=dict)
    sizes: list[tuple[str, int, int]] = field(default_factory=list)
    answers: dict[str, float] = field(default_factory=dict)

    def __str__(self) -> str:
        total = sum(table + indexes for _, table, indexes in self.sizes)
        return "\n".join([
            f"{self.events:,} events",
            *(
                f"{name}: {self.events / phase.wall:,.0f} events/s; an event takes {self._each(phase.ours):.0f} us of "
                f"processor in Python and {self._each(phase.server):.0f} us in PostgreSQL"
                for name, phase in self.phases.items()
            ),
            *(
                f"{name}: {table / self.events:,.0f} bytes an event, its indexes {indexes / self.events:,.0f}"
                for name, table, indexes in self.sizes
            ),
            f"on disk in all: {total / self.events:,.0f} bytes an event",
            *(f"{name}: {took:.2f} ms" for name, took in self.answers.items()),
        ])  # fmt: skip

    def _each(self, seconds: float) -> float:
        return seconds / self.events * 1e6


def run(folder: Path, _: int, events: int) -> Outcome:
    """Fill an empty log, take it into the tree, project it, and ask."""
    outcome = Outcome(events)
    with embedded(folder / "data") as url:
        migrate(url)
        parts = open_parts(url, 4)
        with connect(url) as owner, connect(under(url, DatabaseRole.PROJECTOR)) as connection:
            phase = partial(_phase, owner, outcome)
            with phase("log, with audit leaves"):
                fill(parts.log, records(0, events))
            with phase("tree"):
                integrate(connection)
            with phase("projections, by a rebuild"):
                rebuild(connection, accept_differences=True)
            assert projector.position_of(owner) == events
            outcome.sizes = [(str(name), int(table), int(indexes)) for name, table, indexes in owner.execute(SIZES)]
            outcome.answers = {name: _asked(ask) for name, ask in _questions(parts, events).items()}
        parts.pool.close()
    return outcome


@contextmanager
def _phase(owner: Connection[Any], outcome: Outcome, name: str) -> Iterator[None]:
    began, ours, server = time.perf_counter(), sum(os.times()[:4]), of_server(owner)
    yield
    outcome.phases[name] = Phase(time.perf_counter() - began, sum(os.times()[:4]) - ours, of_server(owner) - server)


def _questions(parts: Parts, events: int) -> dict[str, Callable[[random.Random], object]]:
    """Of any day, at the newest position and at the middle of the log."""

    def at(any_: random.Random) -> Moment:
        day = date.fromordinal(731946 + any_.randrange(5113))
        return Moment(day, date.max, any_.choice((events, events // 2)), None)

    return {
        "as-of dyad": lambda any_: state_of_dyad(parts.pool, at(any_), *any_.sample(STATES, 2)),
        "as-of actor": lambda any_: state_of_actor(parts.pool, at(any_), any_.choice(STATES)),
        "as-of whole state": lambda any_: state(parts.pool, at(any_)),
    }


def _asked(ask: Callable[[random.Random], object]) -> float:
    """The median in milliseconds of asking some times, once it has been asked."""
    any_, times = random.Random(0), []
    ask(any_)
    for _ in range(ASKED):
        began = time.perf_counter()
        ask(any_)
        times.append((time.perf_counter() - began) * 1000)
    return median(times)
