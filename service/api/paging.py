"""Pages of what is long, and links from one to others: whole addresses, as the client sees this service."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

from flask import Request, Response, g, request

Row = TypeVar("Row")


def page_of(found: Sequence[Row], limit: int, argument: str, named: Callable[[Row], object]) -> Sequence[Row]:
    """A page of what was found, which is one more where there is another page; that and the first are linked to.

    `argument` asks for the page behind a row, by what `named` gives.
    """
    page = found[:limit]
    if len(found) > limit:
        linked(next=place(**{argument: named(page[-1])}))
    if argument in request.args:
        linked(first=place(**{argument: None}))
    return page


def linked(**places: str) -> None:
    """Have the answer link to places of this service, by relation."""
    for relation, where in places.items():
        link(relation, where)


def link(relation: str, where: str, media_type: str | None = None) -> None:
    """Have the answer link to a place of this service, where it says so in a media type."""
    told = f'<{request.host_url.rstrip("/")}{where}>; rel="{relation}"'
    g.links = [*g.get("links", ()), f'{told}; type="{media_type}"' if media_type else told]


def place(**changed: object) -> str:
    """Where this request goes with other arguments: a path, with the prefix of a proxy, and its query."""
    kept = {name: value for name, value in request.args.items() if name not in changed}
    query = urlencode(kept | {name: str(value) for name, value in changed.items() if value is not None})
    return f"{request.script_root}{quote(request.path)}{'?' if query else ''}{query}"


def with_links(response: Response, known: Any, _: Request) -> None:
    """Give an answer what it links to, in its header `Link` (RFC 8288)."""
    if "links" in known:
        response.headers["Link"] = ", ".join([*response.headers.getlist("Link"), *known.links])
