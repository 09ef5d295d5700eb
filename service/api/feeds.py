"""The timeline as a feed: an entry for each event, its corrections, retractions and erasures included, newest first.

A page that is not the newest is an archive: the events of a hundred positions of the log, all of which it has come to.
What it holds is the same for ever, but for words that are erased, so that whoever was away reads back to what is known.
"""

from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from flask import request, url_for
from marshmallow import ValidationError

from projections.happenings import Happening, happenings
from projections.moment import Asked, Moment
from projections.timeline import Filter
from service.api.arguments import FeedSchema, filter_of
from service.api.blueprint import Answer, Blueprint, parts
from service.api.paging import place
from service.api.reading import read_at
from service.formats import atom, entry, json_feed
from service.formats.feed import Entry, Feed

feeds = Blueprint("feeds", __name__, url_prefix="/v1/timeline", description="The timeline as a feed.")

PAGE = 100
"""Entries of the newest page, and positions of an archive."""

FEEDS = {"feeds.as_json": json_feed.MEDIA_TYPE, "feeds.as_atom": atom.MEDIA_TYPE}
"""The endpoint of each format."""

ABOUT = FeedSchema().fields.keys() - {"after", "archive"}
"""The arguments that say which developments a feed is about."""

NAMESPACE = uuid5(NAMESPACE_URL, "tag:entente,2025:feeds")


@feeds.route("/feed.json")
@feeds.arguments(FeedSchema(), location="query", as_kwargs=True)
@feeds.response(200, {"type": "object"}, content_type=json_feed.MEDIA_TYPE, description="JSON Feed 1.1.")
def as_json(asked: Asked, archive: int | None = None, **wanted: Any) -> Answer:
    """What was said of developments, newest first, as JSON Feed."""
    return Answer(json_feed.written(_feed(asked, archive, filter_of(**wanted))), content_type=json_feed.MEDIA_TYPE)


@feeds.route("/feed.atom")
@feeds.arguments(FeedSchema(), location="query", as_kwargs=True)
@feeds.response(200, {"type": "string"}, content_type=atom.MEDIA_TYPE, description="Atom (RFC 4287, RFC 5005).")
def as_atom(asked: Asked, archive: int | None = None, **wanted: Any) -> Answer:
    """What was said of developments, newest first, as Atom."""
    return Answer(atom.written(_feed(asked, archive, filter_of(**wanted))), content_type=atom.MEDIA_TYPE)


def alternates() -> Iterator[tuple[str, str]]:
    """The feeds of what a request to the timeline is about: where each is, and its media type."""
    about: dict[str, Any] = {name: value for name, value in request.args.items() if name in ABOUT}
    yield from ((url_for(endpoint, **about), media_type) for endpoint, media_type in FEEDS.items())


def _feed(asked: Asked, archive: int | None, wanted: Filter) -> Feed:
    at = read_at(asked)
    page = _page(at, archive, wanted)
    older = page[-1].position - 1 if archive is None and page else (archive or 0) * PAGE
    behind = happenings(parts().pool, at, wanted, 1, up_to=older)
    origin = request.host_url.rstrip("/")
    current = place(archive=None, after=None)
    return Feed(
        id=uuid5(NAMESPACE, f"{parts().origin} {current.removeprefix(request.script_root)}").urn,
        title=f"Entente: {parts().origin}",
        place=origin + place(after=None),
        current=origin + current,
        previous=origin + place(archive=(behind[0].position - 1) // PAGE, after=None) if behind else None,
        home=url_for("timeline.read", _external=True),
        updated=page[0].recorded_at if page else parts().recorder.head()[1],
        entries=tuple(_entry(each) for each in page),
    )


def _page(at: Moment, archive: int | None, wanted: Filter) -> list[Happening]:
    if archive is None:
        return happenings(parts().pool, at, wanted, PAGE)
    above, up_to = archive * PAGE, (archive + 1) * PAGE
    if up_to > at.position:
        raise ValidationError("The log has not come to the end of this archive.", "archive")
    return happenings(parts().pool, at, wanted, PAGE, above, up_to)


def _entry(happening: Happening) -> Entry:
    return Entry(
        id=uuid5(UUID(happening.development), str(happening.version)).urn,
        title=entry.title(happening),
        link=url_for("developments.read", development=happening.development, _external=True),
        updated=happening.recorded_at,
        author=happening.said.get("author"),
        text=entry.text(happening),
        tags=tuple(filter(None, (happening.topic, happening.kind))),
    )
