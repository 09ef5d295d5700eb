"""API keys: shown once, kept as a hash, narrowed, expiring and revoked."""

from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from structlog.testing import capture_logs

from service.access import key_cache, keys
from service.access.key_cache import KeyCache
from service.access.scopes import Role, Scope
from tests.service.access.conftest import bearer, given_key, guarded

DRILL = {"author": "tester", "title": "Sea drill", "when": "2025-09-03", "participants": ["CHN", "RUS"]}


class Clock:
    """A clock that is set by hand."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def clocked(world, clock):
    """A closed world whose keys grow stale by a clock that is set by hand."""
    return guarded(world, keys=KeyCache(world.parts.pool, clock))


def stored(world):
    """All that the database keeps of keys, as text."""
    with world.parts.pool.connection() as connection:
        return str(connection.execute("SELECT key::text FROM access.key").fetchall())


def last_used(world, key_id):
    return keys.one(world.parts.pool, key_id).last_used_at


def test_a_key_is_told_once_and_only_its_hash_is_kept(shared_closed):
    administrator = given_key(shared_closed, Role.ADMINISTRATOR)[1]
    said = {"name": "desk", "role": "maintainer", "authors": ["desk"], "quota": 60}
    made = shared_closed.client.post("/v1/keys", json=said, headers=administrator)

    assert made.status_code == 201
    text = made.json["key"]
    assert text.startswith(f"entente_{made.json['id']}_")
    assert (made.json["scopes"], made.json["authors"], made.json["quota"]) == (["read", "append"], ["desk"], 60)
    assert made.json["created_by"] == "a administrator"
    assert made.headers["Cache-Control"] == "no-store"
    listed = shared_closed.client.get("/v1/keys", headers=administrator)
    assert text.rpartition("_")[2] not in listed.text + stored(shared_closed)
    assert listed.json["keys"][-1] == {name: value for name, value in made.json.items() if name != "key"}
    me = shared_closed.client.get("/v1/me", headers=bearer(text)).json
    assert (me["name"], me["by"], me["key"], me["scopes"]) == ("desk", "key", made.json["id"], ["read", "append"])


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"role": "owner"}, "role"),
        ({"role": "reader", "scopes": ["append"]}, "scopes"),
        ({"role": "reader", "scopes": []}, "scopes"),
        ({"role": "reader", "authors": []}, "authors"),
        ({"role": "reader", "quota": 0}, "quota"),
        ({"role": "reader", "expires_at": "2020-01-01T00:00:00Z"}, "expires_at"),
        ({"role": "reader", "expires_at": "2030-01-01T00:00:00"}, "expires_at"),
        ({"role": "reader", "secret": "mine"}, "secret"),
    ],
)
def test_a_key_that_breaks_a_rule_is_not_made(shared_world, said, field):
    before = len(keys.every(shared_world.parts.pool))
    answer = shared_world.post("/keys", {"name": "desk", **said})
    assert answer.status_code == 422
    assert field in {error["field"].partition(".")[0] for error in answer.json["errors"]}
    assert len(keys.every(shared_world.parts.pool)) == before


@pytest.mark.parametrize(
    ("credential", "said"),
    [
        ("Bearer entente_aaaaaaaa_" + "0" * 64, "No such API key"),
        ("Bearer {id}", "no API key of Entente"),
        ("Bearer {text}0", "no API key of Entente"),
        ("Bearer {other}", "No such API key"),
        ("Bearer", "no API key of Entente"),
        ("Bearer \u00e9", "no API key of Entente"),
        ("Basic dXNlcjpwYXNz", "Authorization: Bearer"),
        ("{text}", "Authorization: Bearer"),
    ],
)
def test_what_is_no_key_of_ours_lets_nobody_in(shared_closed, credential, said):
    key_id, headers = given_key(shared_closed)
    text = headers["Authorization"].removeprefix("Bearer ")
    other = text[:-1] + ("0" if text[-1] != "0" else "1")
    given = credential.format(id=key_id, text=text, other=other)

    for path in ("/v1/kinds", "/v1/me"):
        answer = shared_closed.client.get(path, headers={"Authorization": given})
        assert answer.status_code == 401
        assert said in answer.json["detail"]
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
        assert text.rpartition("_")[2] not in answer.text
    assert shared_closed.client.get("/v1/kinds", headers=headers).status_code == 200
    assert shared_closed.client.get("/livez", headers={"Authorization": given}).status_code == 200


def test_a_bad_key_is_refused_even_where_anybody_may_read(shared_world):
    answer = shared_world.client.get("/v1/kinds", headers=bearer("entente_aaaaaaaa_" + "0" * 64))
    assert answer.status_code == 401


def test_a_key_may_do_less_than_its_role_and_less_than_anybody(world):
    headers = given_key(world, Role.ADMINISTRATOR, scopes=frozenset({Scope.READ}))[1]

    assert world.client.get("/v1/kinds", headers=headers).status_code == 200
    refused = world.client.post("/v1/developments/drill-held", json=DRILL, headers=headers)
    assert refused.status_code == 403
    assert refused.headers["WWW-Authenticate"] == 'Bearer error="insufficient_scope", scope="append"'
    assert "append" in refused.json["detail"]
    assert world.head() == 0


def test_a_key_that_expires_counts_until_then(closed):
    soon = datetime.now(UTC) + timedelta(hours=1)
    _, later = given_key(closed, expires_at=soon)
    _, past = given_key(closed, expires_at=datetime.now(UTC) - timedelta(seconds=1))

    assert closed.client.get("/v1/kinds", headers=later).status_code == 200
    answer = closed.client.get("/v1/kinds", headers=past)
    assert answer.status_code == 401
    assert "has expired" in answer.json["detail"]


def test_a_revocation_takes_effect_within_the_time_that_a_key_is_fresh(clocked, clock):
    key_id, headers = given_key(clocked)
    administrator = given_key(clocked, Role.ADMINISTRATOR)[1]
    assert clocked.client.get("/v1/kinds", headers=headers).status_code == 200

    for _ in range(2):
        revoked = clocked.client.delete(f"/v1/keys/{key_id}", headers=administrator)
        assert (revoked.status_code, revoked.json["revoked_by"]) == (200, "a administrator")
    clock.now += key_cache.FRESH
    answer = clocked.client.get("/v1/kinds", headers=headers)

    assert answer.status_code == 401
    assert "was revoked" in answer.json["detail"]
    assert clocked.client.delete("/v1/keys/aaaaaaaa", headers=administrator).status_code == 404


def test_the_database_restores_no_revoked_key(world):
    key_id, _ = given_key(world)
    keys.revoke(world.parts.pool, key_id, "tester")
    with world.parts.pool.connection() as connection, pytest.raises(psycopg.errors.RestrictViolation):
        connection.execute("UPDATE access.key SET revoked_at = NULL, revoked_by = NULL")


def test_a_warm_key_asks_the_database_nothing(clocked, monkeypatch):
    headers = given_key(clocked)[1]
    assert clocked.client.get("/v1/kinds", headers=headers).status_code == 200

    monkeypatch.setattr(clocked.parts.pool, "connection", None)
    assert clocked.client.get("/v1/kinds", headers=headers).status_code == 200


def test_its_last_use_is_noted_once_a_minute_and_only_where_it_let_somebody_in(clocked, clock):
    key_id, headers = given_key(clocked)
    assert clocked.client.get("/v1/kinds", headers=bearer(f"entente_{key_id}_{'0' * 64}")).status_code == 401
    assert last_used(clocked, key_id) is None

    clocked.client.get("/v1/kinds", headers=headers)
    first = last_used(clocked, key_id)
    assert first is not None
    clock.now += key_cache.USED_EVERY
    clocked.client.get("/v1/kinds", headers=headers)
    assert last_used(clocked, key_id) == first, "the database's clock has not gone on for a minute"
    with clocked.parts.pool.connection() as connection:
        connection.execute("UPDATE access.key SET last_used_at = last_used_at - interval '61 s'")
    clock.now += key_cache.USED_EVERY
    clocked.client.get("/v1/kinds", headers=headers)
    assert last_used(clocked, key_id) > first


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/developments/drill-held", DRILL),
        ("/developments/drill-held/prepared", DRILL),
        ("/developments/{id}/retractions", {"author": "tester", "reason": "a slip"}),
        ("/developments/{id}/corroborations", {"author": "tester", "sources": [{"name": "KCNA"}]}),
        ("/developments/{id}/disputes/dry-run", {"author": "tester", "reason": "no"}),
        ("/citations", {"author": "tester", "address": "/v1/state"}),
        ("/author-keys", {"author": "tester", "public": "", "possession": ""}),
        ("/author-keys/0123456789abcdef/revocations", {"author": "tester", "reason": "lost"}),
    ],
)
def test_a_key_of_some_authors_appends_under_no_other_name(shared_world, path, body):
    drill = shared_world.given("drill-held", participants=["CHN", "RUS"])
    closed, head = guarded(shared_world), shared_world.head()
    headers = {**given_key(closed, Role.MAINTAINER, authors=["desk", "night desk"])[1], "If-Match": '"1"'}

    answer = closed.client.post(f"/v1{path.format(id=drill)}", json=body, headers=headers)
    assert answer.status_code == 403
    assert answer.json["errors"] == [{"field": "author", "rule": answer.json["detail"]}]
    assert "desk, night desk" in answer.json["detail"]
    assert closed.head() == head
    own = closed.client.post(f"/v1{path.format(id=drill)}", json={**body, "author": "desk"}, headers=headers)
    assert own.status_code not in (401, 403) or own.json["type"].endswith("unsigned")


@pytest.mark.parametrize("author", [["desk"], {"desk": 1}, 7, True, "", "Desk", "desk ", "desk\u0000"])
def test_an_author_that_is_not_the_very_word_is_not_one_of_the_key(shared_world, author):
    closed = guarded(shared_world)
    headers = given_key(closed, Role.MAINTAINER, authors=["desk"])[1]
    answer = closed.client.post("/v1/developments/drill-held", json={**DRILL, "author": author}, headers=headers)
    assert answer.status_code == 403
    none = closed.client.post("/v1/developments/drill-held", json={**DRILL, "author": None}, headers=headers)
    assert none.status_code == 422


def test_what_the_service_asks_itself_it_asks_for_the_client(shared_world):
    shared_world.project()
    closed = guarded(shared_world, anonymous=Role.READER)
    cited = {"author": "tester", "address": "/v1/state?valid_on=2025-01-01"}
    assert closed.client.post("/v1/citations", json=cited).status_code == 401

    headers = given_key(closed, Role.MAINTAINER)[1]
    closed = guarded(shared_world)
    answer = closed.client.post("/v1/citations", json=cited, headers=headers)
    assert answer.status_code in (200, 201), answer.json
    reader = given_key(closed)[1]
    assert closed.client.get(answer.json["answer"], headers=reader).status_code == 200
    narrow = given_key(closed, Role.MAINTAINER, scopes=frozenset({Scope.APPEND}))[1]
    refused = closed.client.post("/v1/citations", json=cited, headers=narrow)
    assert refused.status_code == 422
    assert "scope 'read'" in refused.json["detail"]


def test_a_cache_that_others_share_keeps_only_what_anybody_may_read(shared_world):
    shared_world.given("drill-held", participants=["CHN", "RUS"])
    path = "/v1/log/leaves/1"
    closed = guarded(shared_world)
    headers = given_key(closed)[1]

    assert shared_world.client.get(path).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    shared = closed.client.get(path, headers=headers).headers["Cache-Control"]
    assert "public" not in shared
    assert "private" in shared


def test_the_default_of_a_process_lets_anybody_in(shared_world):
    assert shared_world.client.get("/v1/me").json == {
        "name": "anonymous", "by": "nothing", "key": None, "quota": None, "authors": None,
        "csrf_token": None,
        "scopes": ["read", "append", "audit", "administer"],
    }  # fmt: skip


def test_the_answer_that_tells_a_secret_is_kept_nowhere(world):
    said, headers = {"name": "desk", "role": "reader"}, {"Idempotency-Key": '"once"'}
    texts = [world.client.post("/v1/keys", json=said, headers=headers).json["key"] for _ in range(2)]
    assert len(set(texts)) == 2
    with world.parts.pool.connection() as connection:
        assert connection.execute("SELECT count(*) FROM public.idempotency").fetchone() == (0,)


def test_every_refusal_is_logged_with_who_what_and_why_and_without_the_secret(shared_world):
    drill = shared_world.given("drill-held", participants=["CHN", "RUS"])
    closed = guarded(shared_world)
    reader, headers = given_key(closed, Role.READER)
    desk, signed = given_key(closed, Role.MAINTAINER, authors=["desk"], quota=1)
    with capture_logs() as said:
        closed.client.get("/v1/kinds")
        closed.client.get("/v1/kinds", headers=headers)
        closed.client.post(f"/v1/developments/{drill}/erasures", json={}, headers=headers)
        closed.client.post("/v1/developments/drill-held", json=DRILL, headers=signed)
        closed.client.get("/v1/kinds", headers=signed)
        closed.client.get("/v1/kinds", headers=bearer("entente_aaaaaaaa_" + "0" * 64))
    refusals = [line for line in said if line["event"] == "access-refused"]
    told = [(line["who"], line["what"], line["why"]) for line in refusals]
    assert told == [
        ("anonymous", "GET /v1/kinds", "no-credential"),
        (f"key {reader} (a reader)", "POST /v1/developments/<uuid:development>/erasures", "scope-lacking"),
        (f"key {desk} (a maintainer)", "POST /v1/developments/drill-held", "foreign-author"),
        (f"key {desk} (a maintainer)", "GET /v1/kinds", "quota-exceeded"),
        ("anonymous", "GET /v1/kinds", "unknown-key"),
    ]
    assert {line["log_level"] for line in refusals} == {"warning"}
    assert not [each for each in (headers, signed) if each["Authorization"].rpartition("_")[2] in str(said)]


def test_a_stream_ends_once_its_key_is_revoked(clocked, clock):
    """After what the client has had, nothing more comes; it is told why when it asks again."""
    key_id, header = given_key(clocked)
    answer = clocked.client.get("/v1/log/stream", headers=header)
    parts = iter(answer.response)
    assert next(parts).startswith(b"retry: ")
    keys.revoke(clocked.parts.pool, key_id, "tester")
    clock.now += key_cache.FRESH
    assert next(parts, None) is None
    answer.close()
    assert clocked.client.get("/v1/log/stream", headers=header).json["detail"] == f"The API key {key_id} was revoked."
