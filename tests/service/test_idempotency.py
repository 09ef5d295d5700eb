"""What comes again under an Idempotency-Key is not done again, and has the first answer."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import psycopg
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.world import World

STATEMENT = {"author": "tester", "title": "T", "when": "2025", "speakers": ["CHN"], "stance": "supports", "topic": "t"}

OLDER = "UPDATE public.idempotency SET kept_at = kept_at - interval '25 hours'"


def quoted() -> str:
    return f'"{uuid4()}"'


def say(world: World, key: str, path: str = "/developments/statement-made", **said: Any) -> Any:
    headers = {"If_Match": said.pop("seen")} if "seen" in said else {}
    return world.post(path, {**STATEMENT, **said} if "statement" in path else said, Idempotency_Key=key, **headers)


def kept(world: World) -> int:
    with psycopg.connect(world.url) as connection:
        row = connection.execute("SELECT count(*) FROM public.idempotency").fetchone()
    return int(row[0]) if row else 0


def replayed(answer: Any) -> bool:
    return bool(answer.headers.get("Idempotent-Replayed") == "true")


def test_what_comes_again_has_the_same_answer_and_is_not_done_again(shared_world: World) -> None:
    key, head = quoted(), shared_world.head()
    first, second = say(shared_world, key), say(shared_world, key)
    assert (first.status_code, first.json["repeated"]) == (201, False)
    assert (second.status_code, second.data) == (first.status_code, first.data)
    assert not replayed(first)
    assert replayed(second)
    same = ("Content-Type", "Location", "ETag", "Content-Length")
    assert [second.headers[name] for name in same] == [first.headers[name] for name in same]
    assert shared_world.head() == head + 1
    assert say(shared_world, quoted()).json["id"] != first.json["id"], "another key is another development"


def test_amendments_and_citations_are_made_once_too(shared_world: World) -> None:
    development = shared_world.given("statement-made", **STATEMENT)
    shared_world.project()
    path = f"/developments/{development}"
    source = {"author": "tester", "sources": [{"name": "example.org"}]}
    asked = [
        (f"{path}/corroborations", source),
        (f"{path}/corrections", {"author": "tester", "reason": "r", "changes": {"topic": "other"}, "seen": '"2"'}),
        (f"{path}/retractions", {"author": "tester", "reason": "r", "seen": '"3"'}),
        ("/citations", {"address": f"/v1/developments/{development}", "author": "tester"}),
    ]
    for path, body in asked:
        key = quoted()
        first, second = (say(shared_world, key, path, **dict(body)) for _ in range(2))
        assert first.status_code == 201, first.json
        assert (second.status_code, second.data, replayed(second)) == (201, first.data, True)


def test_refusals_are_kept_as_well(shared_world: World) -> None:
    """What was refused stays refused under its key, even when it would be accepted by then."""
    key, head = quoted(), shared_world.head()
    for _ in range(2):
        refused = say(shared_world, key, stance="shrugs")
        assert (refused.status_code, refused.content_type) == (422, "application/problem+json")
        assert [error["field"] for error in refused.json["errors"]] == ["stance"]
    assert replayed(refused)

    key, taken = quoted(), str(uuid4())
    say(shared_world, quoted(), id=taken, topic="first")
    assert [say(shared_world, key, id=taken, topic="second").status_code for _ in range(2)] == [409, 409]
    assert shared_world.head() == head + 1


def test_a_key_of_another_request_is_refused(shared_world: World) -> None:
    key, development = quoted(), shared_world.given("statement-made", **STATEMENT)
    assert say(shared_world, key).status_code == 201
    head = shared_world.head()
    for other in (
        say(shared_world, key, topic="other"),
        say(shared_world, key, seen='"1"'),
        say(shared_world, key, "/developments/drill-held"),
        say(shared_world, key, f"/developments/{development}/retractions", author="a", reason="r"),
    ):
        assert other.status_code == 422
        assert other.json["type"] == "/v1/problems/idempotency-key-reused"
        assert [error["field"] for error in other.json["errors"]] == ["Idempotency-Key"]
    assert shared_world.head() == head


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters='"'), max_size=300))
@example("8e03978e-40d5-43dd-bc93-6894a57f9324")
@example('"unfinished')
@example('""')
@example('"a", "b"')
@example('"back\\slash"')
@example(f'"{"x" * 256}"')
def test_what_is_no_key_is_refused(shared_world: World, key: str) -> None:
    head = shared_world.head()
    answer = say(shared_world, key)
    assert answer.status_code == 400
    assert answer.json["type"] == "/v1/problems/malformed-idempotency-key"
    assert shared_world.head() == head


@contextmanager
def in_the_way(world: World, key: str) -> Iterator[None]:
    """While this lasts, no answer is kept under the key: what is appended under it waits before it commits."""
    place = "INSERT INTO public.idempotency (identity, key, fingerprint, status, headers, body)"
    with psycopg.connect(world.url) as connection:
        connection.execute(f"{place} VALUES ('anonymous', %s, sha256('other'), 200, '[]', '')", [key.strip('"')])
        yield
        connection.rollback()


def waiting(world: World) -> bool:
    with psycopg.connect(world.url) as connection:
        row = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND wait_event_type = 'Lock' AND query LIKE '%INSERT INTO public.idempotency%'"
        ).fetchone()
    return bool(row and row[0])


def test_while_the_first_is_under_way_the_second_is_told_so(world: World) -> None:
    key = quoted()
    assert world.client
    with ThreadPoolExecutor(1) as other:
        with in_the_way(world, key):
            first = other.submit(say, world, key)
            while not waiting(world):
                assert not first.done(), first.result().json
            second = say(world, key)
            assert (second.status_code, second.json["type"]) == (409, "/v1/problems/in-flight")
            assert world.head() == 0, "nothing is on record before its answer is kept"
        assert first.result(10).status_code == 201
    assert say(world, key).data == first.result().data
    assert world.head() == 1


def test_an_answer_that_is_an_error_of_ours_is_not_kept(world: World) -> None:
    """What failed is undone and may be asked again under its key."""
    key = quoted()
    with psycopg.connect(world.url) as connection:
        connection.execute("ALTER TABLE log.event RENAME TO event_away")
        connection.commit()
        assert say(world, key).status_code == 500
        connection.execute("ALTER TABLE log.event_away RENAME TO event")
        connection.commit()
    again = say(world, key)
    assert (again.status_code, replayed(again), world.head()) == (201, False, 1)


def test_answers_are_kept_for_a_day_and_taken_away_a_few_at_a_time(world: World) -> None:
    key = quoted()
    first = say(world, key).json["id"]
    for _ in range(24):
        say(world, quoted())
    with psycopg.connect(world.url) as connection:
        connection.execute(OLDER)
    second = say(world, key)
    assert (second.status_code, replayed(second)) == (201, False)
    assert second.json["id"] != first, "the key has had its day"
    assert kept(world) == 25 - 10 + 1
    say(world, quoted())
    say(world, quoted())
    assert kept(world) == 3
    assert replayed(say(world, key))


def test_each_post_documents_the_header(shared_world: World) -> None:
    document = shared_world.client.get("/v1/openapi.json").json
    posts = [path["post"] for name, path in document["paths"].items() if "post" in path and name != "/v1/keys"]
    assert posts
    for post in posts:
        assert [each["name"] for each in post["parameters"] if each.get("in") == "header"].count("Idempotency-Key") == 1
        assert {"400", "409", "422"} <= post["responses"].keys()


def test_without_a_key_nothing_is_kept(world: World) -> None:
    assert world.given("statement-made", **STATEMENT)
    assert kept(world) == 0


def test_an_answer_with_a_secret_is_not_kept(world: World) -> None:
    key = quoted()
    for _ in range(2):
        made = say(world, key, "/keys", name="desk", role="reader")
        assert (made.status_code, replayed(made)) == (201, False)
        with psycopg.connect(world.url) as connection:
            told = connection.execute("SELECT identity || key || headers || body FROM public.idempotency").fetchall()
        assert made.json["key"] not in str(told)
    assert kept(world) == 0
