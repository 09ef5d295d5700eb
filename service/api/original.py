"""Original resources (RFC 7089): answers at any moment. Their mementos are they with a position for `known_at`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from flask import Request, current_app, request
from marshmallow import ValidationError
from werkzeug.exceptions import HTTPException
from werkzeug.http import http_date

from events.actors import actor
from projections.mementos import Memento
from service.api.arguments import MomentSchema
from service.negotiated import UnknownOriginal
from service.permalink import WAITS, placed

LINKS = "application/link-format"

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

    service: str
    address: str
    by: str
    terms: dict[str, Any]

    def memento(self, position: int) -> str:
        """The address of its memento at a position."""
        return f"{self.address}{'&' if '?' in self.address else '?'}{PIN}={position}"

    def link(self, memento: Memento, relations: Iterable[str] = ("memento",)) -> str:
        """A link to a memento, with its time and what it is."""
        target, when = self.memento(memento.position), http_date(memento.recorded_at)
        return f'<{target}>; rel="{" ".join(relations)}"; datetime="{when}"'

    @property
    def timegate(self) -> str:
        """The address of its TimeGate."""
        return f"{self.service}/timegate/{self.address}"

    def timemap(self, form: str, after: int = 0) -> str:
        """The address of its TimeMap, from the beginning or behind a position."""
        return f"{self.service}/timemap/{form}/{f'{after}/' if after else ''}{self.address}"


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
    service = _root(request)
    return Original(service, _address(f"{service}{path}", query), by, terms(**named))


def about(service: str, address: str) -> list[str]:
    """What an original resource, its TimeGate and its mementos link to."""
    return [
        f'<{address}>; rel="original"',
        f'<{service}/timegate/{address}>; rel="timegate"',
        f'<{service}/timemap/link/{address}>; rel="timemap"; type="{LINKS}"',
    ]


def original_here(asked: Request) -> tuple[str, str]:
    """The addresses of this service and of the original resource of a request's answer."""
    service, environ = _root(asked), asked.environ
    path = quote(environ["PATH_INFO"].encode("latin-1"), SAFE)
    return service, _address(f"{service}{path}", environ.get("QUERY_STRING", ""))


def _root(asked: Request) -> str:
    """The address of this service, as the client knows it."""
    return f"{asked.scheme}://{asked.host}{quote(asked.root_path, SAFE)}"


def _address(base: str, query: str) -> str:
    kept = [each for each in query.split("&") if each and unquote(each.partition("=")[0]) not in (PIN, WAITS)]
    return f"{base}?{quote('&'.join(kept), SAFE)}" if kept else base


def _at_moment(endpoint: str) -> bool:
    described = getattr(current_app.view_functions[endpoint], "_apidoc", {}).get("arguments", {})
    return any(isinstance(each["schema"], MomentSchema) for each in described.get("parameters", ()))
