"""Commands that bring events in and out, and the history out."""

import sys
from collections.abc import Iterator
from typing import Any

import click
from flask.cli import with_appcontext
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from projections.moment import Asked
from service.api.blueprint import parts
from service.api.history import HistorySchema
from service.cli.importing import import_
from service.cli.options import options_of
from service.cli.output import write
from service.cli.read import at_moment
from service.formats.columns import Row
from service.formats.streamed import STREAMED
from service.history import WHOLE, events


def transfer() -> list[click.Command]:
    """The commands."""
    return [import_, _export]


@click.command("export")
@click.argument("table", type=click.Choice([*WHOLE]), default="log")
@click.option("--format", "form", type=click.Choice([*STREAMED]), default="ndjson", show_default=True)
@click.option("--after", type=click.IntRange(min=0), help="Only events after this position; of the log alone.")
@with_appcontext
@options_of(HistorySchema, without=("after", "format"))
def _export(said: dict[str, Any], table: str, form: str, after: int | None) -> None:
    """Write every event of the log in order, or every version of the facts or of the developments.

    `entente import` takes the log as NDJSON.
    """
    if after is not None and table != "log":
        raise click.UsageError("--after is of the log alone.")
    whole, position = WHOLE[table], _position(table, said["asked"])
    batches = events(parts().recorder, after, position) if after else whole.batches(parts(), position)
    with _progress() as progress:
        task = progress.add_task("rows", total=None if table != "log" else position - (after or 0))

        def counted() -> Iterator[list[Row]]:
            for rows in batches:
                yield rows
                progress.advance(task, len(rows))

        write(STREAMED[form].parts(counted(), whole.described, {"known_at": {"position": position}}), form)


def _position(table: str, asked: Asked) -> int:
    """Up to where the history is wanted; the log needs no projections for it."""
    if table == "log" and asked.known_at is None:
        return parts().recorder.head()[0]
    return at_moment(asked).position


def _progress() -> Progress:
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty())
