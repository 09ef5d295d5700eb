"""Which scope an endpoint needs. What nobody has thought of here needs `administer`."""

from enum import Enum
from functools import cache

from service.access.scopes import Scope


class Free(Enum):
    """What needs no scope."""

    OPEN = "nobody is asked who they are"
    ANYBODY = "who asks is told to the endpoint, and may be anybody"


Need = Scope | Free

OPEN = {"meta.livez", "meta.readyz", "meta.problems", "api-docs.openapi_json", "login.begin", "login.finish"}
"""Health, the description of the interface, what its problems mean, and the way in."""

READING = {
    "state", "views", "comparisons", "developments", "timeline", "outline", "log", "stream", "audit", "digests",
    "export", "author-keys", "actors", "citations", "feeds", "memento", "meta",
}  # fmt: skip
"""The blueprints whose GET is for readers: what is on record, and what proves it."""

APPENDING = {"developments", "author-keys", "citations"}
"""The blueprints whose POST is for maintainers."""

IMPORTING = {"imports"}
"""The blueprints that are for maintainers, whatever the method."""

OWN = {"webhooks"}
"""The blueprints in which readers see and change what is their own."""

OTHERWISE: dict[str, Need] = {
    **dict.fromkeys(OPEN, Free.OPEN),
    **dict.fromkeys(("me.read", "login.end"), Free.ANYBODY),
    "audit.cosign": Scope.READ,  # a witness is known by its signature, not by a key of ours
    "export.words": Scope.AUDIT,  # the whole log with its salts, in bulk
    **dict.fromkeys(
        ("history.log", "history.facts", "history.developments"), Scope.AUDIT
    ),  # the same, and as much of it
    "digests.counted_anew": Scope.AUDIT,  # reads every row
    "developments.erase": Scope.ADMINISTER,
    "developments.erasures-prepared": Scope.ADMINISTER,
}
"""The endpoints that the rule below does not fit."""


@cache
def needed(endpoint: str, method: str) -> Need:
    """What a method of an endpoint needs."""
    if endpoint in OTHERWISE:
        return OTHERWISE[endpoint]
    blueprint = endpoint.partition(".")[0]
    if blueprint in ("pages", "web"):
        return Free.OPEN
    if method in ("GET", "HEAD") and blueprint in READING:
        return Scope.READ
    if blueprint in OWN:
        return Scope.READ
    if blueprint in IMPORTING or (method == "POST" and blueprint in APPENDING):
        return Scope.APPEND
    return Scope.ADMINISTER
