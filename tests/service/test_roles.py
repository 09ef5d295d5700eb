"""Who takes over a web worker or the projector may do what it is there for, and PostgreSQL refuses the rest."""

import base64
import hashlib
import hmac
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo
from psycopg.errors import InsufficientPrivilege

from service.keeper import LOG
from service.parts import DatabaseRole, open_parts, under
from tests.conftest import called
from tests.served import soon
from tests.service.test_cli import ROOT, done, failed, here  # noqa: F401
from tests.world import World

WEB, PROJECTOR, WEBHOOKS, IMPORTS = DatabaseRole

LOG_TABLES = ("event", "head", "tree", "tile", "checkpoint", "cosignature")

CHANGES = {
    "event": ("payload = NULL, salt = NULL", "leaf = leaf", "recorded_at = recorded_at", "topic = topic"),
    "head": ("position = position + 1", "last_recorded_at = 'infinity'"),
    "tree": ("one = one",),
    "tile": ("level = level", "index = index"),
    "checkpoint": ("note = note", "root = root", "signed_at = signed_at"),
    "cosignature": ("line = line",),
}

MUST_NOT = [
    *(f"DELETE FROM log.{table}" for table in LOG_TABLES),
    *(f"TRUNCATE log.{table} CASCADE" for table in LOG_TABLES),
    *(f"UPDATE log.{table} SET {change}" for table, changes in CHANGES.items() for change in changes),
    *(f"ALTER TABLE log.{table} DISABLE TRIGGER ALL" for table in LOG_TABLES),
    *(f"ALTER TABLE log.{table} ADD COLUMN more text" for table in LOG_TABLES),
    *(f"DROP TABLE log.{table} CASCADE" for table in LOG_TABLES),
    *(f"CREATE TRIGGER mine BEFORE INSERT ON log.{table} EXECUTE FUNCTION log.refuse()" for table in LOG_TABLES),
    "INSERT INTO log.event (position, recorded_at, stream, version, topic, leaf) VALUES (9, now(), NULL, 1, 'x', '{}')",
    "INSERT INTO log.head DEFAULT VALUES",
    "INSERT INTO log.tree DEFAULT VALUES",
    "INSERT INTO log.checkpoint (size, root, note, signer, signed_at) VALUES (9, 'x', 'x', 'x', '1999-01-01')",
    "INSERT INTO log.cosignature (size, witness, line, kept_at) VALUES (1, 'x', 'x', '1999-01-01')",
    "SELECT log.advance(1)",
    "SELECT log.check_streams(1)",
    "CREATE OR REPLACE FUNCTION log.refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "CREATE FUNCTION log.mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    "CREATE TABLE log.mine ()",
    "CREATE TABLE public.mine ()",
    "DROP SCHEMA log CASCADE",
    "UPDATE public.citation SET author = 'x'",
    "DELETE FROM public.citation",
    "TRUNCATE public.citation",
    "INSERT INTO public.migration (name) VALUES ('9999-mine')",
    "DELETE FROM public.migration",
    "SET ROLE entente",
    "SET SESSION AUTHORIZATION entente",
    "SET session_replication_role = replica",
    "CREATE ROLE mine",
    "ALTER ROLE entente_web SUPERUSER",
    "CREATE EXTENSION file_fdw",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "COPY (SELECT 1) TO '/tmp/mine'",
    "SELECT pg_read_file('postgresql.conf')",
    "SELECT rolpassword FROM pg_authid",
]
"""What no role may do."""

WEB_MUST_NOT = [
    *(
        statement
        for table in ("progress", "fact_version", "development_version", "digest")
        for statement in (
            f"DELETE FROM projection.{table}",
            f"TRUNCATE projection.{table}",
            f"DROP TABLE projection.{table}",
            f"LOCK TABLE projection.{table} IN ACCESS EXCLUSIVE MODE",
        )
    ),
    "UPDATE projection.progress SET position = 0",
    "INSERT INTO projection.digest VALUES (1, decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'))",
    "UPDATE log.tree SET size = 0",
    "UPDATE log.tile SET hashes = hashes",
    "INSERT INTO log.tile VALUES (0, 9, decode(repeat('00', 32), 'hex'))",
    "INSERT INTO log.checkpoint (size, root, note, signer) VALUES (9, decode(repeat('00', 32), 'hex'), 'x', 'x')",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION projection.mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    "SET ROLE entente_projector",
    "UPDATE access.key SET role = 'administrator', scopes = '{administer}'",
    "DELETE FROM access.key",
    "SELECT secret FROM public.webhook_secret",
    "SELECT log.append_new('', '', '', '', '', '', '')",
    "SELECT bytes FROM public.import_chunk",
    "UPDATE public.import_job SET counts = '{}'",
    "INSERT INTO public.import_member VALUES ('mine', gen_random_uuid())",
]

