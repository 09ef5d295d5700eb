"""The timeline as a view, so that it can be compared as the others are: all the developments that are wanted."""

from dataclasses import dataclass
from typing import Any, ClassVar

import orjson

from projections.reader import Reader
from projections.timeline import Filter
from projections.timeline import timeline as page_of
from projections.views.view import Row, Tables, Valid, View

PAGE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Row):
    """A development; when the log learned it is left out, as it says nothing of the world."""

    KEY: ClassVar[tuple[str, ...]] = ("development",)

    development: str
    kind: str
    title: str
    when: str
    status: str
    dimension: str
    plover: dict[str, Any] | None
    theatre: str | None
    actors: tuple[str, ...]
    content: dict[str, Any]
    ended: str | None
    contested_by: tuple[str, ...]
    valid: Valid
    published_from: str | None
    sources: tuple[dict[str, Any], ...]


def timeline(reader: Reader, question: Filter) -> Tables:
    """The developments at a moment, newest first."""
    found: list[Dated] = []
    behind = None
    while True:
        page, behind = page_of(reader.connections, reader.moment, question, PAGE, behind)
        found += [_row(orjson.loads(orjson.dumps(development))) for development in page]
        if behind is None:
            return {"developments": found}


def _row(development: dict[str, Any]) -> Dated:
    del development["known_from"]
    return Dated(rests_on=(development["development"],), **development)


TIMELINE = View("timeline", Filter, {"developments": Dated}, timeline, about=None)
