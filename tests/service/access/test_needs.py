"""No endpoint is open by accident: each is listed here with what it needs, and a role that lacks it is refused."""

import re

import pytest

from service.access.needs import Free, needed
from service.access.scopes import Role, Scope
from tests.service.access.conftest import given_key

ON_RECORD = (
    "state|facts|alliances|attendance|claims|cohesion|cover|cracks|flows|lag|leverage|plans|pressure|stances|theatres"
    "|developments|timeline|log|author-keys|actors|organisations|citations|kinds"
)

EXPECTED = [
    (r"/livez|/readyz|/v1/openapi.json|/v1/problems/<word>", "GET", Free.OPEN),
    (r"/|/docs(/.*)?", "GET", Free.OPEN),
    (r"/(overview|timeline|map|difference|history|desk)|/developments/<uuid:development>", "GET", Free.OPEN),
    (r"/(assets|embed)/.*", "GET", Free.OPEN),
    (r"/login(/callback)?", "GET", Free.OPEN),
    (r"/v1/me", "GET", Free.ANYBODY),
    (r"/logout", "POST", Free.ANYBODY),
    (r"/v1/export/.*|/v1/log/payloads/.*|/v1/log/digests/<int:position>/counted", "GET", Scope.AUDIT),
    (r"/v1/log/checkpoints/<int:size>/cosignatures", "POST", Scope.READ),
    (r"/v1/developments/.*/erasures(/prepared)?", "POST", Scope.ADMINISTER),
    (r"/v1/(developments|citations|author-keys)(/.*)?", "POST", Scope.APPEND),
    (r"/v1/keys(/.*)?", "GET|POST|DELETE", Scope.ADMINISTER),
    (r"/v1/imports(/.*)?", "GET|POST|DELETE", Scope.APPEND),
    (r"/v1/webhooks(/.*)?", "GET|POST|DELETE", Scope.READ),
    (r"/(timegate|timemap)/.*", "GET", Scope.READ),
    (rf"/v1/({ON_RECORD})(/.*)?", "GET", Scope.READ),
]
"""What each path needs, the first that fits; what is not here should need `administer`."""


def expected(path, method):
    fits = (need for rule, methods, need in EXPECTED if re.fullmatch(rule, path) and re.fullmatch(methods, method))
    return next(fits, Scope.ADMINISTER)


def routes(client):
    for rule in client.application.url_map.iter_rules():
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
            yield rule, method


def test_every_route_needs_what_it_is_listed_with(shared_closed):
    found = {(rule.rule, method): needed(rule.endpoint, method) for rule, method in routes(shared_closed.client)}

    assert found == {(path, method): expected(path, method) for path, method in found}
    assert len(found) > 180


@pytest.mark.parametrize("role", [None, *Role])
def test_a_role_that_lacks_what_a_route_needs_is_refused_and_no_other_is(shared_closed, role):
    headers = given_key(shared_closed, role)[1] if role else {}
    scopes = role.scopes if role else frozenset()
    for rule, method in routes(shared_closed.client):
        need = expected(rule.rule, method)
        path = re.sub(r"<uuid:\w+>", "8c7a4f9e-0000-4000-8000-000000000001", rule.rule)
        path = re.sub(r"<int:\w+>", "999999", path)
        answer = shared_closed.client.open(re.sub(r"<.*?>", "nothing", path), method=method, headers=headers)
        if isinstance(need, Free) or need in scopes:
            assert answer.status_code not in (401, 403), (rule, method, answer.json)
        else:
            assert answer.status_code == (403 if role else 401), (rule, method)
            assert need in answer.json["detail"]
            assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_what_nobody_has_thought_of_needs_an_administrator():
    assert needed("novelties.read", "GET") == Scope.ADMINISTER
    assert needed("state.whole", "DELETE") == Scope.ADMINISTER