PROJECTOR_MUST_NOT = [
    "SELECT log.append_new('', '', '', '', '', '', '')",
    "SELECT log.append('{}', '{}', '{}', '{}', '{}', '{}', NULL)",
    "SELECT log.erase(gen_random_uuid(), 2, '{}', decode(repeat('00', 32), 'hex'), '{}', NULL)",
    "INSERT INTO log.cosignature (size, witness, line) VALUES (1, 'x', 'x')",
    "SELECT salt FROM log.event",
    "SELECT * FROM public.citation",
    "SELECT * FROM access.key",
    "SELECT * FROM public.webhook_secret",
    "SET ROLE entente_web",
]

WEBHOOKS_MUST_NOT = [
    *(statement for statement in WEB_MUST_NOT if "secret" not in statement),
    *(statement for statement in PROJECTOR_MUST_NOT if "secret" not in statement),
    "INSERT INTO public.webhook SELECT * FROM public.webhook",
    "UPDATE public.webhook SET target = 'https://elsewhere.example'",
    "UPDATE public.webhook_secret SET secret = 'mine'",
    "DELETE FROM public.webhook",
    "SELECT hash FROM access.key",
]

IMPORTS_MUST_NOT = [
    *(each for each in (*WEB_MUST_NOT, *PROJECTOR_MUST_NOT) if "import_" not in each and "append_new" not in each),
    "SELECT secret FROM public.webhook_secret",
    "SELECT * FROM projection.fact_version",
    "INSERT INTO public.import_job SELECT * FROM public.import_job",
    "UPDATE public.import_job SET owner = 'mine'",
    "INSERT INTO public.import_chunk VALUES (gen_random_uuid(), 1, '')",
    "DELETE FROM public.import_job",
    "DELETE FROM public.import_refused",
    "DELETE FROM public.import_member",
]

MORE = {WEB: WEB_MUST_NOT, PROJECTOR: PROJECTOR_MUST_NOT, WEBHOOKS: WEBHOOKS_MUST_NOT, IMPORTS: IMPORTS_MUST_NOT}

UNSAFE = """
    SELECT oid::regprocedure::text FROM pg_proc
    WHERE pronamespace = ANY(ARRAY(SELECT oid FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema$)'))
      AND prosecdef
      AND (proconfig IS NULL OR NOT 'search_path=pg_catalog, pg_temp' = ANY(proconfig)
        OR has_function_privilege('public', oid, 'EXECUTE'))
"""

OWNERS = "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'projection'"

KEPT = "SELECT rolcanlogin, rolpassword FROM pg_authid WHERE rolname LIKE 'entente\\_%'"

SWEPT = """
    SELECT bool_and(vacuum_count > 0)
    FROM pg_stat_all_tables
    WHERE relid IN ('log.event'::regclass, 'pg_statistic'::regclass)
"""


@pytest.fixture
def logged_in(database: str) -> Iterator[dict[DatabaseRole, str]]:
    """Where each role logs in by itself, and belongs to nothing else."""
    with psycopg.connect(database, autocommit=True) as owner:
        for role in DatabaseRole:
            owner.execute(f"ALTER ROLE {role} LOGIN")
        yield {role: make_conninfo(database, user=role) for role in DatabaseRole}
        for role in DatabaseRole:
            owner.execute(f"ALTER ROLE {role} NOLOGIN")


@pytest.mark.parametrize("role", DatabaseRole)
def test_what_a_process_is_not_there_for_is_refused(logged_in, role):
    allowed = []
    with psycopg.connect(logged_in[role]) as connection:
        for statement in MUST_NOT + MORE[role]:
            try:
                with connection.transaction(force_rollback=True):
                    connection.execute(statement.encode())
            except InsufficientPrivilege:
                continue
            allowed.append(statement)
    assert allowed == []


def test_functions_that_act_for_the_owner_look_nothing_up_where_others_write_and_are_not_everybody_s(database):
    with psycopg.connect(database) as owner:
        assert owner.execute(UNSAFE).fetchall() == []


