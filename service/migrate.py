"""Brings a database to the schema that this version needs: each migration once, whoever comes first."""

from collections.abc import Mapping
from hashlib import sha256
from importlib import resources
from typing import Any

import psycopg
from psycopg import Connection, sql

MIGRATIONS = {
    "0001-log": (("events", "append_only.sql"),),
    "0003-projections": (
        ("service", "migrations/projection_schema.sql"),
        ("projections", "tables.sql"),
        ("projections", "indexes.sql"),
    ),
    "0004-citations": (("service", "migrations/citations.sql"),),
    "0005-audit": (("events", "audit.sql"), ("events", "append.sql")),
    "0006-roles": (("service", "migrations/roles.sql"),),
    "0007-access": (("service", "migrations/access.sql"),),
    "0008-idempotency": (("service", "migrations/idempotency.sql"),),
    "0009-webhooks": (("service", "migrations/webhooks.sql"),),
    "0010-carried": (("events", "carried.sql"),),
    "0011-append-new": (("events", "append_new.sql"),),
    "0012-imports": (("service", "migrations/imports.sql"),),
    "0013-append-fresh": (("events", "append_fresh.sql"),),
}
"""The statements of each migration, in order, as package and file.

What has been applied anywhere is never edited: a changed table or function comes in a migration of its own.
Projections are never migrated: where their tables change, a migration with the next number throws them away and makes
them anew as the projector, whose they are, and it fills them from the log. The statements of before are copied for the
migration that had them; its checksum tells that they are the same.
"""

REPLACED = ("0002-projections",)
"""Migrations of before, whose work a later one has thrown away: they may be on record, and are not missed."""

ONE_MIGRATION = "SELECT pg_advisory_xact_lock(6074876112259)"

APPLIED_TABLE = """
    CREATE TABLE IF NOT EXISTS public.migration (
        name text PRIMARY KEY,
        applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        checksum text
    )
"""

CHECKSUM_COLUMN = "ALTER TABLE public.migration ADD COLUMN IF NOT EXISTS checksum text"

KNOWS_MIGRATIONS = "SELECT to_regclass('public.migration') IS NOT NULL"

APPLIED = "SELECT name, to_json(migration) ->> 'checksum' FROM public.migration"
"""Rows of before there were checksums have none, as their table has no column for it."""

APPLY = "INSERT INTO public.migration (name, checksum) VALUES (%(name)s, %(checksum)s)"

VOUCH = "UPDATE public.migration SET checksum = %(checksum)s WHERE name = %(name)s AND checksum IS NULL"

ROOM_TO_REBUILD = sql.SQL("GRANT CREATE ON DATABASE {} TO entente_projector")
"""A database that was restored from a dump has its tables' grants, and lacks its own."""


class SchemaDiffers(Exception):
    """The schema of a database is not one that this version makes or follows on."""


class MigrationChanged(SchemaDiffers):
    """A migration no longer says what was applied."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The migration {name} says something else than what was applied to this database.")


class NewerSchema(SchemaDiffers):
    """A database has migrations that this version does not know."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(f"The database is newer than this version, which does not know {', '.join(names)}.")


def migrate(url: str) -> list[str]:
    """Apply what is missing, in one transaction; the names of what was applied. Raises SchemaDiffers."""
    with psycopg.connect(url, connect_timeout=3) as connection:
        connection.execute(ONE_MIGRATION)
        connection.execute(APPLIED_TABLE)
        connection.execute(CHECKSUM_COLUMN)
        missing = _missing(_applied(connection))
        for name in missing:
            for statements in _statements(name):
                connection.execute(statements)
            connection.execute(APPLY, {"name": name, "checksum": checksum(name)})
        connection.execute(ROOM_TO_REBUILD.format(sql.Identifier(connection.info.dbname)))
        for name in MIGRATIONS:
            connection.execute(VOUCH, {"name": name, "checksum": checksum(name)})
        return missing


def pending(url: str) -> list[str]:
    """The migrations that a database lacks. Raises SchemaDiffers."""
    with psycopg.connect(url, connect_timeout=3) as connection:
        return pending_in(connection)


def pending_in(connection: Connection[Any]) -> list[str]:
    """The migrations that the database of a connection lacks. Raises SchemaDiffers."""
    known = connection.execute(KNOWS_MIGRATIONS).fetchone() == (True,)
    return _missing(_applied(connection) if known else {})


def checksum(name: str) -> str:
    """The SHA-256 of the statements of a migration, in hex."""
    return sha256("".join(_statements(name)).encode()).hexdigest()


def _statements(name: str) -> list[str]:
    return [resources.files(package).joinpath(path).read_text("utf-8") for package, path in MIGRATIONS[name]]


def _applied(connection: Connection[Any]) -> dict[str, str | None]:
    return dict(connection.execute(APPLIED).fetchall())


def _missing(applied: Mapping[str, str | None]) -> list[str]:
    unknown = sorted(applied.keys() - {*MIGRATIONS, *REPLACED})
    if unknown:
        raise NewerSchema(unknown)
    for name in MIGRATIONS:
        if applied.get(name) not in (None, checksum(name)):
            raise MigrationChanged(name)
    return [name for name in MIGRATIONS if name not in applied]
