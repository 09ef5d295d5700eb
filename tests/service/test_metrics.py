"""What Prometheus is told: what all processes have counted, and how the log stands."""

import dataclasses
import json
import re
from importlib import resources

import pytest
from prometheus_client.parser import text_string_to_metric_families

from service.access.scopes import Role
from service.app import create_app
from service.parts import open_parts
from tests.served import ask, serving, soon, statement

DRILL = {"author": "ada", "title": "Sea drill", "when": "2025-09-03", "participants": ["CHN", "RUS"]}


def told(text):
    """The value of each sample, by its name and labels."""
    return {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def asked(world):
    return told(world.client.get("/metrics").text)


def grown(world, *sample, before):
    return asked(world).get(sample, 0) - before.get(sample, 0)


def test_requests_are_counted_by_their_route_and_never_by_what_a_client_made_up(world):
    route, before = "/v1/developments/<uuid:development>", asked(world)
    for path in ("/v1/developments/8c7a4f9e-0000-4000-8000-000000000001", "/v1/nothing/SECRET", "/v1/kinds"):
        world.client.get(path)
    world.client.open("/v1/kinds", method="BREW")
    assert grown(world, "entente_requests_total", route, "404", "GET", before=before) == 1
    assert grown(world, "entente_requests_total", "404", "any", "none", before=before) == 1
    assert grown(world, "entente_requests_total", "405", "any", "none", before=before) == 1
    assert grown(world, "entente_request_duration_seconds_count", "/v1/kinds", "GET", before=before) == 1
    assert "SECRET" not in world.client.get("/metrics").text
    assert "BREW" not in world.client.get("/metrics").text


def test_appends_are_counted_by_kind_and_by_what_became_of_them(world):
    before = asked(world)
    said = {**DRILL, "key": "t:1", "correlation_id": "8c7a4f9e-0000-4000-8000-000000000001"}
    for body in (said, said, {}):
        world.post("/developments/drill-held", body)
    world.post("/developments/drill-held/prepared", DRILL)
    for outcome in ("recorded", "repeated", "invalid"):
        assert grown(world, "entente_appends_total", "drill-held", outcome, before=before) == 1, outcome


def test_the_standing_of_the_log_is_looked_up(world):
    first = asked(world)
    assert (first["entente_log_head",], first["entente_projection_lag_seconds",]) == (0, 0)
    assert ("entente_checkpoint_age_seconds",) not in first
    world.post("/developments/drill-held", DRILL)
    second = asked(world)
    assert (second["entente_log_head",], second["entente_projection_lag_events",]) == (1, 1)
    assert 0 < second["entente_projection_lag_seconds",] < 60
    assert (second["entente_projecting",], second["entente_webhooks_pending",]) == (0, 0)
    world.project()
    third = asked(world)
    assert (third["entente_projected_position",], third["entente_projection_lag_seconds",]) == (1, 0)
    assert (third["entente_integrated_position",], third["entente_integration_lag_events",]) == (1, 0)


def test_what_is_under_way_is_counted_while_it_is(world):
    assert asked(world)["entente_requests_in_flight",] >= 1, "that which asks"
    with world.parts.pool.connection():
        assert asked(world)["entente_pool_connections_in_use",] >= 1


@pytest.fixture
def served(port, database, tmp_path):
    own = {"ENTENTE_DATABASE_URL": database, "ENTENTE_DATA": str(tmp_path), "ENTENTE_UNSIGNED": "allow"}
    with serving(port, tmp_path, "--empty", **own, ENTENTE_ANONYMOUS="administrator", ENTENTE_METRICS="open"):
        yield port


def test_what_workers_and_projector_count_is_added_up(served):
    for number in range(20):
        assert ask(served, "/v1/developments/statement-made", "POST", statement(f"a {number}")).status == 201
    soon(lambda: read(served).get(("entente_projected_events_total",)) == 20)
    assert {read(served)["entente_appends_total", "recorded", "statement-made"] for _ in range(10)} == {20}
    dashboard = json.loads(resources.files("service").joinpath("operation", "dashboard.json").read_text())
    queries = [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]
    names = {name for query in queries for name in re.findall(r"entente_\w+", query)}
    absent = names - {sample[0] for sample in read(served)}
    assert absent <= {"entente_access_refused_total", "entente_checkpoint_position", "entente_checkpoint_age_seconds"}
    assert len(queries) > 20


def read(port):
    return told(ask(port, "/metrics").body.decode())


@pytest.mark.parametrize(("opened", "status"), [(False, 401), (True, 200)])
def test_it_is_for_administrators_unless_it_is_opened(database, opened, status):
    parts = open_parts(database, 2)
    try:
        access = dataclasses.replace(parts.access, anonymous=Role.READER)
        app = create_app(dataclasses.replace(parts, metrics_open=opened, access=access))
        assert app.test_client().get("/metrics").status_code == status
    finally:
        parts.pool.close()
