"""Commands over the database."""

import os

import click
from flask.cli import AppGroup

from service import parts
from service.migrate import migrate as bring_up
from service.settings import Settings

database = AppGroup("database", help="The database behind the log.")


@database.command("migrate", with_appcontext=False)
def migrate() -> None:
    """Bring the database to the schema that this version needs; what is there already is left alone."""
    with parts.database(Settings.read(os.environ)) as url:
        for name in bring_up(url) or ["nothing to do"]:
            click.echo(name)
