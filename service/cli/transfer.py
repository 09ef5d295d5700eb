"""Commands that bring events in and out, one JSON document a line."""

import sys

import click
import orjson
from flask.cli import with_appcontext
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from service.api.blueprint import parts
from service.cli.importing import import_
from service.log_form import told


def transfer() -> list[click.Command]:
    """The commands."""
    return [import_, _export]


@click.command("export")
@click.option("--after", type=click.IntRange(min=0), default=0, help="Only events after this position.")
@with_appcontext
def _export(after: int) -> None:
    """Write every event of the log as NDJSON, in order; `entente import` takes it."""
    with _progress() as progress:
        task = progress.add_task("events", total=parts().recorder.head()[0] - after)
        for entry in parts().recorder.all(after):
            sys.stdout.buffer.write(orjson.dumps(told(entry)) + b"\n")
            progress.advance(task)
    sys.stdout.buffer.flush()


def _progress() -> Progress:
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty())
