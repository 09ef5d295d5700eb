"""A database comes to the schema of a version by migrations that never change once they were applied."""

import re

import psycopg
import pytest

from projections import projector
from service.migrate import MIGRATIONS, checksum, migrate, pending
from tests.service.test_cli import failed, here  # noqa: F401

LANDED = {
    "0001-log": "69241fb40084b5fa71901edd7dec4f81d44ce9e3403c2b33738e68cde015c797",
    "0003-projections": "880fe2ed51e22afa95537d06346452877f89e8fda666f7050ec3b1189aa147c9",
    "0004-citations": "0c686ba9235d0513fb0826c1a495e0e062156efe3c5530637652d88f2347b8e0",
    "0005-audit": "2baf67e3e9d2d9fa8208240d9c23eb32eb1354e805ae879c58cd69e1d5d7c199",
    "0006-roles": "a3591d27e66a3db6be818f1472571e4d489dd6190f36ae7da151d60d5ab2b48c",
    "0007-access": "3d451871740d3db2020ceb67c5528dc3f27a4ec5ca32f7948957d34afc1ce47d",
    "0008-idempotency": "d3cc23caabba046d9c645e4a235d3a5307c19d5f4fe61baa2a2261a1f8fd6f4c",
    "0009-webhooks": "b63a05ff78affea2ba1c0d0558b657005ace95c30b1c490487692bc33b539c48",
    "0010-carried": "f0c12dae85bbc1d544fdb5c722d4244226ffd51db58aa2c789ae938bed1d7e56",
    "0011-append-new": "f162036fe48356a7daf2e0a5d359d7ffd3c7a7f177c9eee85daa528f1d9e6632",
    "0012-imports": "16645319762231092b90bf2975c48c055af8006aacd706f17b7e78dd9342149f",
    "0013-append-fresh": "a1addb7d3dcdb46cfe03d15f506630cfada1a98e2b57afbe69505801c6d68572",
}
"""What stands in somebody's database. Where this fails, the change belongs into a migration of its own."""

EDIT = "UPDATE public.migration SET checksum = repeat('0', 64) WHERE name = '0004-citations'"

BEFORE_CHECKSUMS = "ALTER TABLE public.migration DROP COLUMN checksum"

ANEW = """
    SET LOCAL ROLE entente_projector;
    DROP SCHEMA projection CASCADE;
    CREATE SCHEMA projection;
    SET LOCAL search_path = projection, public;
"""

APPLIED = "SELECT name, checksum FROM public.migration ORDER BY name"


def test_what_has_been_applied_somewhere_is_never_edited():
    assert {name: checksum(name) for name in LANDED} == LANDED


def test_migrations_are_numbered_in_the_order_in_which_they_are_applied():
    numbers = [re.match(r"(\d{4})-[a-z-]+$", name)[1] for name in MIGRATIONS]
    assert numbers == sorted(set(numbers))


def test_each_migration_is_kept_with_the_checksum_of_its_statements(database):
    with psycopg.connect(database) as connection:
        assert dict(connection.execute(APPLIED).fetchall()) == {name: checksum(name) for name in MIGRATIONS}


def test_a_migration_that_says_something_else_by_now_is_named_and_nothing_is_done(database, here):  # noqa: F811
    with psycopg.connect(database) as connection:
        connection.execute(EDIT)
        before = connection.execute(APPLIED).fetchall()
    assert "0004-citations says something else" in failed(here(database, "database", "migrate"), 10)
    sick = here(database, "doctor")
    assert sick.returncode == 1
    assert "FAIL  schema: The migration 0004-citations says something else" in sick.stdout
    with psycopg.connect(database) as connection:
        assert connection.execute(APPLIED).fetchall() == before


def test_a_database_that_is_newer_than_the_code_is_refused(database, here):  # noqa: F811
    with psycopg.connect(database) as connection:
        connection.execute("INSERT INTO public.migration (name) VALUES ('9999-tomorrow')")
    assert "9999-tomorrow" in failed(here(database, "database", "migrate"), 10)
    assert "FAIL  schema: The database is newer than this version" in here(database, "doctor").stdout


def test_migrations_of_before_there_were_checksums_get_theirs(database):
    with psycopg.connect(database) as connection:
        connection.execute(BEFORE_CHECKSUMS)
    assert pending(database) == []
    assert migrate(database) == []
    with psycopg.connect(database) as connection:
        assert dict(connection.execute(APPLIED).fetchall()) == {name: checksum(name) for name in MIGRATIONS}


def test_projections_of_another_shape_are_made_anew_and_filled_from_the_log(world, monkeypatch, tmp_path):
    world.given("drill-held", participants=["CHN", "RUS"])
    told = world.facts(valid_on="2025-09-03")
    anew, done = tmp_path / "anew.sql", tmp_path / "done.sql"
    anew.write_text(ANEW)
    done.write_text("RESET ROLE")
    monkeypatch.setitem(MIGRATIONS, "9999-projections", (
        ("service", str(anew)), ("projections", "tables.sql"), ("projections", "indexes.sql"), ("service", str(done)),
    ))  # fmt: skip
    assert migrate(world.url) == ["9999-projections"]
    with world.projecting() as connection:
        assert projector.position_of(connection) == 0
    assert world.facts(valid_on="2025-09-03") == told == ["CHN cooperates-with RUS drill"]


def test_a_migration_that_fails_leaves_nothing_behind(database, monkeypatch, tmp_path):
    broken = tmp_path / "broken.sql"
    broken.write_text("CREATE TABLE public.half (); SELECT 1 / 0")
    monkeypatch.setitem(MIGRATIONS, "9998-broken", (("service", str(broken)),))
    with pytest.raises(psycopg.errors.DivisionByZero):
        migrate(database)
    assert pending(database) == ["9998-broken"]
    with psycopg.connect(database) as connection:
        assert connection.execute("SELECT to_regclass('public.half')").fetchone() == (None,)
