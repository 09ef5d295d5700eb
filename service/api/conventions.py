"""Tells in the OpenAPI document of what holds for many operations: tags, caches, Memento, pages, and waiting."""

from collections.abc import Iterator
from typing import Any

from service.api import prefer

TEXT = {"type": "string"}

HEADERS: dict[str, dict[str, Any]] = {
    "ETag": {"description": "What the answer is known by; of a development its version, for If-Match.", "schema": TEXT},
    "Cache-Control": {"description": "What caches may do with the answer.", "schema": TEXT},
    "Link": {"description": "Other pages, and what Memento (RFC 7089) links to, by relation.", "schema": TEXT},
    "Memento-Datetime": {"description": "When the position of a pinned answer was recorded.", "schema": TEXT},
    "Entente-Digest": {"description": "The position, and the digest of the projections there.", "schema": TEXT},
    "Preference-Applied": prefer.APPLIED,
}
"""Headers of answers, by name."""

EVERY = ("ETag", "Cache-Control")

AT_MOMENT = ("Link", "Memento-Datetime", "Entente-Digest", "Preference-Applied")

PAGED = ("Link",)

IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "The ETag of the answer that the client has.",
    "schema": TEXT,
}

NOT_MODIFIED = {
    "description": "The client has this answer.",
    "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
}


def describe(document: dict[str, Any]) -> None:
    """Tell of it in a document."""
    components = document["components"]
    components.setdefault("headers", {}).update(HEADERS)
    components["responses"]["NotModified"] = NOT_MODIFIED
    parameters = components.setdefault("parameters", {})
    parameters |= {"IfNoneMatch": IF_NONE_MATCH, "Prefer": prefer.PARAMETER}
    for method, operation in _operations(document):
        asked = {each.get("name") for each in operation.get("parameters", ())}
        if method == "get" and "200" in operation["responses"]:
            own = AT_MOMENT if "known_at" in asked else PAGED if asked & {"limit", "cursor"} else ()
            _told(operation, "200", EVERY + own)
            operation["responses"]["304"] = {"$ref": "#/components/responses/NotModified"}
            _asked(operation, "IfNoneMatch")
        if method == "post" or "known_at" in asked:
            _asked(operation, "Prefer")
        for status in {"200", "201"} & {*operation["responses"]} if method == "post" else ():
            _told(operation, status, ("Preference-Applied",))


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for operations in document["paths"].values():
        yield from ((name, each) for name, each in operations.items() if "responses" in each)


def _told(operation: dict[str, Any], status: str, headers: tuple[str, ...]) -> None:
    """Add headers to a response."""
    named = {name: {"$ref": f"#/components/headers/{name}"} for name in headers}
    operation["responses"][status].setdefault("headers", {}).update(named)


def _asked(operation: dict[str, Any], parameter: str) -> None:
    """Add a parameter to an operation."""
    operation.setdefault("parameters", []).append({"$ref": f"#/components/parameters/{parameter}"})
