"""Commands over imports, and the process that does those that came over REST."""

from uuid import UUID

import click
from flask.cli import AppGroup, with_appcontext

from service import parts as opening
from service.api.blueprint import parts
from service.at_work import at_work
from service.cli.output import format_option, show
from service.formats import ndjson
from service.importers import jobs, refusals
from service.importers.process import keep_importing

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
        click.echo(ndjson.written(refusals.refused(connection, of.id)), nl=False)


@imports.command("run", with_appcontext=False)
def _run() -> None:
    """Import what comes over REST until stopped; one process does so. Where the database goes away it waits for it."""
    with at_work() as (_, url, stopped):
        opening.connect(url).close()  # says at once what is wrong
        keep_importing(opening.under(url, opening.DatabaseRole.IMPORTS), stopped)
