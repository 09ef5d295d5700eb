"""The description of the interface is one that others can work with."""

import json

import pytest

from tests.tools import npm, ran


@pytest.fixture(scope="module")
def redocly(tmp_path_factory):
    """npm's linter of OpenAPI."""
    return npm(tmp_path_factory.mktemp("redocly"), "@redocly/cli@2.77.0") / "redocly"


def test_a_linter_finds_nothing(redocly, shared_world, tmp_path):
    description = shared_world.client.get("/v1/openapi.json").json
    assert _found(redocly, tmp_path, description) == []

    description["paths"]["/livez"]["get"]["operationId"] = description["paths"]["/readyz"]["get"]["operationId"]
    assert set(_found(redocly, tmp_path, description)) == {"operation-operationId-unique"}


def _found(redocly, folder, description):
    """The rules that a description breaks, but for the one that nothing can be had without a way to ask it wrongly."""
    (folder / "openapi.json").write_text(json.dumps(description))
    done = ran([redocly, "lint", "--format=json", "--skip-rule=operation-4xx-response", "openapi.json"], cwd=folder)
    return [problem["ruleId"] for problem in json.loads(done.stdout)["problems"]]
