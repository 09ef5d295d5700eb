"""Commands of an auditor: take the log home, and check there that nothing was altered, removed or back-dated."""

import os
import sys
from contextlib import ExitStack
from pathlib import Path

import click
import orjson
from flask.cli import AppGroup
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from events.audit import source as sources
from events.audit.checkpoints import newest
from events.audit.note import InvalidNote
from events.audit.policy import Policy
from events.audit.verify import verify
from service import parts
from service.audit import trust
from service.audit.export import Export
from service.audit.live import Live
from service.audit.sink import ArchiveSink, FolderSink, Sink
from service.audit.told import lines, told
from service.audit.trust import Memory
from service.cli.policy import PolicyFile
from service.cli.replay import replay
from service.cli.witness import witness
from service.log_key import log_signer
from service.settings import Settings

FINDINGS = 9
"""How `verify` ends where it found something."""

audit = AppGroup("audit", help="History that anyone can check, offline, without trusting us.")
audit.add_command(witness)
audit.add_command(replay)


@audit.command("export", with_appcontext=False)
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False), required=False)
@click.option("--archive", type=click.Path(path_type=Path, dir_okay=False), help="One tar file instead of a directory.")
@click.option("--until", type=click.IntRange(min=1), help="Up to the first checkpoint over this position.")
@click.option("--checkpoint", "size", type=click.IntRange(min=0), help="Up to the checkpoint of this many leaves.")
def export(directory: Path | None, archive: Path | None, until: int | None, size: int | None) -> None:
    """Write the log for an auditor into DIRECTORY, up to its newest checkpoint.

    What is there already and right is left alone, so that an export that was stopped goes on, and an old one grows.
    """
    if (directory is None) == (archive is None):
        raise click.UsageError("Give a directory or --archive.")
    if until and size is not None:
        raise click.UsageError("Give --until or --checkpoint, not both.")
    settings = Settings.read(os.environ)
    with ExitStack() as stack:
        url = stack.enter_context(parts.database(settings))
        connection = stack.enter_context(parts.connect(url))
        opened = parts.open_parts(url, 2)
        stack.callback(opened.pool.close)
        signs = settings.signing_key.exists() or newest(connection) is None
        exporting = Export(connection, opened.tree, log_signer(settings) if signs else None)
        kept = exporting.under(until, size)
        sink: Sink = stack.enter_context(ArchiveSink(archive)) if archive else FolderSink(directory or Path())
        progress = stack.enter_context(_progress())
        task = progress.add_task("positions", total=kept.size)
        exporting.write(sink, kept, lambda done: progress.update(task, completed=done))
    click.echo(orjson.dumps({"size": kept.size, "export": str(archive or directory)}).decode())


@audit.command("verify", with_appcontext=False)
@click.argument("export")
@click.option("--key", "keys", multiple=True, help="A verifier key of the log, known from elsewhere.")
@click.option("--policy", type=PolicyFile(), help="A file with the keys and the quorum that the checkpoint must bear.")
@click.option("--state", type=click.Path(path_type=Path, dir_okay=False), help="Where what was verified is remembered.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def check(export: str, keys: tuple[str, ...], policy: Policy | None, state: Path | None, form: str) -> None:
    """Verify EXPORT: a directory, a tar file, or the address of a live server. Needs no database.

    Ends with 0 where all is well, and with 9 where something was found.
    """
    source = (
        Live(export, Settings.read(os.environ).api_key)
        if export.startswith(("http://", "https://"))
        else sources.opened(Path(export))
    )
    memory = Memory.of(state or trust.default())
    claimed = trust.claimed(source)
    try:
        known, trusted = trust.keys_of(
            source, claimed.origin, keys or tuple(map(str, policy.logs if policy else ())), memory
        )
    except InvalidNote as error:
        raise click.BadParameter(str(error), param_hint="--key") from None
    saved = memory.saved(claimed.origin)
    with _progress() as progress:
        task = progress.add_task("leaves", total=claimed.size)
        report = verify(source, known, saved, lambda done: progress.update(task, completed=done))
    for sentence in policy.check(report.note) if policy and report.note else ():
        report.find("checkpoint", "policy", sentence)
    if report.well:
        memory.save(report, known)
    before = saved.size if saved else None
    if form == "json":
        click.echo(orjson.dumps(told(report, trusted, before), option=orjson.OPT_INDENT_2).decode())
    else:
        for line in lines(report, trusted, before):
            click.echo(line)
    raise click.exceptions.Exit(0 if report.well else FINDINGS)


def _progress() -> Progress:
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty())
