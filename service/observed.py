"""What is told of every request: its id in the answer and in problems, a line in the log, and the metrics.

A request that the service makes to itself, or that a command makes, is part of the one that it belongs to.
"""

from functools import cache
from time import perf_counter
from typing import Any

import structlog
from flask import Flask, Request, Response, g, request

from events.carried import CARRIED
from service.logs import log
from service.metrics import APPENDS, DURATION, IN_FLIGHT, OUTCOMES, REQUESTS
from service.request_id import taken

HEALTH = {"/livez", "/readyz", "/metrics"}
"""What is asked every few seconds, and told only where it goes wrong, or at the level `debug`."""

SPARED = ("prepared", "dry-run")
"""What the endpoints end with that append nothing."""


def install(app: Flask) -> None:
    """Have every request of an application observed: from before all else that it does, until after all else."""
    app.before_request(_begin)
    app.after_request(_end)
    app.teardown_request(_forget)


def _begin() -> None:
    known, asked = _known(), request.environ
    known.outer = CARRIED.get()
    known.carried = known.outer or taken(asked.get("HTTP_X_REQUEST_ID"), asked.get("HTTP_TRACEPARENT"))
    known.request_id, known.traceparent = known.carried.request_id, known.carried.traceparent
    known.begun = perf_counter()
    CARRIED.set(known.carried)
    if known.outer is None:
        IN_FLIGHT.inc()


def _end(response: Response) -> Response:
    known = _known()
    response.headers["X-Request-Id"] = known.request_id
    response.headers["Traceparent"] = known.traceparent
    if known.outer is None:
        _tell(known, request._get_current_object(), response.status_code)  # type: ignore[attr-defined]
    return response


def _tell(known: Any, asked: Request, status: int) -> None:
    took, route, method = perf_counter() - known.begun, asked.url_rule and asked.url_rule.rule, asked.method
    if route:
        REQUESTS.labels(method, route, str(status)).inc()
        DURATION.labels(method, route).observe(took)
    else:
        REQUESTS.labels("any", "none", str(status)).inc()
    if method == "POST" and (kind := _kind(asked.endpoint or "")):
        APPENDS.labels(kind, OUTCOMES.get(status, "malformed")).inc()
    if structlog.is_configured():
        tell = log.debug if route in HEALTH and status < 400 else log.info
        tell(
            "request",
            method=method,
            route=route,
            status=status,
            duration_ms=round(took * 1000, 3),
            identity=known.identity.name if "identity" in known else None,
            position=known.position if "position" in known else known.moment.position if "moment" in known else None,
        )


@cache
def _kind(endpoint: str) -> str | None:
    """What is appended at an endpoint, if anything."""
    blueprint, _, name = endpoint.partition(".")
    appends = blueprint in ("developments", "author-keys") and not name.endswith(SPARED)
    return name.removeprefix("record-") if appends else None


def _forget(_: BaseException | None) -> None:
    known = _known()
    if "carried" in known and known.outer is None:
        IN_FLIGHT.dec()
    CARRIED.set(known.get("outer"))


def _known() -> Any:
    """What is known of this request: to go through `g` costs each time."""
    return g._get_current_object()
