"""The log as it grows: every event after a position, in order and each once, whatever happens in between."""

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import Any

import httpx
import orjson
import pytest
from httpx_sse import ServerSentEvent, connect_sse

from service import feed
from service import stream as streams
from tests.world import World


@contextmanager
def reading(port: int, after: int | None = None, last: int | None = None) -> Iterator[Iterator[ServerSentEvent]]:
    """What a stream of a served log says, but for its beginning and heartbeats."""
    headers = {} if last is None else {"Last-Event-ID": str(last)}
    query = "" if after is None else f"?after={after}"
    with (
        httpx.Client(timeout=httpx.Timeout(60)) as client,
        connect_sse(client, "GET", f"http://127.0.0.1:{port}/v1/log/stream{query}", headers=headers) as source,
    ):
        source.response.raise_for_status()
        yield (said for said in source.iter_sse() if said.data)


def parted(body: bytes) -> list[dict[str, str]]:
    """The blocks of a stream as fields."""
    blocks = [block.split("\n") for block in body.decode().split("\n\n") if block]
    return [dict(line.split(": ", 1) for line in block) for block in blocks if block != [":"]]


def started(world: World, query: str = "", **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return world.client.get(f"/v1/log/stream{query}", headers=named, buffered=False)


def parts_of(answer: Any) -> Iterator[bytes]:
    return iter(answer.response)


def test_it_begins_after_a_position_and_says_what_the_log_says(world: World) -> None:
    for number in range(3):
        world.given("statement-made", speakers=["CHN"], stance="supports", topic=f"t{number}")
    answer = started(world, "?after=1")
    assert answer.status_code == 200
    assert answer.content_type == "text/event-stream"
    assert answer.headers["Cache-Control"] == "no-store"
    parts = parts_of(answer)
    assert parted(next(parts)) == [{"retry": "1000", "id": "1"}]
    events = world.client.get("/v1/log?after=1").json["events"]
    told = parted(next(parts))
    assert [(each["id"], each["event"]) for each in told] == [("2", "recorded"), ("3", "recorded")]
    assert [orjson.loads(each["data"]) for each in told] == events
    answer.close()


def test_the_last_event_that_was_seen_counts_before_after_and_without_both_it_begins_now(world: World) -> None:
    for number in range(2):
        world.given("statement-made", speakers=["CHN"], stance="supports", topic=f"t{number}")
    cases = {("?after=0", "1"): "1", ("", "0"): "0", ("?after=0", None): "0", ("", None): "2"}
    for (query, last), begins in cases.items():
        answer = started(world, query, **({} if last is None else {"Last_Event_ID": last}))
        assert parted(next(parts_of(answer)))[0]["id"] == begins
        answer.close()


def test_what_is_no_position_or_not_reached_is_refused(shared_world: World) -> None:
    head = shared_world.head()
    for query, headers in (
        (f"?after={head + 1}", {}),
        ("", {"Last_Event_ID": str(head + 1)}),
        ("?after=x", {}),
        ("", {"Last_Event_ID": "1 2"}),
        ("?before=1", {}),
    ):
        refused = started(shared_world, query, **headers)
        assert refused.status_code == 422
        assert refused.content_type == "application/problem+json"


def test_it_says_that_it_is_alive(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "HEARTBEAT", 0.0)
    answer = started(world)
    parts = parts_of(answer)
    assert next(parts).startswith(b"retry: ")
    assert next(parts) == b":\n\n"
    answer.close()


def test_a_stream_holds_no_connection_while_it_waits(world: World) -> None:
    answers = [started(world) for _ in range(4)]
    for answer in answers:
        next(parts_of(answer))
    with ExitStack() as stack:
        for _ in range(4):
            stack.enter_context(world.parts.pool.connection(timeout=2))
    for answer in answers:
        answer.close()


def test_beyond_so_many_streams_others_are_sent_away_until_one_ends(world: World) -> None:
    answers = [started(world) for _ in range(4)]
    refused = started(world)
    assert refused.status_code == 503
    assert (refused.json["type"], refused.headers["Retry-After"]) == ("/v1/problems/too-many-streams", "1")
    answers.pop().close()
    answers.append(started(world))
    assert answers[-1].status_code == 200
    assert world.client.head("/v1/log/stream").status_code == 503
    answers.pop().close()
    for _ in range(6):
        asked = world.client.head("/v1/log/stream", buffered=True)
        assert asked.status_code == 200, "it leaves no stream behind"
    for answer in answers:
        answer.close()


def test_a_client_that_takes_nothing_is_cut(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it would not take fills its buffers; a client that only waits is left alone."""
    monkeypatch.setattr(feed, "SLOW", 0.5)
    for number in range(20):
        world.given("statement-made", speakers=["CHN"], stance="supports", topic=f"t{number}", note="n" * 1500)
    ours, theirs = socket.socketpair()
    ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
    waiting, quiet = socket.socketpair()
    cut, patient = world.parts.feed.open(None, 0, ours), world.parts.feed.open(None, None, waiting)
    parts = iter(patient)
    waiting.sendall(next(parts))

    def serve() -> None:
        for part in cut:
            ours.sendall(part)

    with ThreadPoolExecutor(2) as threads, ours, theirs, waiting, quiet:
        going_on = threads.submit(next, parts)
        with pytest.raises(BrokenPipeError):
            threads.submit(serve).result(60)
        cut.close()
        world.given("statement-made", speakers=["CHN"], stance="supports", topic="next")
        assert parted(going_on.result(60))[0]["id"] == "21"


def test_a_stream_ends_when_its_client_has_gone(world: World) -> None:
    ours, theirs = socket.socketpair()
    with ours:
        parts = iter(world.parts.feed.open(None, None, ours))
        assert next(parts)
        theirs.close()
        assert [*parts] == []
