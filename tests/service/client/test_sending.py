"""What is tried again, how soon, and what is not."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import monotonic
from typing import Any

import pytest

from service.client import Entente, Forbidden, ServiceError, TooManyRequests

DONE = (201, {}, b'{"id": "i", "version": 1, "position": 1, "recorded_at": "r", "repeated": false}')

Script = list[tuple[int, dict[str, str], bytes]]


@contextmanager
def scripted(script: Script) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A server that answers as it is told, the last answer again and again; and what it was asked."""
    asked: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            asked.append(dict(self.headers))
            status, headers, body = script[min(len(asked), len(script)) - 1]
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def appended(url: str, patience: float = 10) -> object:
    with Entente(url, api_key="k", patience=patience) as client:
        return client.append("statement-made", author="a")


def test_it_waits_as_long_as_it_is_told_and_sends_the_same_key_each_time() -> None:
    with scripted([(503, {"Retry-After": "1"}, b""), (429, {}, b"{}"), (502, {}, b"<html>"), DONE]) as (url, asked):
        begun = monotonic()
        appended(url)
        assert monotonic() - begun >= 1
    assert len(asked) == 4
    assert len({each["Idempotency-Key"] for each in asked}) == 1
    assert {each["Authorization"] for each in asked} == {"Bearer k"}


def test_the_first_of_two_that_is_under_way_is_waited_for() -> None:
    with scripted([(409, {}, b'{"type": "/v1/problems/in-flight"}'), DONE]) as (url, asked):
        appended(url)
    assert len(asked) == 2


def test_what_is_refused_is_not_tried_again() -> None:
    refused = (403, {}, b'{"title": "No", "detail": "Never."}')
    with scripted([refused, DONE]) as (url, asked), pytest.raises(Forbidden, match=r"403 No: Never\."):
        appended(url)
    assert len(asked) == 1


@pytest.mark.parametrize(("status", "error"), [(500, ServiceError), (429, TooManyRequests)])
def test_at_the_end_of_its_patience_it_says_what_it_was_told(status: int, error: type[Exception]) -> None:
    with scripted([(status, {"Retry-After": "60"}, b"")]) as (url, asked), pytest.raises(error):
        appended(url, patience=2)
    assert len(asked) == 1, "it does not wait for what it has no patience for"


def test_two_appends_have_two_keys() -> None:
    with scripted([DONE]) as (url, asked):
        appended(url)
        appended(url)
    assert len({each["Idempotency-Key"] for each in asked}) == 2
