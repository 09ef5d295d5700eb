"""Memento (RFC 7089): how an answer was at a recorded time, by a TimeGate and TimeMaps of its own.

What a client asks a TimeGate for is a time of the log. The day in the world and the day of publication are arguments of
the original resource; where they are left out, a memento has the day on which its position was recorded.
"""

from collections.abc import Sequence
from typing import Any

from flask import Request, Response, g, redirect, request
from werkzeug.http import http_date

from projections import mementos
from projections.mementos import Memento
from service.api.answers import Problem, TimeMapAnswer
from service.api.blueprint import Answer, Blueprint, json, parts
from service.api.caching import pinned
from service.api.original import LINKS, Original, about, original, original_here
from service.negotiated import HEADER, UnknownOriginal, instant

memento = Blueprint("memento", __name__, description="How an answer was at a recorded time (RFC 7089).")

MOST = 1000
"""How many mementos a page of a TimeMap lists."""

NOWHERE = "It is not the address of an answer at a moment, or has no memento yet."

WHEN = {
    "name": HEADER,
    "in": "header",
    "description": "The recorded time that is asked for. Left out, the newest memento is meant.",
    "schema": {"type": "string", "example": "Thu, 01 Jan 2026 12:00:00 GMT"},
}


@memento.route("/timegate/<path:address>")
@memento.doc(parameters=[WHEN])
@memento.response(302, description="Where the memento is; `Link` names those around it.")
@memento.alt_response(400, schema=Problem, description="Accept-Datetime is no date.")
@memento.alt_response(404, schema=Problem, description=NOWHERE)
def gate(address: str) -> Answer:
    """The memento of an answer as of a recorded time: the newest that was there by then, or else the first."""
    found = _original(address)
    around = mementos.around(parts().pool, found.by, found.terms, instant(request.headers.get(HEADER)))
    if not around:
        raise UnknownOriginal(address)
    answer: Response = redirect(found.memento(around["memento"].position), 302)  # type: ignore[assignment]
    answer.headers["Link"] = ", ".join([*about(found.service, found.address), *_told(found, around)])
    return answer


@memento.after_request
def varied(answer: Response) -> Response:
    """A TimeGate's answer differs by the time that is asked for, also where there is none."""
    if request.endpoint == "memento.gate":
        answer.vary.add(HEADER)
    return answer


@memento.route("/timemap/link/<path:address>")
@memento.response(200, {"type": "string"}, content_type=LINKS, description="Links, one a line.")
@memento.alt_response(404, schema=Problem, description=NOWHERE)
def links(address: str) -> Answer:
    """The mementos of an answer, oldest first, as links."""
    return _links(_original(address), 0)


@memento.route("/timemap/link/<int:after>/<path:address>")
@memento.response(200, {"type": "string"}, content_type=LINKS, description="Links, one a line.")
@memento.alt_response(404, schema=Problem, description=NOWHERE)
def more_links(after: int, address: str) -> Answer:
    """The mementos of an answer behind a position, as links."""
    return _links(_original(address), after)


@memento.route("/timemap/json/<path:address>")
@memento.response(200, TimeMapAnswer)
@memento.alt_response(404, schema=Problem, description=NOWHERE)
def listed(address: str) -> Answer:
    """The mementos of an answer, oldest first, as JSON."""
    return _listed(_original(address), 0)


@memento.route("/timemap/json/<int:after>/<path:address>")
@memento.response(200, TimeMapAnswer)
@memento.alt_response(404, schema=Problem, description=NOWHERE)
def more_listed(after: int, address: str) -> Answer:
    """The mementos of an answer behind a position, as JSON."""
    return _listed(_original(address), after)


def remembered(response: Response, known: Any, asked: Request) -> None:
    """Give an answer at a moment its original resource, its TimeGate and its TimeMap, and a memento its time."""
    if "moment" in known and response.status_code == 200 and asked.method in ("GET", "HEAD"):
        known.links = [*known.get("links", ()), *about(*original_here(asked))]
        if pinned(known, asked) and known.moment.recorded_at:
            response.headers["Memento-Datetime"] = http_date(known.moment.recorded_at)


def _original(address: str) -> Original:
    query = request.query_string.decode("latin-1")
    return original(f"{address}?{query}" if query else address)


def _told(found: Original, around: dict[str, Memento]) -> list[str]:
    """A link to each memento, with all that it is to the one that was chosen."""
    relations: dict[Memento, list[str]] = {}
    for relation, each in around.items():
        relations.setdefault(each, []).append(relation)
    return [found.link(each, sorted({*named, "memento"})) for each, named in sorted(relations.items())]


def _page(found: Original, after: int) -> tuple[Sequence[Memento], int | None]:
    """A page of mementos, and behind which position the next begins. Raises UnknownOriginal where there is none."""
    page = mementos.page(parts().pool, found.by, found.terms, after, MOST + 1)
    if not page:
        raise UnknownOriginal(found.address)
    return page[:MOST], page[MOST - 1].position if len(page) > MOST else None


def _links(found: Original, after: int) -> Answer:
    page, behind = _page(found, after)
    first, last = (http_date(each.recorded_at) for each in (page[0], page[-1]))
    lines = [
        f'<{found.address}>; rel="original"',
        f'<{found.timegate}>; rel="timegate"',
        f'<{found.timemap("link", after)}>; rel="self"; type="{LINKS}"; from="{first}"; until="{last}"',
        *(found.link(each) for each in page),
    ]
    if behind is not None:
        lines.append(f'<{found.timemap("link", behind)}>; rel="next timemap"; type="{LINKS}"')
        g.links = [f'<{found.timemap("link", behind)}>; rel="next"']
    return Response(",\n".join(lines) + "\n", content_type=LINKS)


def _listed(found: Original, after: int) -> Answer:
    page, behind = _page(found, after)
    body = {
        "original_uri": found.address,
        "timegate_uri": found.timegate,
        "timemap_uri": {"link_format": found.timemap("link"), "json_format": found.timemap("json")},
        "mementos": {
            "list": [{"datetime": each.recorded_at, "uri": found.memento(each.position)} for each in page],
        },
        "next": None if behind is None else found.timemap("json", behind),
    }
    return json(body)
