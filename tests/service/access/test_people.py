"""People sign in at a provider of their institute, have a session for a working day, and bring access tokens."""

import json
import time
from base64 import urlsafe_b64encode
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from flask.sessions import SecureCookieSessionInterface
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from joserfc import jwt
from joserfc.jwk import OctKey

from service.access import sessions
from service.access.oidc import provider as providers
from service.access.oidc.client import Client
from service.access.oidc.people import People
from service.access.oidc.provider import Provider
from service.access.scopes import Role
from tests.service.access.conftest import bearer, given_key, guarded
from tests.service.access.provider import CLIENT, SECRET, running

DRILL = {"author": "kim", "title": "Sea drill", "when": "2025-09-03", "participants": ["CHN", "RUS"]}
KEY = "a secret of the tests that is long enough"
AWAY = "https://elsewhere.example"


class Clock:
    """A clock that is set by hand."""

    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture(scope="module")
def institute():
    with running() as provider:
        yield provider


@pytest.fixture
def provider(institute):
    """The provider, which does what it should at first."""
    institute.behave()
    return institute


@pytest.fixture(scope="module")
def clock():
    return Clock()


def where_people_sign_in(world, institute, clock):
    roles = {"maintainer": Role.MAINTAINER, "staff": Role.READER, "boss": Role.ADMINISTRATOR}
    client = Client(institute.issuer, CLIENT, SECRET, "entente-api", "roles", roles)
    who = People(client, Provider(institute.issuer, clock))
    return guarded(world, people=who, secret_key=KEY, quota=1000)


@pytest.fixture(scope="module")
def place(shared_world, institute, clock):
    return where_people_sign_in(shared_world, institute, clock)


@pytest.fixture
def people(place, provider):
    """A closed world where people of the provider sign in, and a browser that has not been there."""
    place.client = place.client.application.test_client()
    return place


def go(world, begin="/login"):
    """Go to sign in: the address at which the provider sends one back."""
    there = world.client.get(begin)
    assert there.status_code == 302, there.json
    return httpx.get(there.location).headers["Location"]


def come_back(world, address):
    parts = urlsplit(address)
    return world.client.get(f"{parts.path}?{parts.query}")


def sign_in(world, begin="/login"):
    return come_back(world, go(world, begin))


def me(world, **headers):
    return world.client.get("/v1/me", headers=headers).json


def test_a_person_signs_in_and_may_do_what_the_roles_of_the_provider_say(people, provider):
    provider.claims["roles"] = ["staff", "maintainer", "cook"]
    assert people.client.get("/v1/kinds").status_code == 401

    came = sign_in(people, "/login?next=/docs/methods")
    assert (came.status_code, came.location) == (302, "/docs/methods")
    assert people.client.get("/v1/kinds").status_code == 200
    who = me(people)
    assert (who["name"], who["by"], who["key"], who["scopes"]) == ("kim", "session", None, ["read", "append"])
    assert who["quota"] == 1000
    assert people.client.get("/v1/keys").status_code == 403


def test_the_cookie_is_for_this_site_and_for_no_script_and_over_https_for_https_alone(people, provider):
    back = go(people)
    cookie = come_back(people, back).headers["Set-Cookie"]
    assert cookie.startswith("entente-session=")
    assert {"HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    assert SECRET not in cookie

    there = people.client.get("/login", base_url="https://localhost")
    back = httpx.get(there.location).headers["Location"]
    assert back.startswith("https://localhost/")
    came = people.client.get(back.removeprefix("https://localhost"), base_url="https://localhost")
    assert "Secure" in came.headers["Set-Cookie"].split("; ")


def test_a_session_ends_after_a_working_day_and_nothing_makes_it_longer(people, provider, monkeypatch):
    sign_in(people)
    begun = time.time()
    monkeypatch.setattr(sessions, "time", lambda: begun + sessions.LIFETIME.total_seconds() - 60)
    assert people.client.get("/v1/kinds").status_code == 200
    people.client.get("/login")  # writes the cookie anew
    monkeypatch.setattr(sessions, "time", lambda: begun + sessions.LIFETIME.total_seconds() + 1)
    assert people.client.get("/v1/kinds").status_code == 401


def test_a_session_that_is_not_signed_with_our_secret_is_none(people, provider):
    sign_in(people)
    forged = type("App", (), {"secret_key": "another", "config": {"SECRET_KEY_FALLBACKS": None}})
    text = SecureCookieSessionInterface().get_signing_serializer(forged).dumps(
        {"person": {"subject": "u-1", "name": "kim", "roles": ["administrator"]}, "until": 2**40, "csrf": "x"}
    )  # fmt: skip
    people.client.set_cookie("entente-session", text)
    assert me(people)["by"] == "nothing"


def test_who_signs_out_is_nobody(people, provider):
    sign_in(people)
    assert people.client.post("/logout").status_code == 403
    assert people.client.post("/logout", headers={"X-CSRF-Token": me(people)["csrf_token"]}).status_code == 204
    assert me(people)["by"] == "nothing"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-CSRF-Token": "made-up"},
        {"X-CSRF-Token": "\u00e9"},
        {"X-CSRF-Token": "{token}", "Origin": AWAY},
        {"X-CSRF-Token": "{token}", "Origin": "null"},
        {"X-CSRF-Token": "{token}", "Origin": "http://["},
        {"X-CSRF-Token": "{token}", "Sec-Fetch-Site": "cross-site"},
        {"X-CSRF-Token": "{token}", "Sec-Fetch-Site": "same-site"},
    ],
)
def test_with_a_session_nothing_is_changed_that_these_pages_did_not_ask_for(people, provider, headers):
    sign_in(people)
    token, head = me(people)["csrf_token"], people.head()
    said = {name: value.format(token=token) for name, value in headers.items()}
    for path in ("/v1/developments/drill-held", "/v1/nothing", "/logout"):
        answer = people.client.post(path, json=DRILL, headers=said)
        assert answer.status_code == (404 if "nothing" in path else 403), answer.json
    assert people.head() == head
    assert me(people)["by"] == "session"


