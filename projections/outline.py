"""What a development asserts: the facts and codes that follow from its content, whatever its title and note.

Archives say few things of few actors many times over, so what follows is remembered by what it follows from.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

import orjson

from events.catalogue import converter, kind_called
from events.dates import Span
from events.kind import Kind, roles
from events.plover import interaction

ASIDE = {"title": "", "note": None, "when": ""}
"""What no fact follows from, unless the kind says so of the day; an outline is read without."""

REMEMBERED = 32_768
"""Outlines, of about a kilobyte each: 84 of 100 events of ICEWS then find theirs, of which there are 42,128."""

LONGEST = 1000
"""Bytes of the longest gist that is remembered: a roll call hardly comes again, and takes 40 kilobytes."""


class Asserted(NamedTuple):
    """A fact as its row has it. Without spans of its own it holds when its development does.

    `words` are those that tell it from the others of its development, each behind a separator.
    """

    subject: str
    predicate: str
    object: str
    dimension: str
    aspect: str
    attributes: str
    plover: str | None
    spans: tuple[Span, ...] | None
    words: bytes


class Outline(NamedTuple):
    """What a development asserts, and what its row says of it as a whole; `actors` is an array literal."""

    facts: tuple[Asserted, ...]
    dimension: str
    plover: str | None
    theatre: str | None
    actors: str


def outline(kind: str, content: dict[str, Any]) -> Outline:
    """The outline of a development of a kind. Raises what reading a content raises that no door would let in."""
    known = kind_called(kind)
    gist = {**content}
    for name in ASIDE if not known.DATED else ("title", "note"):
        gist.pop(name, None)
    said = orjson.dumps(gist)
    outlined = _outline if len(said) <= LONGEST else _outline.__wrapped__
    return outlined(known, said)  # type: ignore[arg-type]  # mypy takes the class for unhashable


@lru_cache(REMEMBERED)
def _outline(kind: type[Kind], gist: bytes) -> Outline:
    told = converter().structure({**ASIDE, **orjson.loads(gist)}, kind)
    code = told.coded_as
    return Outline(
        tuple([
            Asserted(
                fact.subject, str(fact.predicate), fact.object, str(fact.dimension), str(fact.aspect),
                orjson.dumps(fact.attributes).decode(), interaction(fact, code.code if code else None), fact.spans,
                "\x1f".join(("", fact.subject, fact.predicate, fact.object, fact.aspect)).encode(),
            )
            for fact in told.facts()
        ]),
        str(told.plays_in),
        orjson.dumps(code.known()).decode() if code else None,
        told.theatre,
        array(dict.fromkeys([actor for actor, _ in roles(told)])),
    )  # fmt: skip


def forget_outlines() -> None:
    """Remember none any more, as when something was erased that one of them may hold."""
    _outline.cache_clear()


def array(codes: Iterable[str]) -> str:
    """The array literal of codes or ids, in which nothing needs quotes."""
    return "{" + ",".join(codes) + "}"
