"""What caches may do with an answer: the tag it is known by, how long it stays fresh, and whether it changed."""

from typing import Any

from flask import Request, Response
from werkzeug.http import is_resource_modified

PINNED = "max-age=600"
"""An answer at a pinned moment changes only where what it rests on is erased; caches learn of that in this time."""

UNPINNED = "no-cache"
"""Any other answer may be kept, and is asked for again before it is used."""


def pinned(known: Any, asked: Request) -> bool:
    """Whether the address says up to where the log was known, from which all that it leaves out follows."""
    return "moment" in known and "known_at" in asked.args


def tagged(response: Response, known: Any, asked: Request) -> None:
    """Give a successful answer its ETag, or 304 where the client has it, and each what caches may do with it.

    A development has its version for an ETag, which If-Match compares. Its bytes change without it, by the moment that
    they state, so it never answers 304.
    """
    kept = UNPINNED
    if asked.method in ("GET", "HEAD") and response.status_code == 200:
        known_by = not (response.direct_passthrough or response.is_streamed or "ETag" in response.headers)
        if pinned(known, asked):
            kept = f"{_keeper(asked)}, {PINNED}"
            if known_by and known.moment.past.endswith("/0"):
                response.last_modified = known.moment.recorded_at
        if known_by:
            response.add_etag()
            if not _modified(response, asked):
                response.status_code = 304
    response.headers.setdefault("Cache-Control", kept)


def _modified(response: Response, asked: Request) -> bool:
    if not ("HTTP_IF_NONE_MATCH" in asked.environ or "HTTP_IF_MODIFIED_SINCE" in asked.environ):
        return True
    return is_resource_modified(
        asked.environ, response.headers["ETag"], last_modified=response.headers.get("Last-Modified")
    )


def _keeper(asked: Request) -> str:
    """Who may keep an answer: the client alone, where it was given for its credential."""
    return "private" if "HTTP_AUTHORIZATION" in asked.environ or "HTTP_COOKIE" in asked.environ else "public"
