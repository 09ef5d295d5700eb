"""What is told of every request: its id in the answer and in problems, and a line in the log.

A request that the service makes to itself, or that a command makes, is part of the one that it belongs to.
"""

from time import perf_counter

import structlog
from flask import Flask, Response, g, request

from events.carried import CARRIED
from service.logs import log
from service.request_id import taken

HEALTH = {"/livez", "/readyz", "/metrics"}
"""What is asked every few seconds, and told only where it goes wrong, or at the level `debug`."""


def install(app: Flask) -> None:
    """Have every request of an application observed: from before all else that it does, until after all else."""
    app.before_request(_begin)
    app.after_request(_end)
    app.teardown_request(_forget)


def _begin() -> None:
    asked = request.environ
    g.outer = CARRIED.get()
    g.carried = g.outer or taken(asked.get("HTTP_X_REQUEST_ID"), asked.get("HTTP_TRACEPARENT"))
    g.request_id, g.traceparent = g.carried.request_id, g.carried.traceparent
    g.begun = perf_counter()
    CARRIED.set(g.carried)


def _end(response: Response) -> Response:
    response.headers["X-Request-Id"] = g.request_id
    response.headers["Traceparent"] = g.traceparent
    if g.outer is None and structlog.is_configured():
        route = request.url_rule.rule if request.url_rule else None
        tell = log.debug if route in HEALTH and response.status_code < 400 else log.info
        tell(
            "request",
            method=request.method,
            route=route,
            status=response.status_code,
            duration_ms=round((perf_counter() - g.begun) * 1000, 3),
            identity=g.identity.name if "identity" in g else None,
            position=g.position if "position" in g else g.moment.position if "moment" in g else None,
        )
    return response


def _forget(_: BaseException | None) -> None:
    CARRIED.set(g.get("outer"))
