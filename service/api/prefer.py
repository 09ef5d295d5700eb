"""`Prefer: wait=N` (RFC 7240): how many seconds a client would wait, for a read or for an append to be projected."""

from collections.abc import Callable
from typing import Any

from flask import Request, Response, current_app, has_request_context, request
from werkzeug.http import parse_dict_header

from projections import moment
from service.stopping import STOPPING

LONGEST = 30
"""Seconds that nobody waits longer than."""

PARAMETER = {
    "name": "Prefer",
    "in": "header",
    "required": False,
    "description": "`wait=N`: wait up to N seconds, 30 at the most, for the projections: a read with `after` until they"
    " have come there, an append until it is projected.",
    "schema": {"type": "string", "example": "wait=10"},
}

APPLIED = {
    "description": "`wait=N` where the preference was heeded; after an append that means that it is projected.",
    "schema": {"type": "string"},
}


def wait() -> int | None:
    """How many seconds the client would wait, if it says so."""
    if not has_request_context() or "HTTP_PREFER" not in request.environ:
        return None
    preferred = {name.lower(): value or "" for name, value in parse_dict_header(request.headers["Prefer"]).items()}
    seconds = preferred.get("wait", "").partition(";")[0].strip()
    return min(int(seconds), LONGEST) if seconds.isascii() and seconds.isdecimal() and len(seconds) < 10 else None


def patience() -> Callable[[], float] | None:
    """Tells how many seconds the client would still wait, if it says so; none when the service is to stop."""
    seconds = wait()
    left = moment.patience(seconds or 0)
    return None if seconds is None else lambda: 0.0 if STOPPING.is_set() else left()


def waited(response: Response, known: Any, asked: Request) -> None:
    """Have an answer say whether the client's wait was heeded; that of an append waits here, when it is committed."""
    seconds = wait()
    if seconds is not None and (_read(known, asked) or _projected(response, asked)):
        response.headers["Preference-Applied"] = f"wait={seconds}"


def _read(known: Any, asked: Request) -> bool:
    return "moment" in known and asked.method in ("GET", "HEAD") and "after" in asked.args


def _projected(response: Response, asked: Request) -> bool:
    """Whether what was appended is projected in time."""
    body = response.get_json(silent=True) if asked.method == "POST" and response.status_code in (200, 201) else None
    position = body.get("position") if isinstance(body, dict) else None
    left = patience()
    if left is None or not isinstance(position, int):
        return False
    return moment.reached(current_app.extensions["parts"].pool, position, left)