def test_with_the_token_of_the_session_it_is(people, provider):
    sign_in(people)
    said = {"X-CSRF-Token": me(people)["csrf_token"], "Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert people.client.post("/v1/developments/drill-held", json=DRILL, headers=said).status_code == 201


def test_a_key_needs_no_such_token_even_beside_a_session(people, provider):
    sign_in(people)
    headers = given_key(people, Role.MAINTAINER)[1]
    answer = people.client.post("/v1/developments/drill-held", json=DRILL, headers={**headers, "Origin": AWAY})
    assert answer.status_code == 201


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"nonce": "another"}, "nonce"),
        ({"nonce": None}, "nonce"),
        ({"aud": "another"}, "aud"),
        ({"aud": [CLIENT, "another"]}, "another client"),
        ({"aud": [CLIENT, "another"], "azp": "another"}, "another client"),
        ({"iss": AWAY}, "iss"),
        ({"exp": 1_700_000_000}, "expired"),
        ({"exp": None}, "exp"),
        ({"sub": None}, "sub"),
        ({"sub": {"a": 1}}, "sub"),
    ],
)
def test_an_id_token_that_is_not_right_lets_nobody_in(people, provider, wrong, why):
    provider.wrong = wrong
    answer = sign_in(people)
    assert answer.status_code == 401
    assert answer.json["type"].endswith("/unauthenticated")
    assert me(people)["by"] == "nothing"
    provider.wrong = {}
    assert sign_in(people).status_code == 302, why


def test_what_comes_back_must_have_gone_from_this_browser_and_once(people, provider):
    first = go(people)
    state = parse_qs(urlsplit(first).query)["state"][0]
    other = come_back(people, first.replace(state, "made-up"))
    again = come_back(people, first)
    assert (other.status_code, again.status_code) == (401, 401)

    back = go(people)
    assert come_back(people, back.replace("code=", "error=access_denied&no=")).status_code == 401
    back = go(people)
    assert (
        come_back(people, back.replace(provider.issuer.replace(":", "%3A").replace("/", "%2F"), AWAY)).status_code
        == 401
    )
    back = go(people)
    provider.codes.clear()
    refused = come_back(people, back)
    assert refused.status_code == 401
    assert "invalid_client" in refused.json["detail"]
    assert me(people)["by"] == "nothing"


@pytest.mark.parametrize(
    "address", ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "a", ""]
)
def test_nobody_is_sent_elsewhere_in_our_name(people, provider, address):
    assert sign_in(people, f"/login?next={address}").location == "/docs"


def test_a_key_that_the_provider_has_rotated_is_looked_for_once_in_a_while(people, provider, clock):
    sign_in(people)
    provider.rotate()
    clock.now += providers.REFRESH_EVERY
    assert sign_in(people).status_code == 302

    asked = provider.asked.count("/jwks")
    provider.rotate()
    for _ in range(5):
        assert people.client.get("/v1/me", headers=bearer(provider.token("entente-api"))).status_code == 401
    assert provider.asked.count("/jwks") == asked
    clock.now += providers.REFRESH_EVERY
    assert me(people, **bearer(provider.token("entente-api")))["by"] == "token"
    assert provider.asked.count("/jwks") == asked + 1


