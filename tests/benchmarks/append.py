"""Appends of 1, 100 and 10,000 developments: our log, with its leaves, against the library's application."""

import time
from collections.abc import Callable
from functools import partial
from itertools import count, islice
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate

from service.parts import open_parts
from tests.benchmarks.result import Result
from tests.benchmarks.sample import content, records

ROUNDS, APPENDS = 5, 300
MANY = {100: 5, 10_000: 1}
"""How many developments are appended together, and how often in a round."""

LIBRARY = 100
"""How many the library appends together at the most: with thousands its pipeline and PostgreSQL wait for each other."""

SOURCES = [{"name": "example.org", "published": "2025-09-03"}]


class Plain(Aggregate):
    """The same words in an aggregate as the library would have it."""

    def __init__(self, kind: str, content: dict[str, Any], author: str, sources: list[dict[str, str]]) -> None:
        self.kind, self.content, self.author, self.sources = kind, content, author, sources


def run(url: str) -> list[Result]:
    """Developments appended a second, in rounds by turns."""
    where = urlsplit(url)
    environ = {
        "PERSISTENCE_MODULE": "eventsourcing.postgres", "POSTGRES_DBNAME": where.path[1:], "POSTGRES_USER": "entente",
        "POSTGRES_HOST": parse_qs(where.query)["host"][0], "POSTGRES_PORT": "5432", "POSTGRES_PASSWORD": "",
        "POSTGRES_PRE_PING": "y", "POSTGRES_LOCK_TIMEOUT": "5",
    }  # fmt: skip
    parts = open_parts(url, 2)
    library: Application[Any] = Application(environ)
    numbers, ours, theirs = count(), records(0, 10**9), map(_plain, count())

    def one() -> None:
        parts.log.record(uuid4(), "statement-made", content(next(numbers)), author="benchmark", sources=SOURCES)

    def many(size: int) -> None:
        parts.log.append_new(islice(ours, size))

    def saved(size: int) -> None:
        for _ in range(0, size, LIBRARY):
            library.save(*islice(theirs, min(size, LIBRARY)))

    found = [_compared("1 append", 1, APPENDS, one, lambda: saved(1))]
    for size, times in MANY.items():
        found.append(_compared(f"{size:,} appended together", size, times, partial(many, size), partial(saved, size)))
    library.close()
    parts.pool.close()
    return found


def _compared(what: str, size: int, times: int, ours: Callable[[], object], theirs: Callable[[], object]) -> Result:
    measured, floors = [], []
    for _ in range(ROUNDS):
        measured.append(_rate(size, times, ours))
        floors.append(_rate(size, times, theirs))
    return Result(what, "eventsourcing Application.save", "/s", measured, floors, ">= 2")


def _rate(size: int, times: int, append: Callable[[], object]) -> float:
    began = time.perf_counter()
    for _ in range(times):
        append()
    return size * times / (time.perf_counter() - began)


def _plain(number: int) -> Plain:
    return Plain("statement-made", content(number), "benchmark", SOURCES)
