"""One append at a time: our log against the library's own application, same server, same words, same checks."""

import time
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate

from service.parts import open_parts
from tests.benchmarks.result import Result
from tests.benchmarks.sample import content

ROUNDS, APPENDS = 7, 400
SOURCES = [{"name": "example.org", "published": "2025-09-03"}]


class Plain(Aggregate):
    """The same words in an aggregate as the library would have it."""

    def __init__(self, kind: str, content: dict[str, Any], author: str, sources: list[dict[str, str]]) -> None:
        self.kind, self.content, self.author, self.sources = kind, content, author, sources


def run(url: str) -> list[Result]:
    """Appends a second, in rounds by turns."""
    where = urlsplit(url)
    environ = {
        "PERSISTENCE_MODULE": "eventsourcing.postgres", "POSTGRES_DBNAME": where.path[1:], "POSTGRES_USER": "entente",
        "POSTGRES_HOST": parse_qs(where.query)["host"][0], "POSTGRES_PORT": "5432", "POSTGRES_PASSWORD": "",
        "POSTGRES_PRE_PING": "y", "POSTGRES_LOCK_TIMEOUT": "5",
    }  # fmt: skip
    parts = open_parts(url, 2)
    library: Application[Any] = Application(environ)
    ours, theirs = [], []
    for number in range(ROUNDS):
        said = content(number)
        began = time.perf_counter()
        for _ in range(APPENDS):
            parts.log.record(uuid4(), "statement-made", said, author="benchmark", sources=SOURCES)
        ours.append(APPENDS / (time.perf_counter() - began))
        began = time.perf_counter()
        for _ in range(APPENDS):
            library.save(Plain("statement-made", said, "benchmark", SOURCES))
        theirs.append(APPENDS / (time.perf_counter() - began))
    library.close()
    parts.pool.close()
    return [Result("single append", "eventsourcing Application.save", "/s", ours, theirs, ">= 2")]
