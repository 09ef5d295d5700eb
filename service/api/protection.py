"""Headers by which browsers protect whoever reads an answer; no page needs a script or a style within itself."""

from wsgiref.types import WSGIEnvironment

from flask import current_app, request

Headers = list[tuple[str, str]]

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

ENCRYPTED = (("Strict-Transport-Security", "max-age=31536000"),)
"""For how many seconds a browser that came by https comes by nothing else."""


def protection(status: str, headers: Headers, environ: WSGIEnvironment) -> Headers:
    """What an answer with other headers tells browsers that it may do: nothing, or what a page of this host needs.

    One that has not changed (304) tells nothing: what the browser has been told with it stands.
    """
    if status.startswith("304"):
        return []
    page = any(name == "Content-Type" and value.startswith("text/html") for name, value in headers)
    policy = PAGE.format(framing=_framing()) if page else ANSWER
    encrypted = ENCRYPTED if environ["wsgi.url_scheme"] == "https" else ()
    return [("Content-Security-Policy", policy), *ALWAYS, *encrypted]


def _framing() -> str:
    origins = current_app.config.get(FRAMING) if (request.endpoint or "").startswith(FRAMED) else None
    return " ".join(origins or ("'none'",))
