"""What stands between clients and the application: proxies that are trusted, and pages of other origins."""

from collections.abc import Sequence

from flask import Flask
from flask_cors import CORS
from werkzeug.middleware.proxy_fix import ProxyFix

from service.api.protection import FRAMING

EXPOSED = (
    "Content-Location", "Entente-Digest", "Entente-Moment", "ETag", "Idempotent-Replayed", "Link", "Location",
    "Memento-Datetime", "Preference-Applied", "RateLimit", "RateLimit-Policy", "Repr-Digest", "Retry-After",
    "X-Request-Id",
)  # fmt: skip
"""Headers of answers that a script of another origin may read."""

ACCEPTED = (
    "Accept", "Accept-Datetime", "Authorization", "Content-Type", "Entente-Signature", "Idempotency-Key", "If-Match",
    "If-Modified-Since", "If-None-Match", "Last-Event-ID", "Prefer", "traceparent", "tracestate",
)  # fmt: skip
"""Headers of requests that a script of another origin may send."""

METHODS = ("GET", "HEAD", "POST", "DELETE")

REMEMBERED = 600
"""For how many seconds a browser need not ask again whether it may."""


def at_edge(app: Flask, proxies: int = 0, origins: Sequence[str] = (), framing: Sequence[str] = ()) -> Flask:
    """An application behind a number of proxies, whose forwarded headers are believed, and open to pages of origins.

    Scripts of these pages give their key with each request; a cookie is never taken from them. Pages of the origins in
    `framing` may show what is made for a frame.
    """
    app.config[FRAMING] = tuple(framing)
    if proxies:
        trusted = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies, x_prefix=proxies)
        app.wsgi_app = trusted  # type: ignore[method-assign]
    if origins:
        CORS(
            app,
            origins=list(origins),
            methods=list(METHODS),
            allow_headers=list(ACCEPTED),
            expose_headers=list(EXPOSED),
            max_age=REMEMBERED,
            send_wildcard=True,
        )
    return app
