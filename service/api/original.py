"""Original resources (RFC 7089): answers at any moment. Their mementos are they with a position for `known_at`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from flask import current_app, request
from marshmallow import ValidationError
from werkzeug.exceptions import HTTPException

from events.actors import actor
from service.api.arguments import MomentSchema
from service.negotiated import UnknownOriginal
from service.permalink import WAITS, placed

PIN = "known_at"

SAFE = "!$&'()*+,/:;=?@%-._~"
"""What stands in an address as it is."""

TOUCHED_BY: dict[str, tuple[str, Callable[..., dict[str, Any]]]] = {
    "developments.read": ("development", dict),
    "developments.trail": ("development", dict),
    "state.history": ("fact", dict),
    "state.of_dyad": ("dyad", lambda one, other: {"one": actor(one).code, "other": actor(other).code}),
    "state.of_actor": ("actor", lambda **path: {"actor": actor(path["actor"]).code}),
}
"""The endpoints of which is known what touches them, with the terms that say of which; others are listed by the day."""


@dataclass(frozen=True, slots=True)
class Original:
    """An original resource: its whole address, what its mementos are listed by, and the terms for that."""

    address: str
    by: str
    terms: dict[str, Any]

    def memento(self, position: int) -> str:
        """The address of its memento at a position."""
        return f"{self.address}{'&' if '?' in self.address else '?'}{PIN}={position}"


def original(given: str) -> Original:
    """The original resource of an address as a client gives it, or of one of its mementos. Raises UnknownOriginal."""
    whole = given.replace(":/", "://", 1) if "://" not in given[:8] else given  # proxies merge slashes
    try:
        path, _, query = placed(whole, request.host, request.script_root).partition("?")
        endpoint, named = current_app.url_map.bind("").match(unquote(path), "GET")
    except (ValidationError, HTTPException):
        raise UnknownOriginal(whole) from None
    if not urlsplit(whole).netloc or not _at_moment(endpoint):
        raise UnknownOriginal(whole)
    by, terms = TOUCHED_BY.get(endpoint, ("day", lambda **_: {}))
    return Original(_address(f"{request.root_url[:-1]}{path}", query), by, terms(**named))


def original_here() -> str:
    """The address of the original resource of this request's answer."""
    return _address(f"{request.root_url[:-1]}{quote(request.path, SAFE)}", request.query_string.decode("latin-1"))


def timegate(address: str) -> str:
    """Where the TimeGate of an original resource is."""
    return f"{request.root_url}timegate/{address}"


def timemap(address: str, form: str = "link", after: int | None = None) -> str:
    """Where the TimeMap of an original resource is, from the beginning or behind a position."""
    return f"{request.root_url}timemap/{form}/{'' if after is None else f'{after}/'}{address}"


def _address(base: str, query: str) -> str:
    kept = [each for each in query.split("&") if each and unquote(each.partition("=")[0]) not in (PIN, WAITS)]
    return f"{base}?{quote('&'.join(kept), SAFE)}" if kept else base


def _at_moment(endpoint: str) -> bool:
    described = getattr(current_app.view_functions[endpoint], "_apidoc", {}).get("arguments", {})
    return any(isinstance(each["schema"], MomentSchema) for each in described.get("parameters", ()))
