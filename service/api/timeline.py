"""The timeline: developments at a moment, filtered, newest first, a page at a time."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any
from uuid import UUID

from marshmallow import ValidationError

from events.dates import BEGINNING, FOREVER
from projections.moment import Asked, Moment
from projections.timeline import Cursor
from projections.timeline import timeline as page_of
from service.api.answers import DevelopmentTold, TimelineAnswer
from service.api.arguments import TimelineSchema, filter_of
from service.api.blueprint import Blueprint, parts, stated
from service.api.feeds import alternates
from service.api.offer import Offer, Told
from service.api.paging import link, linked, place
from service.api.reading import read_at

timeline = Blueprint("timeline", __name__, url_prefix="/v1/timeline", description="Developments, newest first.")

DEVELOPMENTS = Offer(TimelineAnswer, {"developments": DevelopmentTold})


@timeline.route("")
@timeline.answers(TimelineSchema, DEVELOPMENTS)
def read(asked: Asked, limit: int, cursor: str | None = None, **wanted: Any) -> Told:
    """A page of the developments at a moment."""
    at = read_at(asked)
    page, behind = page_of(parts().pool, at, filter_of(**wanted), limit, _cursor(cursor))
    following = _following(at, behind) if behind else None
    if following:
        linked(next=following)
    if cursor:
        linked(first=place(cursor=None))
    for where, media_type in alternates():
        link("alternate", where, media_type)
    return Told({"moment": stated(at), "developments": page, "next": following})


def _following(at: Moment, behind: Cursor) -> str:
    """The address of the next page: the same question at the same moment, pinned."""
    return place(
        after=None,
        valid_on=at.valid_on.isoformat(),
        published_by=at.published_by.isoformat(),
        known_at=at.position,
        cursor=urlsafe_b64encode(f"{behind.day}.{behind.development}".encode()).decode(),
    )


def _cursor(text: str | None) -> Cursor | None:
    if text is None:
        return None
    try:
        day, development = urlsafe_b64decode(text).decode().split(".")
        if BEGINNING <= int(day) <= FOREVER:
            return Cursor(int(day), UUID(development))
    except ValueError:
        pass
    raise ValidationError("Is not a cursor of this timeline.", "cursor")
