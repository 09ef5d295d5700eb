"""What a request with a session has to prove that changes something: that the pages of this service sent it."""

from hmac import compare_digest

from flask import Request

from service.access.errors import NotFromHere

SAFE = ("GET", "HEAD", "OPTIONS")

HEADER = "X-CSRF-Token"


def check(request: Request, token: str) -> None:
    """Refuse an unsafe request that another site may have had a browser send. Raises NotFromHere."""
    if request.method in SAFE:
        return
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        raise NotFromHere("The browser says that another site has sent this.")
    if request.headers.get("Origin", f"://{request.host}").partition("://")[2] != request.host:
        raise NotFromHere("The header Origin names another site.")
    if not compare_digest(request.headers.get(HEADER, "").encode(), token.encode()):
        raise NotFromHere(f"With a session this needs the header {HEADER}, whose value GET /v1/me tells.")
