"""Runs the benchmarks on a throw-away server, prints a table of medians and ratios, and writes JSON."""

import pkgutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import orjson
import psycopg
import pytest
from rich.console import Console
from rich.table import Table

from service.database import embedded
from service.migrate import migrate
from tests import benchmarks
from tests.benchmarks.machine import load, machine
from tests.benchmarks.result import Result
from tests.conftest import called

Benchmark = Callable[[str], list[Result]]
"""Measures on the empty database at a URL."""


def known() -> dict[str, Benchmark]:
    """The benchmarks: each module here that has a `run`, by its name."""
    names = [each.name for each in pkgutil.iter_modules(benchmarks.__path__) if each.name != "__main__"]
    modules = {name: import_module(f"tests.benchmarks.{name}") for name in names}
    return {name: module.run for name, module in modules.items() if hasattr(module, "run")}


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--json", "file", type=click.Path(path_type=Path), help="Write the measurements into this file as well.")
def main(names: tuple[str, ...], file: Path | None) -> None:
    """Run the benchmarks that are named, or all, each on a database of its own; the load should be none before."""
    there = known()
    if unknown := set(names) - there.keys():
        raise click.UsageError(f"There is no {', '.join(sorted(unknown))}; there are {', '.join(there)}.")
    ran: dict[str, list[Result]] = {}
    before = machine()
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, embedded(Path(folder)) as server:
            for name in names or there:
                click.echo(f"{name} ...", err=True)
                try:
                    with _database(server, name) as url:
                        ran[name] = there[name](url)
                except pytest.skip.Exception as lacking:
                    click.echo(f"{name}: not run: {lacking}", err=True)
    finally:
        after = load()
        _print(ran, before, after)
        if file:
            found = {name: [each.document() for each in results] for name, results in ran.items()}
            told = {"machine": {**before, "load_after": after}, "benchmarks": found}
            file.write_bytes(orjson.dumps(told, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def _print(ran: dict[str, list[Result]], before: dict[str, Any], after: float) -> None:
    table = Table("what", "measured", "floor", "floor's", "ratio", "goal", "met")
    for results in ran.values():
        for result in results:
            table.add_row(*result.told())
        table.add_section()
    table.caption = (
        f"Medians (least-most). {before['cores']} cores of {before['processor']}, {before['memory_mb']:,} MB, "
        f"Python {before['python']}; load {before['load']:.2f} before, {after:.2f} after."
    )
    Console(width=170).print(table)


@contextmanager
def _database(server: str, name: str) -> Iterator[str]:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE benchmark_{name}")
        url = called(server, f"benchmark_{name}")
        migrate(url)
        yield url
        connection.execute(f"DROP DATABASE benchmark_{name} WITH (FORCE)")


if __name__ == "__main__":
    main(prog_name="python -m tests.benchmarks")
