"""Traces for OpenTelemetry, where OTEL_EXPORTER_OTLP_ENDPOINT names who takes them and there is the extra `otel`."""

from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec
from typing import Any

from flask import Flask

from service.logs import log
from service.request_id import TRACEPARENT, taken

ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"

UNTRACED = "livez,readyz,metrics"

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


def begin(environ: Mapping[str, str]) -> Callable[[Flask], None]:
    """Have what asks the database be traced from here on; what is given then traces the requests of an application.

    Each setting of OpenTelemetry is read from the environment by itself.
    """
    if not environ.get(ENDPOINT):
        return lambda _: None
    if find_spec("opentelemetry") is None or find_spec("opentelemetry.instrumentation") is None:
        log.warning("untraced", detail=f"{ENDPOINT} is set, and the extra is missing: pip install 'entente[otel]'")
        return lambda _: None
    from opentelemetry import trace
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.instrumentation.psycopg import PsycopgInstrumentor
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    resource = Resource.create({"service.name": environ.get("OTEL_SERVICE_NAME", "entente")})
    provider = TracerProvider(resource=resource)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    PsycopgInstrumentor().instrument()
    return _instrument


def _instrument(app: Flask) -> None:
    from opentelemetry.instrumentation.flask import FlaskInstrumentor

    FlaskInstrumentor().instrument_app(app, excluded_urls=UNTRACED)  # type: ignore[no-untyped-call]
    first = app.before_request_funcs[None]
    first.insert(0, first.pop())  # so that what is refused is traced as well
    app.wsgi_app = _rooted(app.wsgi_app)  # type: ignore[method-assign,assignment]


def _rooted(application: Application) -> Application:
    """Have a request without a trace begin one that is kept, so that log, events and spans have the same."""
    from opentelemetry.trace import get_current_span

    def begun(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        given = environ.get("HTTP_TRACEPARENT", "")
        if not TRACEPARENT.fullmatch(given) and not get_current_span().get_span_context().is_valid:
            environ["HTTP_TRACEPARENT"] = taken(None, None).traceparent.removesuffix("00") + "01"
        return application(environ, start_response)

    return begun
