"""Commands over imports, and the process that does those that came over REST."""

import os
from uuid import UUID

import click
import orjson
from flask.cli import AppGroup, with_appcontext

from service import logs
from service import parts as opening
from service.api.blueprint import parts
from service.cli.output import format_option, show
from service.heartbeat import Heartbeat
from service.importers import jobs, refusals
from service.importers.process import keep_importing
from service.settings import Settings
from service.stopping import stop_at_signals

imports = AppGroup("imports", help="Archives on their way into the log.")

COLUMNS = ("id", "format", "vintage", "files", "state", "made_at", "rate", "counts", "error")


@imports.command("list")
@click.option("--limit", default=100, show_default=True, type=click.IntRange(1, 1000))
@format_option
@with_appcontext
def _list(limit: int, form: str) -> None:
    """The imports, newest first, whichever door they came through."""
    show([job.told() for job in jobs.jobs(parts().pool, limit)], form, COLUMNS)


@imports.command("refused")
@click.argument("job", type=click.UUID)
@with_appcontext
def _refused(job: UUID) -> None:
    """The lines that an import has refused, as NDJSON."""
    of = jobs.job(parts().pool, job)
    with parts().pool.connection() as connection:
        for line in refusals.refused(connection, of.id):
            click.echo(orjson.dumps(line).decode())


@imports.command("run", with_appcontext=False)
def _run() -> None:
    """Import what comes over REST until stopped; one process does so. Where the database goes away it waits for it."""
    stopped = Heartbeat()
    stop_at_signals(stopped)
    settings = Settings.read(os.environ)
    stopped.file = settings.heartbeat
    logs.configure(settings.log_level)
    with opening.database(settings) as url:
        opening.connect(url).close()  # says at once what is wrong
        keep_importing(opening.under(url, opening.DatabaseRole.IMPORTS), stopped)
