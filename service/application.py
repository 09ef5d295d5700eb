"""Flask as it answers here: each request is observed, and its answer has its last headers added as it is sent.

To look up and copy these among the other headers, as Flask does with each, would take longer than to make them.
"""

from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import orjson
from flask import Flask, Response
from flask.json.provider import JSONProvider

from service.api.protection import Headers, protection
from service.here import here
from service.observed import observed


class OrjsonProvider(JSONProvider):
    """JSON by orjson, in a stable order."""

    def dumps(self, obj: object, **_: object) -> str:
        """The JSON of an object."""
        return orjson.dumps(obj, option=orjson.OPT_SORT_KEYS).decode()

    def loads(self, s: str | bytes, **_: object) -> object:
        """The object of a JSON text."""
        return orjson.loads(s)


class Application(Flask):
    """An application whose answers tell what they carry, and browsers what they may do with them."""

    json_provider_class = OrjsonProvider

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """A view as it is: none is a coroutine, and to look costs."""
        return func

    def full_dispatch_request(self) -> Response:
        """The answer to a request, which is observed from before all else that it does until after all else."""
        return observed(super().full_dispatch_request)

    def wsgi_app(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The answer as it is sent."""

        def start(status: str, headers: Headers, *error: Any) -> Callable[[bytes], object]:
            known, _ = here()
            carried = ("X-Request-Id", known.request_id), ("Traceparent", known.traceparent)
            return start_response(status, [*headers, *carried, *protection(status, headers, environ)], *error)

        return super().wsgi_app(environ, start)
