"""What commands print: a table, JSON, one JSON document a line, or CSV."""

import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import click
import orjson
from marshmallow import ValidationError
from rich.console import Console
from rich.table import Table

from service.fields import Schema
from service.formats import csv, ndjson, parquet
from service.formats.columns import Row, columns_in, columns_of
from service.formats.format import plain

FORMAT = click.Choice(["table", "json", "ndjson", "csv"])

TABLES = click.Choice([*FORMAT.choices, "parquet"])

BOUNDS = {"starts_from", "starts_by", "ends_from", "ends_by"}
"""What the bounds of something in valid time are made of."""


def format_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--format`."""
    return click.option("--format", "form", type=FORMAT, default="table", show_default=True)(command)


def tables_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--format` of what has rows that are described, which can be had as Parquet too."""
    return click.option("--format", "form", type=TABLES, default="table", show_default=True)(command)


def write(written: Iterable[bytes], form: str) -> None:
    """Write the parts of a file to standard output. Raises UsageError where that is a screen that cannot show it."""
    if form == "parquet" and sys.stdout.isatty():
        raise click.UsageError("Parquet is nothing to look at: have it written into a file, with '> FILE'.")
    for part in written:
        sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()


def show(
    rows: Iterable[Any],
    form: str,
    columns: tuple[str, ...],
    whole: Row | None = None,
    described: Iterable[type[Schema]] = (),
) -> None:
    """Print rows: the named columns in a table, everything elsewhere; JSON puts them inside `whole`.

    CSV has the columns of the rows as they are described, after those that come up beside them; Parquet has those of
    the one description alone.
    """
    found = plain([*rows])
    if form == "json":
        body = found if whole is None else {**orjson.loads(orjson.dumps(whole)), "rows": found}
        click.echo(orjson.dumps(body, option=orjson.OPT_INDENT_2).decode())
    elif form == "ndjson":
        click.echo(ndjson.written(found), nl=False)
    elif form == "parquet":
        write(parquet.parts([found], next(iter(described)), whole or {}), form)
    elif form == "csv":
        columns_known = dict.fromkeys(path for schema in described for path in columns_of(schema))
        click.echo(csv.written(found, (*columns_in(found, columns_known), *columns_known)), nl=False)
    else:
        _table(found, columns)


def show_tables(
    tables: Mapping[str, Iterable[Any]], form: str, whole: Row, described: Iterable[type[Schema]] = ()
) -> None:
    """Print the tables of an answer: each under its name, or all in one where a row says which is its own."""
    if form == "json":
        click.echo(orjson.dumps(whole, option=orjson.OPT_INDENT_2).decode())
        return
    if form == "parquet":
        if len(tables) > 1:
            raise ValidationError(f"Parquet holds one table: name one of {', '.join(tables)}.", "table")
        show(next(iter(tables.values())), form, (), whole, described)
        return
    found = {name: plain([*rows]) for name, rows in tables.items()}
    if form != "table":
        show([{"table": name, **row} for name, rows in found.items() for row in rows], form, (), described=described)
        return
    for name, rows in found.items():
        click.echo(f"{name}:")
        _table(rows, tuple(column for column in dict.fromkeys(n for row in rows for n in row) if column != "rests_on"))


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
