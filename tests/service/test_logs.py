"""What processes say on standard error: a JSON document a line, which tells of each request and of no secret."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.logs import without_secrets

ROOT = Path(__file__).parents[2]

SPEAK = """
import os, logging, sys, threading, warnings
from service import wsgi
client = wsgi.app().test_client()
assert "opentelemetry" not in sys.modules, "nobody asked for traces"
headers = {"X-Request-Id": "r-1", "Cookie": "session=SECRET"}
client.get("/v1/timeline?author=SECRET", headers=headers)
client.get("/v1/developments/8c7a4f9e-0000-4000-8000-000000000001?x=SECRET", headers=headers)
client.get("/nowhere/SECRET", headers=headers)
client.get("/v1/timeline", headers={"Authorization": "Bearer SECRET", **headers})
logging.getLogger("library").warning("cannot reach postgresql://ada:%s@db.test/x", "SECRET")
warnings.warn("old ways")
thread = threading.Thread(target=lambda: 1 / 0)
thread.start()
thread.join()
raise RuntimeError("at postgresql://ada:SECRET@db.test/x")
"""


ASK = """
from service import wsgi
print(wsgi.app().test_client().get("/v1/timeline").status_code)
"""


@pytest.fixture(scope="module")
def spoken(shared_world):
    environ = {**os.environ, "ENTENTE_DATABASE_URL": shared_world.url}
    ran = subprocess.run(
        [sys.executable, "-c", SPEAK], env=environ, cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "SECRET" not in ran.stderr
    return [json.loads(line) for line in ran.stderr.splitlines()]


def test_each_line_is_a_document_with_a_time_a_level_and_what_happened(spoken):
    assert [line for line in spoken if not {"timestamp", "level", "event"} <= set(line)] == []
    assert {line["level"] for line in spoken} >= {"info", "warning", "critical"}


def test_each_request_is_told_by_its_route_and_never_by_its_address(spoken):
    requests = [line for line in spoken if line["event"] == "request"]
    told = [(line["method"], line["route"], line["status"], line["request_id"]) for line in requests]
    assert told == [
        ("GET", "/v1/timeline", 422, "r-1"),
        ("GET", "/v1/developments/<uuid:development>", 422, "r-1"),
        ("GET", None, 404, "r-1"),
        ("GET", "/v1/timeline", 401, "r-1"),
    ]
    assert {"duration_ms", "identity", "position", "traceparent"} <= set(requests[0])


def test_a_refused_access_is_told_with_who_what_and_why(spoken):
    [refused] = [line for line in spoken if line["event"] == "access-refused"]
    told = {name: refused[name] for name in ("who", "what", "why", "address", "level")}
    assert told == {
        "who": "anonymous", "what": "GET /v1/timeline", "why": "malformed-key", "address": "127.0.0.1",
        "level": "warning",
    }  # fmt: skip


def test_what_libraries_warnings_threads_and_the_end_say_is_told_alike(spoken):
    events = [line["event"] for line in spoken if line["event"] != "request"]
    assert [event for event in events if "cannot reach postgresql://***db.test/x" in event]
    assert [event for event in events if "old ways" in event]
    uncaught = [line for line in spoken if line["event"] == "uncaught"]
    assert ["ZeroDivisionError" in line["exception"] for line in uncaught] == [True, False]
    assert "RuntimeError" in uncaught[1]["exception"]


def test_where_nothing_can_be_written_requests_are_answered_all_the_same(shared_world):
    """As where standard error leads into a file on a disk without room."""
    environ = {**os.environ, "ENTENTE_DATABASE_URL": shared_world.url}
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-c", ASK], env=environ, cwd=ROOT, stdout=subprocess.PIPE, stderr=full, text=True,
            timeout=120,
        )  # fmt: skip
    assert ran.stdout == "200\n"


@pytest.mark.parametrize(("said", "told"), [
    ("GET /v1/log?token=abc HTTP/1.1", "GET /v1/log?*** HTTP/1.1"),
    ("postgresql://ada:p%40ss@db/x", "postgresql://***db/x"),
    ("host=db password='a b' user=ada", "host=db password=*** user=ada"),
    ("a key entente_abcdefgh_0123456789 of ours", "a key entente_*** of ours"),
    ("what is this", "what is this"),
])  # fmt: skip
def test_what_is_secret_is_left_out(said, told):
    assert without_secrets(None, "info", said) == told
    line = json.dumps({"event": said, "level": "info"})
    assert json.loads(without_secrets(None, "info", line)) == {"event": told, "level": "info"}


@given(st.text(max_size=40), st.sampled_from(["?a=1", "://u:p@h", "password='x", "password=x", "entente_0123abcd_s"]))
def test_whatever_is_said_beside_it_a_line_stays_a_document(said, secret):
    line = json.dumps({"event": said + secret + said, "level": "info"})
    assert json.loads(without_secrets(None, "info", line))["level"] == "info"
