"""The request at hand and what is known of it, looked up once: to go through Flask's proxies costs each time."""

from typing import Any

from flask import Flask, Request, current_app, g, request


def application() -> Flask:
    """The application that answers this request."""
    found: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    return found


def known_here() -> Any:
    """What is known of this request, or of the command that asks as a request does."""
    return g._get_current_object()


def here() -> tuple[Any, Request]:
    """What is known of this request, and the request."""
    return known_here(), request._get_current_object()  # type: ignore[attr-defined]
