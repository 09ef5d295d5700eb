"""The command that looks whether all is well."""

import os
from collections.abc import Iterator

import click

from projections import projector
from service import parts
from service.migrate import SchemaDiffers, pending
from service.settings import Settings


@click.command("doctor")
def doctor() -> None:
    """Check the settings, the database, its schema and the projections: one line each, and exit code 1 if one fails."""
    failed = False
    for name, well, told in _checks():
        failed = failed or not well
        click.echo(f"{'ok  ' if well else 'FAIL'}  {name}: {told}")
    raise SystemExit(1 if failed else 0)


def _checks() -> Iterator[tuple[str, bool, str]]:
    settings = Settings.read(os.environ)
    yield "settings", True, "a database of yours" if settings.database_url else f"embedded in {settings.data}"
    with parts.database(settings) as url, parts.connect(url) as connection:
        version = connection.info.server_version
        yield "database", version >= 150000, f"PostgreSQL {version // 10000}.{version % 10000}"
        fsync = connection.execute("SHOW fsync").fetchone() == ("on",)
        yield "durability", fsync, "fsync is on" if fsync else "fsync is off: acknowledged events can be lost"
        well, told = _schema(url)
        yield "schema", well, told
        if well:
            found = projector.status(connection)
            yield "projections", not found.stopped, found.told()


def _schema(url: str) -> tuple[bool, str]:
    try:
        missing = pending(url)
    except SchemaDiffers as error:
        return False, str(error)
    return not missing, "missing " + ", ".join(missing) if missing else "up to date"