def test_an_access_token_lets_in_whose_audience_we_are(people, provider):
    provider.claims = {"sub": "robot", "roles": "boss"}
    token = provider.token("entente-api")
    who = me(people, **bearer(token))
    assert (who["name"], who["by"], len(who["scopes"]), who["csrf_token"]) == ("robot", "token", 4, None)
    made = people.client.post("/v1/keys", json={"name": "x", "role": "reader"}, headers=bearer(token))
    assert made.status_code == 201


def unsigned(**claims):
    parts = ({"alg": "none", "typ": "JWT"}, claims)
    return ".".join(urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts) + "."


def with_our_public_key(provider, **claims):
    """Signed with what everybody knows, as a secret."""
    key = OctKey.import_key(json.dumps(provider.key.as_dict(private=False)).encode() * 2)
    return jwt.encode({"alg": "HS256", "kid": provider.key.kid}, claims, key)


def test_a_token_that_is_not_right_lets_nobody_in_as_a_bearers(people, provider):
    right = {"iss": provider.issuer, "aud": "entente-api", "exp": time.time() + 60, "sub": "u-1", "roles": ["boss"]}
    token = provider.token("entente-api")
    other = token.rpartition(".")[0]
    for text in (
        provider.token(CLIENT),
        provider.token("entente-api", nonce="of an ID token"),
        provider.token("entente-api", exp=1_700_000_000),
        provider.token("entente-api", nbf=time.time() + 3600),
        provider.token("entente-api", iss=AWAY),
        unsigned(**right),
        with_our_public_key(provider, **right),
        f"{other}.{'A' * 86}",
        f"{other}.",
        "a.b.c",
        "..",
    ):
        answer = people.client.get("/v1/me", headers=bearer(text))
        assert answer.status_code == 401, text
        assert text not in answer.text
    assert me(people, **bearer(token))["by"] == "token"


@example(header={"crit": None}, payload=b"", signature="")
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    header=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["alg", "kid", "typ", "crit", "b64", "jwk", "x"]), inner, max_size=4)
        ),
        max_leaves=6,
    ),
    payload=st.binary(max_size=20),
    signature=st.text("AQ_-=", max_size=90),
)
def test_no_token_makes_an_error_of_ours(people, provider, header, payload, signature):
    def coded(data):
        return urlsafe_b64encode(data).rstrip(b"=").decode()

    if isinstance(header, dict):
        header = {"alg": "ES256", "kid": provider.key.kid, **header}
    text = f"{coded(json.dumps(header).encode())}.{coded(payload)}.{signature}"
    assert people.client.get("/v1/me", headers=bearer(text)).status_code == 401


def test_a_provider_that_does_not_answer_is_told_of_as_such(shared_world, provider, clock):
    people = where_people_sign_in(shared_world, provider, clock)
    provider.described = {"issuer": AWAY}
    for path in ("/login", "/v1/me"):
        answer = people.client.get(path, headers=bearer("a.b.c") if path == "/v1/me" else {})
        assert answer.status_code == 503
        assert answer.json["type"].endswith("/provider-unavailable")
    assert people.client.get("/v1/kinds", headers=given_key(people)[1]).status_code == 200


def test_a_person_without_a_role_may_do_what_anybody_may(people, provider):
    provider.claims["roles"] = {"not": "a list"}
    sign_in(people)
    assert me(people)["scopes"] == []
    assert people.client.get("/v1/kinds").status_code == 403


def test_where_no_provider_is_set_nobody_signs_in(shared_world):
    assert [shared_world.client.open(path, method=method).status_code for path, method in
            [("/login", "GET"), ("/login/callback", "GET"), ("/logout", "POST")]] == [404] * 3  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "claims", "roles"),
    [
        ("realm_access.roles", {"realm_access": {"roles": ["boss"]}}, ("administrator",)),
        ("https://a.example/roles", {"https://a.example/roles": ["boss", "boss"]}, ("administrator",)),
        ("groups", {"groups": "boss"}, ("administrator",)),
        ("groups", {"groups": [["boss"], 7, None]}, ()),
        ("groups.inner", {"groups": ["boss"]}, ()),
        ("groups", {}, ()),
    ],
)
def test_roles_are_found_where_a_provider_puts_them(claim, claims, roles):
    client = Client(AWAY, CLIENT, None, CLIENT, claim, {"boss": Role.ADMINISTRATOR})
    assert client.person({"sub": "u", **claims}).roles == roles
