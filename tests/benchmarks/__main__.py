"""Runs the benchmarks on a throw-away server and prints a table of medians and ratios."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from rich.console import Console
from rich.table import Table

from service.database import embedded
from service.migrate import migrate
from tests.benchmarks import append, audit, audited, history, http, projecting, verifying, views
from tests.benchmarks.result import Result
from tests.conftest import called

BENCHMARKS: dict[str, Callable[[str], list[Result]]] = {
    "append": append.run,
    "projecting": projecting.run,
    "history": history.run,
    "http": http.run,
    "views": views.run,
    "audit": audit.run,
    "audited": audited.run,
    "verifying": verifying.run,
}


def main(names: list[str]) -> None:
    """Run the benchmarks that are named, or all."""
    table = Table("what", "floor", "measured", "floor's", "ratio", "goal")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, embedded(Path(folder)) as server:
        for name in names or BENCHMARKS:
            with _database(server, name) as url:
                for result in BENCHMARKS[name](url):
                    table.add_row(*result.told())
    Console(width=150).print(table)


@contextmanager
def _database(server: str, name: str) -> Iterator[str]:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE benchmark_{name}")
    url = called(server, f"benchmark_{name}")
    migrate(url)
    yield url


if __name__ == "__main__":
    main(sys.argv[1:])
