"""The request at hand and what is known of it, looked up once: to go through Flask's proxies costs each time."""

from typing import Any

from flask import Request, g, request


def here() -> tuple[Any, Request]:
    """What is known of this request, and the request."""
    return g._get_current_object(), request._get_current_object()  # type: ignore[attr-defined]
