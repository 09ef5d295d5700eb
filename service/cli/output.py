"""What commands print: a table, JSON, one JSON document a line, or CSV."""

import csv
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import click
import orjson
from rich.console import Console
from rich.table import Table

FORMAT = click.Choice(["table", "json", "ndjson", "csv"])

Row = dict[str, Any]

BOUNDS = {"starts_from", "starts_by", "ends_from", "ends_by"}
"""What the bounds of something in valid time are made of."""


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


def show_tables(tables: Mapping[str, Iterable[Any]], form: str, whole: Row) -> None:
    """Print the tables of an answer: each under its name, or all in one where a row says which is its own."""
    if form == "json":
        click.echo(orjson.dumps(whole, option=orjson.OPT_INDENT_2).decode())
        return
    plain = {name: orjson.loads(orjson.dumps(list(rows))) for name, rows in tables.items()}
    if form != "table":
        show([{"table": name, **row} for name, rows in plain.items() for row in rows], form, ())
        return
    for name, rows in plain.items():
        click.echo(f"{name}:")
        _table(rows, tuple(column for column in dict.fromkeys(n for row in rows for n in row) if column != "rests_on"))


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
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    if isinstance(value, dict) and value.keys() == BOUNDS:
        return f"{_days(value['starts_from'], value['starts_by'])} / {_days(value['ends_from'], value['ends_by'])}"
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def _days(first: str | None, last: str | None) -> str:
    """One day where it is known, and the first and the last that it may be."""
    return (first or "..") if first == last else f"{first or ''}..{last or ''}"
