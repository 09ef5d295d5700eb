"""What is counted and timed, for Prometheus. Each process counts, and whoever is asked adds up what all have counted.

How the log stands is not counted: `service/standing.py` looks it up when it is asked for.
"""

import os

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import REGISTRY, Collector

from service.counting import VARIABLE

REQUESTS = Counter("entente_requests", "Requests that were answered.", ["method", "route", "status"])

DURATION = Histogram(
    "entente_request_duration_seconds",
    "From the beginning of a request to its answer, or to the first part of it.",
    ["method", "route"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)

IN_FLIGHT = Gauge("entente_requests_in_flight", "Requests under way.", multiprocess_mode="livesum")

APPENDS = Counter("entente_appends", "Appends that were asked for, and what became of them.", ["kind", "outcome"])

REFUSED = Counter("entente_access_refused", "Refused accesses.", ["why"])

STREAMS = Gauge("entente_streams_open", "Streams of the log that are open.", multiprocess_mode="livesum")

POOL_IN_USE = Gauge("entente_pool_connections_in_use", "Database connections in use.", multiprocess_mode="livesum")

POOL_WAIT = Histogram(
    "entente_pool_wait_seconds",
    "How long somebody waited for a database connection.",
    buckets=(0.001, 0.01, 0.1, 1, 10),
)

PROJECTED = Counter("entente_projected_events", "Events that were projected.")

PROJECTION_FAULTS = Counter("entente_projection_faults", "Events that stopped the projecting.")

OUTCOMES = {
    201: "recorded", 200: "repeated", 403: "refused", 409: "conflict", 412: "stale", 422: "invalid", 503: "busy",
}  # fmt: skip
"""What became of an append, by the status of its answer; any other is `malformed`."""


def exposition(standing: Collector) -> bytes:
    """All metrics as Prometheus reads them: those that all processes have counted, and those of a collector."""
    registry = CollectorRegistry()
    if VARIABLE in os.environ:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    else:
        registry.register(REGISTRY)
    registry.register(standing)
    return generate_latest(registry)
