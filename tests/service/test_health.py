"""Whether the service is ready: each thing that it takes, by name, in less than a second."""

from time import monotonic

import psycopg
import pytest

from projections import projector
from service.app import create_app
from service.parts import open_parts

DRILL = {"author": "ada", "title": "Sea drill", "when": "2025-09-03", "participants": ["CHN", "RUS"]}


def failing(world):
    """The names of what fails, with what is said of it."""
    answer = world.client.get("/readyz")
    assert (answer.status_code, answer.json["type"]) == (503, "/v1/problems/not-ready"), answer.json
    return {error["field"]: error["rule"] for error in answer.json["errors"]}


def test_all_is_well_while_there_is_nothing_to_do(world):
    answer = world.client.get("/readyz")
    assert (answer.status_code, set(answer.json["checks"])) == (200, {"database", "schema", "projections", "tree"})


def test_what_nobody_carries_on_is_named_and_what_is_worked_off_is_well(world):
    world.post("/developments/drill-held", DRILL)
    found = failing(world)
    assert set(found) == {"projections", "tree"}
    assert "position 1 of 1" in found["projections"]
    with world.projecting() as connection:
        projector.hold(connection)
        assert world.client.get("/readyz").json["lag"] == 1
        connection.execute(projector.STOP_PROJECTING)
        assert set(failing(world)) == {"projections"}, "the tree is taken on"


@pytest.mark.parametrize(("change", "named"), [
    ("DELETE FROM public.migration WHERE name = '0010-carried'", "0010-carried"),
    ("INSERT INTO public.migration (name) VALUES ('9999-future')", "9999-future"),
])  # fmt: skip
def test_a_schema_that_is_older_or_newer_is_named(world, change, named):
    with psycopg.connect(world.url) as connection:
        connection.execute(change)
    found = failing(world)
    assert set(found) == {"schema"}
    assert named in found["schema"]


def test_a_database_that_is_away_or_does_not_answer_is_told_at_once(server, database):
    parts = open_parts(database, 2)
    try:
        client = create_app(parts).test_client()
        assert client.get("/readyz").status_code == 200
        with psycopg.connect(database) as holder:
            holder.execute("LOCK TABLE public.migration IN ACCESS EXCLUSIVE MODE")
            for _ in range(3):
                started = monotonic()
                answer = client.get("/readyz")
                assert monotonic() - started < 30
                assert (answer.status_code, answer.json["errors"][0]["field"]) == (503, "database")
            assert client.get("/livez").status_code == 200
        name = psycopg.conninfo.conninfo_to_dict(database)["dbname"]
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
            answer = client.get("/readyz")
            assert (answer.status_code, answer.json["errors"][0]["field"]) == (503, "database")
            connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    finally:
        parts.pool.close()
