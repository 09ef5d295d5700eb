"""What commands print: a table, JSON, one JSON document a line, or CSV."""

import csv
import sys
from collections.abc import Callable, Iterable
from typing import Any

import click
import orjson
from rich.console import Console
from rich.table import Table

FORMAT = click.Choice(["table", "json", "ndjson", "csv"])

Row = dict[str, Any]


def format_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--format`."""
    return click.option("--format", "form", type=FORMAT, default="table", show_default=True)(command)


def show(rows: Iterable[Row], form: str, columns: tuple[str, ...], whole: Row | None = None) -> None:
    """Print rows: the named columns in a table, everything elsewhere; JSON puts them inside `whole`."""
    plain = [orjson.loads(orjson.dumps(row)) for row in rows]
    if form == "json":
        body = plain if whole is None else {**orjson.loads(orjson.dumps(whole)), "rows": plain}
        click.echo(orjson.dumps(body, option=orjson.OPT_INDENT_2).decode())
    elif form == "ndjson":
        for row in plain:
            click.echo(orjson.dumps(row).decode())
    elif form == "csv":
        _csv(plain)
    else:
        _table(plain, columns)


def _csv(rows: list[Row]) -> None:
    if rows:
        names = list(dict.fromkeys(name for row in rows for name in row))
        writer = csv.DictWriter(sys.stdout, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)


def _table(rows: list[Row], columns: tuple[str, ...]) -> None:
    table = Table(*columns, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*(_cell(row.get(column)) for column in columns))
    width = None if sys.stdout.isatty() else 200
    Console(markup=False, highlight=False, width=width).print(table if rows else "nothing")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else orjson.dumps(value).decode()
