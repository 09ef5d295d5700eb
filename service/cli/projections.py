"""Commands over the projections."""

import os

import click
from flask.cli import AppGroup
from rich.console import Console
from rich.progress import Progress

from projections import projector
from projections.rebuild import rebuild as build_anew
from service import parts
from service.at_work import at_work
from service.carrying_on import carry_on
from service.cli.output import format_option, show
from service.log_key import log_signer
from service.settings import Settings

projections = AppGroup("projections", help="What follows from the log.")


@projections.command("status", with_appcontext=False)
@format_option
def status(form: str) -> None:
    """How far the projections have come, against the log's head."""
    with parts.database(Settings.read(os.environ)) as url, parts.connect(url) as connection:
        found = projector.status(connection)
    row = {"position": found.position, "head": found.head, "lag": found.head - found.position, "running": found.running}
    show([row], form, tuple(row))


@projections.command("run", with_appcontext=False)
def run() -> None:
    """Carry the log on until stopped, into the tree, checkpoints and projections; one process does so at a time.

    A database that goes away is waited for. A fault stops the projecting alone, and is told when this ends.
    """
    with at_work() as (settings, url, stopped):
        signer = log_signer(settings)
        carry_on(lambda: parts.connect(parts.under(url, parts.DatabaseRole.PROJECTOR)), signer, stopped)


@projections.command("rebuild", with_appcontext=False)
@click.option("--accept-differences", is_flag=True, help="Swap also where the live tables are not what the log says.")
def rebuild(accept_differences: bool) -> None:
    """Build the projections anew beside the live ones, compare, and swap; appends and reads go on meanwhile."""
    with (
        parts.database(Settings.read(os.environ)) as url,
        parts.connect(parts.under(url, parts.DatabaseRole.PROJECTOR)) as connection,
        Progress(console=Console(stderr=True)) as progress,
    ):
        task = progress.add_task("events", total=projector.status(connection).head)
        position = build_anew(
            connection,
            accept_differences=accept_differences,
            progress=lambda folded: progress.update(task, completed=folded),
        )
    click.echo(f"rebuilt up to position {position}")
