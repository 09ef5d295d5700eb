"""What is told of every request: its id in the answer and in problems, a line in the log, and the metrics.

A request that the service makes to itself, or that a command makes, is part of the one that it belongs to.
"""

from collections.abc import Callable
from functools import cache
from time import perf_counter
from typing import Any

import structlog
from flask import Request, Response
from prometheus_client import Counter, Histogram

from events.carried import CARRIED, Carried
from service.here import here
from service.logs import log
from service.metrics import APPENDS, DURATION, IN_FLIGHT, OUTCOMES, REQUESTS
from service.request_id import taken

HEALTH = {"/livez", "/readyz", "/metrics"}
"""What is asked every few seconds, and told only where it goes wrong, or at the level `debug`."""

SPARED = ("prepared", "dry-run")
"""What the endpoints end with that append nothing."""


def observed(dispatch: Callable[[], Response]) -> Response:
    """The answer that a request is dispatched to."""
    known, asked = here()
    outer = CARRIED.get()
    carried = outer or taken(asked.environ.get("HTTP_X_REQUEST_ID"), asked.environ.get("HTTP_TRACEPARENT"))
    known.request_id, known.traceparent = carried.request_id, carried.traceparent
    return _counted(dispatch, known, asked, carried) if outer is None else dispatch()


def _counted(dispatch: Callable[[], Response], known: Any, asked: Request, carried: Carried) -> Response:
    begun = perf_counter()
    CARRIED.set(carried)
    IN_FLIGHT.inc()
    try:
        response = dispatch()
        _tell(known, asked, response.status_code, perf_counter() - begun)
    finally:
        IN_FLIGHT.dec()
        CARRIED.set(None)
    return response


def _tell(known: Any, asked: Request, status: int, took: float) -> None:
    route, method = asked.url_rule and asked.url_rule.rule, asked.method
    if route:
        requests, duration = _metrics(method, route, status)
        requests.inc()
        duration.observe(took)
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
def _metrics(method: str, route: str, status: int) -> tuple[Counter, Histogram]:
    """What counts and times the requests of a route that were answered so; to look them up takes longer than both."""
    return REQUESTS.labels(method, route, str(status)), DURATION.labels(method, route)


@cache
def _kind(endpoint: str) -> str | None:
    """What is appended at an endpoint, if anything."""
    blueprint, _, name = endpoint.partition(".")
    appends = blueprint in ("developments", "author-keys") and not name.endswith(SPARED)
    return name.removeprefix("record-") if appends else None
