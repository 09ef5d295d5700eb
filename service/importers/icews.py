"""Event files of ICEWS as the Harvard Dataverse has them: one coded event a line, between tabs, under a header.

An end is known by its name, as `service.importers.icews_actors` does; else it counts to its country where a sector of
it is the state's.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import BinaryIO

from events.development import Document
from service.importers.cameo import by_code
from service.importers.icews_actors import resolved
from service.importers.importer import Importer, Told, Unreadable
from service.importers.interactions import End, interaction
from service.importers.rows import picked

SIDES = tuple(f"{side} {part}" for side in ("Source", "Target") for part in ("Name", "Sectors", "Country"))

NEEDS = ("Event ID", "Event Date", "CAMEO Code", "Publisher", *SIDES)

OF_THE_STATE = frozenset({"Government", "Military", "Police"})
"""The sectors whose actors speak and act for their country."""


def _read(files: Sequence[BinaryIO]) -> Iterator[Told | Unreadable]:
    codes = by_code()
    for number, file in enumerate(files):
        for line, (id_, date_, cameo, publisher, *sides) in picked(file, NEEDS, "\t"):
            code, day = codes.get(cameo), _day(date_)
            if not id_.strip():
                yield Unreadable(line, "Event ID", "Is missing.", id_, number)
            elif code is None:
                yield Unreadable(line, "CAMEO Code", "Is no code of CAMEO.", cameo, number)
            elif day is None:
                yield Unreadable(line, "Event Date", "Is no day such as 2015-06-30.", date_, number)
            elif content := interaction(day, _end(*sides[:3]), code, _end(*sides[3:]), "ICEWS"):
                key, sources = f"icews:{id_.strip()}", _sources(day, publisher)
                yield Told(line, key, "interaction-coded", content, sources, number)


@lru_cache(maxsize=10_000)
def _day(text: str) -> str | None:
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return None


def _end(name: str, sectors: str, country: str) -> End:
    return End(name or "somebody", _code(name, sectors, country))


@lru_cache(maxsize=100_000)
def _code(name: str, sectors: str, country: str) -> str | None:
    of_the_state = not OF_THE_STATE.isdisjoint(sector.strip() for sector in sectors.split(","))
    return resolved(name) or (resolved(country) if of_the_state else None)


@lru_cache(maxsize=10_000)
def _sources(day: str, publisher: str) -> list[Document]:
    title = {"title": publisher} if publisher.strip() else {}
    return [{"name": "ICEWS", **title, "published": day, "reliability": "C", "credibility": 3}]


ICEWS = Importer(
    name="icews",
    title="ICEWS Coded Event Data",
    source="Boschee et al. 2015, Harvard Dataverse, doi:10.7910/DVN/28075; its terms of use.",
    whole=False,
    read=_read,
    recognises=lambda line: line.startswith("Event ID\tEvent Date\tSource Name\t"),
)
"""The format."""
