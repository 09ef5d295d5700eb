"""The description of the interface says what each operation needs, and how access is refused."""

import pytest

from service.access.scopes import Role
from tests.service.access.conftest import guarded


@pytest.fixture
def document(shared_closed):
    return shared_closed.client.get("/v1/openapi.json").json


def test_each_operation_says_what_it_needs_and_how_it_is_refused(document):
    needs = {}
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if method == "parameters":
                continue
            needs[method, path] = [scope for each in operation["security"] for scope in each.get("bearer", [])]
            refusals = {"401", "403", "429"} & operation["responses"].keys()
            assert refusals == ({"401", "403", "429"} if operation["security"] else set()), path
    assert needs["get", "/v1/state/dyads/{one}/{other}"] == ["read"]
    assert needs["post", "/v1/developments/drill-held"] == ["append"]
    assert needs["get", "/v1/log/payloads/{index}"] == ["audit"]
    assert needs["post", "/v1/developments/{development}/erasures"] == ["administer"]
    assert needs["delete", "/v1/keys/{key_id}"] == ["administer"]
    assert [path for (_, path), need in needs.items() if not need] == [
        "/v1/me", "/v1/problems/{word}", "/livez", "/readyz",
    ]  # fmt: skip


def test_what_anybody_may_do_here_needs_no_credential(shared_world, document):
    paths = guarded(shared_world, anonymous=Role.READER).client.get("/v1/openapi.json").json["paths"]
    assert {} in paths["/v1/state"]["get"]["security"]
    assert {} not in paths["/v1/keys"]["get"]["security"]
    assert {} not in document["paths"]["/v1/state"]["get"]["security"]
