"""Commands over the database."""

import os

import click
from flask.cli import AppGroup

from projections.rebuild import rebuild
from projections.sweeping import rewrite
from service import bundled, parts
from service.logins import let_in
from service.migrate import migrate as bring_up
from service.parts import DatabaseRole
from service.settings import Settings

database = AppGroup("database", help="The database behind the log.")


@database.command("migrate", with_appcontext=False)
def migrate() -> None:
    """Bring the database to the schema that this version needs; what is there already is left alone.

    With ENTENTE_WEB_PASSWORD, and so on for PROJECTOR, WEBHOOKS and IMPORTS, that role can log in.
    """
    settings = Settings.read(os.environ)
    passwords = {
        DatabaseRole.WEB: settings.web_password,
        DatabaseRole.PROJECTOR: settings.projector_password,
        DatabaseRole.WEBHOOKS: settings.webhooks_password,
        DatabaseRole.IMPORTS: settings.imports_password,
    }
    with parts.database(settings) as url:
        for name in bring_up(url) or ["nothing to do"]:
            click.echo(name)
        for role in let_in(url, {role: password for role, password in passwords.items() if password}):
            click.echo(f"{role} may log in")


@database.command("seed", with_appcontext=False)
def seed() -> None:
    """Append what the log lacks of the bundled data sets: memberships of organisations, the alignment of 2025."""
    with parts.database(Settings.read(os.environ)) as url:
        opened = parts.open_parts(url, 2)
        try:
            click.echo(f"{bundled.load(opened.log).appended} events")
        finally:
            opened.pool.close()


@database.command("scrub", with_appcontext=False)
def scrub() -> None:
    """Write projections and log into new files, so that nothing that was erased is left in the old ones.

    The log can be neither read nor appended to while it is written.
    """
    with parts.database(Settings.read(os.environ)) as url:
        with parts.connect(parts.under(url, DatabaseRole.PROJECTOR)) as connection:
            rebuild(connection)
        with parts.connect(url) as connection:
            rewrite(connection)
    click.echo("written anew")
