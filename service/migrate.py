"""Brings a database to the schema that this version needs: each migration once, whoever comes first."""

from importlib import resources

import psycopg

MIGRATIONS = {
    "0001-log": (("events", "append_only.sql"),),
    "0003-projections": (
        ("service", "migrations/projection_schema.sql"),
        ("projections", "tables.sql"),
        ("projections", "indexes.sql"),
    ),
    "0004-citations": (("service", "migrations/citations.sql"),),
    "0005-audit": (("events", "audit.sql"), ("events", "append.sql")),
}
"""The statements of each migration, in order, as package and file.

Projections are never migrated: where their tables change, theirs gets the next number, throws them away and makes them
anew, and the projector fills them from the log.
"""

ONE_MIGRATION = "SELECT pg_advisory_xact_lock(6074876112259)"

APPLIED_TABLE = """
    CREATE TABLE IF NOT EXISTS public.migration (
        name text PRIMARY KEY,
        applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
    )
"""

APPLIED = "SELECT name FROM public.migration"

APPLY = "INSERT INTO public.migration (name) VALUES (%s)"


def migrate(url: str) -> list[str]:
    """Apply what is missing, in one transaction; the names of what was applied."""
    with psycopg.connect(url, connect_timeout=3) as connection:
        connection.execute(ONE_MIGRATION)
        connection.execute(APPLIED_TABLE)
        known = {name for (name,) in connection.execute(APPLIED)}
        missing = [name for name in MIGRATIONS if name not in known]
        for name in missing:
            for package, path in MIGRATIONS[name]:
                connection.execute(resources.files(package).joinpath(path).read_text())
            connection.execute(APPLY, [name])
        return missing


def pending(url: str) -> list[str]:
    """The migrations that a database lacks."""
    with psycopg.connect(url, connect_timeout=3) as connection:
        exists = connection.execute("SELECT to_regclass('public.migration') IS NOT NULL").fetchone()
        known = {name for (name,) in connection.execute(APPLIED)} if exists and exists[0] else set()
    return [name for name in MIGRATIONS if name not in known]