@contextmanager
def projecting(url: str, folder: Path) -> Iterator[None]:
    """The projector as a process of its own."""
    environ = {**os.environ, "ENTENTE_DATABASE_URL": url, "ENTENTE_DATA": str(folder)}
    command = [sys.executable, "-m", "service", "projections", "run"]
    with subprocess.Popen(command, env=environ, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        yield
        process.terminate()
        assert process.communicate(timeout=60) == (None, "")
        assert process.returncode == 0


def test_each_process_does_its_work_as_its_role_alone(logged_in, database, tmp_path, here):  # noqa: F811
    world = World(database, open_parts(under(logged_in[WEB], WEB), 4))
    try:
        with projecting(logged_in[PROJECTOR], tmp_path):
            kept = world.given("drill-held", participants=["CHN", "RUS"])
            gone = world.given("drill-held", participants=["CHN", "PRK"], title="Of whom nothing may be known")
            world.then(kept, "corrections", reason="For more.", changes={"theatre": "Asia"})
            world.then(gone, "erasures", basis="court-order", reason="A court says so.")
            soon(lambda: world.client.get("/readyz").status_code == 200)
            soon(lambda: world.client.get("/v1/log/checkpoint").status_code == 200)
            soon(lambda: swept(database))
        told = world.client.get("/v1/state?valid_on=2025-09-03").json["facts"]
        assert [(fact["subject"], fact["object"], fact["theatre"]) for fact in told] == [("CHN", "RUS", "Asia")]
        rebuilt = here(logged_in[PROJECTOR], "projections", "rebuild")
        assert (rebuilt.returncode, rebuilt.stdout) == (0, "rebuilt up to position 4\n")
        assert world.client.get("/v1/state?valid_on=2025-09-03").json["facts"] == told
        with psycopg.connect(database) as owner:
            assert owner.execute(OWNERS).fetchall() == [(PROJECTOR,)]
    finally:
        world.close()


def swept(url: str) -> bool:
    """Whether what an erasure leaves behind was cleared away."""
    with psycopg.connect(url) as owner:
        return owner.execute(SWEPT).fetchone() == (True,)


PASSWORD = "a password that stands nowhere"


def test_roles_can_log_in_with_passwords_that_stand_in_no_statement(database, tmp_path, here):  # noqa: F811
    file = tmp_path / "password"
    file.write_text(f"{PASSWORD}\n")
    told = done(here(
        make_conninfo(database, options="-c log_statement=all"), "database", "migrate",
        ENTENTE_WEB_PASSWORD_FILE=str(file), ENTENTE_PROJECTOR_PASSWORD=PASSWORD, ENTENTE_WEBHOOKS_PASSWORD=PASSWORD,
        ENTENTE_IMPORTS_PASSWORD=PASSWORD,
    ))  # fmt: skip
    assert told == "".join(["nothing to do\n", *(f"{role} may log in\n" for role in DatabaseRole)])
    with psycopg.connect(database, autocommit=True) as owner:
        kept = owner.execute(KEPT).fetchall()
        cluster = owner.execute("SHOW data_directory").fetchone()
        owner.execute(
            "ALTER ROLE entente_web NOLOGIN PASSWORD NULL; ALTER ROLE entente_projector NOLOGIN PASSWORD NULL"
        )
    assert [can and verifies(verifier, PASSWORD) for can, verifier in kept] == [True] * 4
    assert not verifies(kept[0][1], "another password")
    log = (Path(cluster[0]).parent / LOG).read_text()
    assert 'ALTER ROLE "entente_web" LOGIN PASSWORD' in log
    assert PASSWORD not in log


def verifies(verifier: str, password: str) -> bool:
    """Whether a verifier (RFC 5803) is of a password."""
    mechanism, cost, keys = verifier.split("$")
    (rounds, salt), (stored, _) = cost.split(":"), map(base64.b64decode, keys.split(":"))
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), base64.b64decode(salt), int(rounds))
    client = hmac.digest(salted, b"Client Key", "sha256")
    return mechanism == "SCRAM-SHA-256" and hashlib.sha256(client).digest() == stored


def test_an_owner_who_may_not_make_roles_is_told_what_an_administrator_has_to_run(server, here):  # noqa: F811
    with psycopg.connect(server, autocommit=True) as administrator:
        administrator.execute("CREATE ROLE poor LOGIN")
        administrator.execute("CREATE DATABASE of_the_poor OWNER poor")
        url = make_conninfo(called(server, "of_the_poor"), user="poor")
        sentence = failed(here(url, "database", "migrate"), 7)
        for role in ("entente_web", "entente_imports"):
            _, advice = sentence.split("let an administrator run: ")
            assert role in advice
            administrator.execute(advice[advice.index("GRANT") :].encode())
            ran = here(url, "database", "migrate")
            sentence = ran.stderr
        assert {"0006-roles", "0012-imports"} <= {*done(ran).split()}
        world = World(url, open_parts(under(url, WEB), 2))
        world.given("drill-held", participants=["CHN", "RUS"])
        world.close()
        assert here(url, "projections", "rebuild").stdout == "rebuilt up to position 1\n"
        assert '"CHN"' in done(here(url, "state", "--valid-on=2025-09-03", "--format=json"))
