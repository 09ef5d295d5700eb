"""The ICEWS stream of the development data as developments of the kind `interaction-coded`.

A relation is the name of a CAMEO code, which PLOVER's own table maps to an event, a mode and a context; CAMEO 01 and 02
(statements, appeals) have none. An actor is a state or an organisation by its name, somebody of the one that stands in
parentheses, or one of the leaders and bodies of `icews_actors.csv`, which belong to one side only for all of 2005-2018.

A row of which the registry has one end alone, or the same at both, is told of that actor, towards nobody; where it is
the end at which the interaction was directed, the code is left out, as it is not what that actor did.
"""

import csv
import gzip
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from events.actors import registry
from events.development import Development, identified
from events.transcoding import NO_CLOCK

STREAM, CAMEO, PLOVER = (
    "events/icews_quads_stream.csv.gz",
    "events/cameo_codes_goldstein.csv",
    "plover/CAMEO2PLOVER-2021.txt",
)

ACTORS = Path(__file__).with_name("icews_actors.csv")

DIMENSIONS = {"economic": "economic", "military": "military", "peacekeeping": "military", "cbrn": "military"}
"""The dimension of each PLOVER context that has another than the diplomatic."""

VIOLENT = ("ASSAULT", "MOBILIZE")
"""The PLOVER events that are military where their context does not say otherwise."""

Json = dict[str, Any]


class Quad(NamedTuple):
    """A row of the stream with its number, from 1."""

    number: int
    subject: str
    relation: str
    object: str
    date: str


def quads(folder: Path) -> Iterator[Quad]:
    """The rows of the stream, by date."""
    with gzip.open(folder / STREAM, "rt", encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=1):
            yield Quad(number, row["subject"], row["relation"], row["object"], row["date"])


def developments(folder: Path, rows: Iterable[Quad], counts: Counter[str]) -> Iterator[Development.Event]:
    """A record of each row that the registry has an end of.

    Counts what each row became: `dyadic`, `within` one actor, of the `initiator` or the `recipient` alone, `skipped`.
    """
    codes = coded(folder)
    for quad in rows:
        became, content = told(quad, *codes[quad.relation.casefold()])
        counts[became] += 1
        if content:
            yield Development.Recorded(
                originator_topic=Development.TOPIC,
                originator_id=identified(f"icews:{quad.number}"),
                originator_version=1,
                timestamp=NO_CLOCK,
                author="icews",
                correlation_id="icews",
                sources=[{"name": "ICEWS", "published": quad.date, "reliability": "C", "credibility": 3}],
                kind="interaction-coded",
                content=content,
            )


def told(quad: Quad, cameo: str, plover: Json | None) -> tuple[str, Json]:
    """What a row becomes, and the content of its record; none where it is skipped."""
    subject, object_ = resolved(quad.subject), resolved(quad.object)
    title = f"{quad.subject}: {quad.relation}: {quad.object}"
    content = {"title": title, "when": quad.date, "status": "happened", "coder": "ICEWS"}
    code = {"cameo": cameo, "dimension": dimension(plover), **({"plover": plover} if plover else {})}
    if subject and object_ and subject != object_:
        return "dyadic", {**content, **code, "initiators": [subject], "recipients": [object_]}
    if subject and object_:
        return "within", {**content, **code, "initiators": [subject], "note": f"Both ends belong to {subject}."}
    if subject:
        note = f"The registry does not have the recipient, {quad.object}."
        return "initiator", {**content, **code, "initiators": [subject], "note": note}
    if object_:
        note = f"The registry does not have the initiator, {quad.subject}; {object_} is the recipient (CAMEO {cameo})."
        return "recipient", {**content, "initiators": [object_], "note": note}
    return "skipped", {}


def dimension(plover: Json | None) -> str:
    """The dimension of an interaction that is coded so."""
    event, context = (plover["event"], plover.get("context", "")) if plover else ("", "")
    usual = "military" if event in VIOLENT else "diplomatic"
    return DIMENSIONS.get(context.partition(";")[0], usual)


@cache
def resolved(name: str) -> str | None:
    """The code of an actor that ICEWS calls so, or to whom it counts him."""
    called = _names()
    whole = called.get(name.casefold())
    if whole or not name.endswith(")"):
        return whole
    return called.get(name.rpartition("(")[2].rstrip(")").casefold())


@cache
def _names() -> dict[str, str]:
    names = {actor.name.casefold(): actor.code for actor in registry().values()}
    with ACTORS.open(encoding="utf-8", newline="") as lines:
        return names | {row["name"].casefold(): row["code"] for row in csv.DictReader(lines)}


def coded(folder: Path) -> dict[str, tuple[str, Json | None]]:
    """The CAMEO code of each relation, by its name in small letters, and the PLOVER code where it has one."""
    plover = dict(_plover(folder))
    with (folder / CAMEO).open(encoding="utf-8", errors="replace", newline="") as lines:
        named = [(row["name"].casefold(), row["code"]) for row in csv.DictReader(lines)]
    return {name: (code, plover.get(code)) for name, code in sorted(named)}


def _plover(folder: Path) -> Iterator[tuple[str, Json]]:
    for line in (folder / PLOVER).read_text(encoding="utf-8").splitlines():
        code, colon, rest = line.partition("#")[0].partition(":")
        parts = [part.strip() for part in rest.split(",")]
        if colon and code.isdigit() and len(parts) == 3:
            yield code, {name: part for name, part in zip(("event", "mode", "context"), parts, strict=True) if part}
