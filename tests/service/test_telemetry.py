"""Traces go to an OpenTelemetry receiver where one is named, as the traces that log and events carry."""

import json
import os
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from tests.service.test_logs import ROOT

TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

ASK = """
from service import wsgi
client = wsgi.app().test_client()
client.get("/v1/timeline?actor=CHN", headers={"Traceparent": "%s"})
client.get("/v1/kinds", headers={"Authorization": "Basic SECRET"})
client.get("/livez")
"""


class Receiver(BaseHTTPRequestHandler):
    """Keeps what is sent, as a collector would take it."""

    def do_POST(self):
        self.server.taken.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        """Nothing is said."""


@pytest.fixture
def receiver():
    with HTTPServer(("127.0.0.1", 0), Receiver) as server:
        server.taken = []
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def run(world, program, **environ):
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "ENTENTE_DATABASE_URL": world.url, **environ},
        cwd=ROOT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (0, ""), ran.stderr
    return [json.loads(line) for line in ran.stderr.splitlines()]


def test_requests_and_their_statements_are_spans_of_the_trace_that_the_log_tells(shared_world, receiver):
    proto = pytest.importorskip("opentelemetry.proto.collector.trace.v1.trace_service_pb2")
    endpoint = f"http://127.0.0.1:{receiver.server_port}"
    lines = run(shared_world, ASK % TRACE, OTEL_EXPORTER_OTLP_ENDPOINT=endpoint, OTEL_EXPORTER_OTLP_COMPRESSION="none")
    spans = [
        span
        for path, body in receiver.taken
        if path == "/v1/traces"
        for resource in proto.ExportTraceServiceRequest.FromString(body).resource_spans
        for scope in resource.scope_spans
        for span in scope.spans
    ]
    served = {span.name: span for span in spans if span.kind == span.SPAN_KIND_SERVER}
    assert set(served) == {"GET /v1/timeline", "GET /v1/kinds"}
    told = {line["route"]: line["traceparent"][3:35] for line in lines if line["event"] == "request"}
    assert {name: span.trace_id.hex() for name, span in served.items()} == {
        "GET /v1/timeline": TRACE[3:35], "GET /v1/kinds": told["/v1/kinds"],
    }  # fmt: skip
    statements = [span for span in spans if span.trace_id.hex() == TRACE[3:35] and span.kind == span.SPAN_KIND_CLIENT]
    assert statements
    assert b"SECRET" not in b"".join(body for _, body in receiver.taken)


def test_without_the_extra_it_is_told_and_all_is_answered(shared_world):
    absent = "import sys\nsys.modules['opentelemetry'] = None\n" + ASK % TRACE
    lines = run(shared_world, absent, OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:1")
    [told] = [line["detail"] for line in lines if line["event"] == "untraced"]
    assert "pip install 'entente[otel]'" in told
    assert [line["status"] for line in lines if line["event"] == "request"] == [200, 401]
