"""The command that brings files into the log: archives in the field's formats, and events in our own form."""

import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO, TextIO, cast

import click
import orjson
from flask.cli import with_appcontext
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from service.api.blueprint import parts
from service.formats import ndjson
from service.importers import refusals
from service.importers.catalogue import IMPORTERS
from service.importers.guessing import first_line, guessed
from service.importers.importer import Importer
from service.importers.importing import Doors
from service.importers.job import MOST_REFUSED, Job
from service.importers.local import imported
from service.importers.mapping.mapped import mapped
from service.importers.opening import opened
from service.importers.progress import Progress as Done
from service.importing import import_lines

OURS = "entente"
"""The format of our own events."""

OWNER = "command line"

LEFT_OUT = 11
"""How the command ends where lines were refused and all others taken."""


@click.command("import")
@click.argument("files", type=click.File("rb"), nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice([OURS, *IMPORTERS]), help="Left out: as the first line tells.")
@click.option("--mapping", type=click.File("r", encoding="utf-8"), help="How a table of one's own is read (TOML).")
@click.option("--vintage", help="Which edition of the archive it is, such as 5.1 or 2024-03.")
@click.option("--dry-run", is_flag=True, help="Tell what would become of each line, and append nothing.")
@click.option("--refused", type=click.Path(path_type=Path, dir_okay=False), help="The file for lines that are refused.")
@click.option("--most-refused", type=click.IntRange(0), default=MOST_REFUSED, show_default=True)
@with_appcontext
def import_(
    files: Sequence[BinaryIO], form: str | None, mapping: TextIO | None, refused: Path | None, **asked: Any
) -> None:
    """Bring FILES into the log: an archive in a format of the field, or events in our own form ('-': standard input).

    What is on record already is left as it is, what an archive says otherwise becomes a correction. Begun again, an
    import goes on where it was interrupted. Where lines were refused it ends with 11; their numbers, fields and rules
    go to the file of --refused.
    """
    with ExitStack() as stack:
        here = [_seekable(file, stack) for file in files]
        importer = mapped(mapping.read()) if mapping else _importer(form, here[0])
        if importer:
            _archive(importer, here, refused, asked)
        else:
            _ours(here, asked)


def _importer(form: str | None, file: BinaryIO) -> Importer | None:
    """The format that is named, or that the first line of a file tells; None for our own."""
    line = "" if form else first_line(file)
    if form == OURS or (form is None and line[:1] in ("", "{")):
        return None
    return IMPORTERS[form] if form else guessed(line)


def _archive(importer: Importer, files: list[BinaryIO], refused: Path | None, asked: dict[str, Any]) -> None:
    with _progress("developments") as bar:
        size = sum(file.seek(0, 2) for file in files)
        task = bar.add_task(importer.name, total=size, rate=0)
        for file in files:
            file.seek(0)

        def tell(done: Done) -> None:
            bar.update(task, completed=done.bytes, rate=round(done.counts.read / done.seconds))

        job = imported(parts().log, parts().pool, importer, files, Doors(tell), owner=OWNER, **asked)
    if refused:
        refused.write_bytes(ndjson.written(_refused(job)))
    named = {"import": str(job.id), "format": job.archive, "vintage": job.vintage, "dry_run": job.dry_run}
    click.echo(orjson.dumps({**named, **job.so_far.told()}).decode())
    if job.so_far.refused:
        for line in _refused(job)[:3]:
            click.echo(f"entente: line {line['line']}: {line['field']}: {line['rule']}", err=True)
        raise SystemExit(LEFT_OUT)


def _refused(job: Job) -> list[dict[str, Any]]:
    with parts().pool.connection() as connection:
        return refusals.refused(connection, job.id)


def _ours(files: list[BinaryIO], asked: dict[str, Any]) -> None:
    if asked["dry_run"] or asked["vintage"]:
        raise click.UsageError("Events in our own form have no vintage and no dry run.")
    with opened(files) as unpacked, _progress("events") as bar:
        task = bar.add_task(OURS, total=None, rate=0)
        lines = (line for file in unpacked for line in file)
        done = import_lines(parts().log, lines, lambda lines: bar.update(task, completed=lines))
    left_out = {"erased": done.erased, **({"keys": done.keys} if done.keys else {})}
    known = done.lines - done.appended - sum(left_out.values())
    said = {"lines": done.lines, "appended": done.appended, "known": known, **left_out}
    click.echo(orjson.dumps(said).decode())


def _seekable(file: BinaryIO, stack: ExitStack) -> BinaryIO:
    """A file that can be read twice: what comes through a pipe is put on disk first."""
    if file.seekable():
        return file
    kept = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
    shutil.copyfileobj(file, kept)
    kept.seek(0)
    return cast(BinaryIO, kept)


def _progress(of: str) -> Progress:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TextColumn(f"{{task.fields[rate]}} {of}/s"),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty())
