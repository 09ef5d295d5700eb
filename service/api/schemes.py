"""What the description of the interface says of access: the schemes, what each operation needs, how it is refused."""

import re
from typing import Any

from flask import Flask

from service.access.gate import access
from service.access.needs import Free, Need, needed
from service.access.scopes import Scope
from service.access.sessions import COOKIE

SCHEMES = {
    "bearer": {
        "type": "http",
        "scheme": "bearer",
        "description": "An API key (`entente_...`), or an access token of the provider at which people sign in.",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": COOKIE,
        "description": "Whoever has signed in at `/login`. What changes something needs `X-CSRF-Token` as well.",
    },
}

HEADERS = {
    "RateLimit-Policy": "Requests in a window of seconds (draft-ietf-httpapi-ratelimit-headers).",
    "RateLimit": "How many of them are left, and in how many seconds they are whole again.",
    "Retry-After": "Seconds until the next request counts.",
}

PROBLEM = {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}

REFUSALS: dict[str, dict[str, Any]] = {
    "401": {
        "description": "A credential is needed, or that which came is not good.",
        "headers": {"WWW-Authenticate": {"schema": {"type": "string"}}},
        "content": PROBLEM,
    },
    "403": {"description": "Who asks may not do this.", "content": PROBLEM},
    "429": {
        "description": "More requests than the quota allows.",
        "headers": {
            name: {"description": means, "schema": {"type": "string"}} for name, means in HEADERS.items()
        },
        "content": PROBLEM,
    },
}  # fmt: skip


def describe(document: dict[str, Any], app: Flask) -> None:
    """Tell of access in the OpenAPI document of an application."""
    document["components"]["securitySchemes"] = SCHEMES
    for rule in app.url_map.iter_rules():
        operations = document["paths"].get(re.sub(r"<(?:[^<>:]+:)?([^<>]+)>", r"{\1}", rule.rule), {})
        for method in rule.methods or ():
            if method.lower() in operations:
                _secure(operations[method.lower()], needed(rule.endpoint, method))


def _secure(operation: dict[str, Any], need: Need) -> None:
    if need is Free.OPEN:
        operation["security"] = []
        return
    scopes = [str(need)] if isinstance(need, Scope) else []
    credentials: list[dict[str, list[str]]] = [{scheme: scopes} for scheme in SCHEMES]
    operation["security"] = [{}, *credentials] if need is Free.ANYBODY or need in access().anybody else credentials
    for status, refusal in REFUSALS.items():
        operation["responses"].setdefault(status, refusal)
