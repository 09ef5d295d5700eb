"""Headers by which browsers protect whoever reads an answer; no page needs a script or a style within itself."""

from flask import Response, current_app, request

ANSWER = "default-src 'none'; frame-ancestors 'none'"
"""What an answer that is not a page may load: nothing."""

PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors {framing}"
)
"""What a page may load: what this host serves, and pictures that stand in its own styles; and who may frame it."""

FRAMING = "FRAMING"
"""The key of the configuration that holds the origins whose pages may frame what is made for it."""

FRAMED = "web.embed-"
"""What the endpoints begin with that are made to be framed."""

ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)

ENCRYPTED = "max-age=31536000"
"""For how many seconds a browser that came by https comes by nothing else."""


def protected(response: Response) -> Response:
    """An answer that tells browsers what it may do: nothing, or what a page of this host needs."""
    page = (response.content_type or "").startswith("text/html")
    response.headers["Content-Security-Policy"] = PAGE.format(framing=_framing()) if page else ANSWER
    response.headers.extend(ALWAYS)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = ENCRYPTED
    return response


def _framing() -> str:
    origins = current_app.config.get(FRAMING) if (request.endpoint or "").startswith(FRAMED) else None
    return " ".join(origins or ("'none'",))
