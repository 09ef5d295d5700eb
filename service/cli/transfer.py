"""Commands that bring events in and out, one JSON document a line."""

import sys
from typing import BinaryIO

import click
import orjson
from flask.cli import with_appcontext
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from service.api.blueprint import parts
from service.importing import import_lines
from service.log_form import told


def transfer() -> list[click.Command]:
    """The commands."""
    return [_import, _export]


@click.command("import")
@click.argument("file", type=click.File("rb"))
@with_appcontext
def _import(file: BinaryIO) -> None:
    """Append the events of an NDJSON file ('-': standard input); those on record already are left as they are.

    Where a line is refused the import stops; the events before it may be on record, and importing again resumes.
    """
    with _progress() as progress:
        task = progress.add_task("events")
        done = import_lines(parts().log, file, lambda lines: progress.update(task, completed=lines))
    left_out = {"erased": done.erased, **({"keys": done.keys} if done.keys else {})}
    known = done.lines - done.appended - sum(left_out.values())
    said = {"lines": done.lines, "appended": done.appended, "known": known, **left_out}
    click.echo(orjson.dumps(said).decode())


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
