"""Many appends at a time: against a raw COPY of the same bytes, and what a single append waits for meanwhile."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from statistics import quantiles
from threading import Event, Thread
from typing import Any
from uuid import uuid4

import psycopg
from psycopg import Connection

from events.development import Development
from service.parts import DatabaseRole, Parts, open_parts, under
from tests.benchmarks.copies import copied_in, copied_out
from tests.benchmarks.processor import taken
from tests.benchmarks.result import Result
from tests.benchmarks.sample import content, records

ROUNDS, EVENTS, BATCH = 7, 40_000, 10_000

LIVE = 300
"""Single appends beside nothing, and as many beside bulk appends."""

SOURCES = [{"name": "example.org", "published": "2025-09-03"}]

COLUMNS = "position, recorded_at, stream, version, topic, payload, salt, leaf, request_id, traceparent"

RAW = "CREATE TABLE public.raw (LIKE log.event INCLUDING INDEXES)"

OUT = f"""
    COPY (SELECT {COLUMNS} FROM log.event WHERE position > %(after)s ORDER BY position LIMIT %(limit)s) TO STDOUT
"""

IN = f"COPY public.raw ({COLUMNS}) FROM STDIN"


def run(url: str) -> list[Result]:
    """Events a second, in rounds by turns; then what single appends take, in milliseconds."""
    parts = open_parts(url, 4)
    events = records(0, 10**9)
    ours, raw, own, theirs = [], [], [], []
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(RAW)
        for _ in range(ROUNDS):
            after, _ = parts.recorder.head()
            round_ = list(islice(events, EVENTS))
            rate, processor = _taken(connection, lambda: sum(parts.log.load(_batches(round_))))  # noqa: B023
            ours.append(rate)
            own.append(processor)
            copies = [
                copied_out(connection, OUT, {"after": after + done, "limit": BATCH}) for done in range(0, EVENTS, BATCH)
            ]
            rate, processor = _taken(connection, lambda: [copied_in(connection, IN, each) for each in copies])  # noqa: B023
            raw.append(rate)
            theirs.append(processor)
    idle = _appended(url)
    with _loading(parts, events):
        beside = _appended(url)
    parts.pool.close()
    return [
        Result(
            "bulk append, with audit leaves", "COPY of the same bytes, same indexes", "events/s", ours, raw, ">= 0.5"
        ),
        Result("  the same: processor", "the same COPY", "us an event", own, theirs, "-"),
        Result("single append beside bulk appends", "our goal for the median", "ms", beside, [1000.0], "<= 1"),
        Result("the same", "with nothing beside it", "ms", beside, idle, "-"),
        Result("the same, 99th percentile", "with nothing beside it", "ms", [_p99(beside)], [_p99(idle)], "-"),
    ]


def _batches(events: list[Development.Event]) -> Iterator[list[Development.Event]]:
    for start in range(0, len(events), BATCH):
        yield events[start : start + BATCH]


def _taken(connection: Connection[Any], what: Callable[[], object]) -> tuple[float, float]:
    """Events a second, and microseconds of processor an event."""
    began, before = time.perf_counter(), taken(connection)
    what()
    return EVENTS / (time.perf_counter() - began), (taken(connection) - before) / EVENTS * 1e6


def _appended(url: str) -> list[float]:
    """What each of some single appends takes, one after the other."""
    parts = open_parts(under(url, DatabaseRole.WEB), 1)
    times = []
    for number in range(LIVE):
        began = time.perf_counter()
        parts.log.record(uuid4(), "statement-made", content(number), author="benchmark", sources=SOURCES)
        times.append((time.perf_counter() - began) * 1000)
    parts.pool.close()
    return times


@contextmanager
def _loading(parts: Parts, events: Iterator[Development.Event]) -> Iterator[None]:
    """Batches come in for as long as something else is done."""
    enough = Event()

    def load() -> None:
        batches = iter(lambda: list(islice(events, BATCH)), None)
        for _ in parts.log.load(batches):
            if enough.is_set():
                break

    loading = Thread(target=load)
    loading.start()
    try:
        yield
    finally:
        enough.set()
        loading.join()


def _p99(times: list[float]) -> float:
    return quantiles(times, n=100)[-1]
