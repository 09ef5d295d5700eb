"""Without a credential nobody does more than read under a foreign name: any site can have its own lead here."""

import pytest

from service.access.scopes import Role
from tests.service.access.conftest import guarded

DRILL = {"author": "tester", "title": "A drill", "when": "2025-09-03", "participants": ["CHN", "RUS"]}


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "127.9.9.9", "[::1]", "[::1]:8000"])
def test_under_the_names_of_this_machine_it_does_what_it_may(shared_world, host: str) -> None:
    asked = shared_world.client.get("/v1/me", headers={"Host": host})
    assert "append" in asked.json["scopes"]


@pytest.mark.parametrize("host", ["site.example:8000", "127.0.0.1.site.example", "localhost.site.example", "10.0.0.1"])
def test_under_any_other_name_it_reads(shared_world, host: str) -> None:
    assert shared_world.client.get("/v1/state?valid_on=2025-09-03", headers={"Host": host}).status_code == 200
    before = shared_world.head()
    refused = shared_world.client.post("/v1/developments/drill-held", json=DRILL, headers={"Host": host})
    assert refused.status_code == 401
    assert refused.json["detail"] == (
        f"This needs the scope 'append', which requests without a credential do not have under the name '{host}' "
        "(ENTENTE_HOSTS)."
    )
    assert shared_world.head() == before


@pytest.mark.parametrize(("hosts", "allowed"), [({"entente.lan"}, True), ({"*"}, True), ({"other.lan"}, False)])
def test_names_that_are_set_are_ours(shared_world, hosts: set[str], allowed: bool) -> None:
    named = guarded(shared_world, anonymous=Role.ADMINISTRATOR, hosts=frozenset(hosts))
    asked = named.client.get("/v1/me", headers={"Host": "Entente.lan:80"})
    assert ("append" in asked.json["scopes"]) is allowed
