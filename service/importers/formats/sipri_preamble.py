"""A trade register of SIPRI: some lines about it, then its columns, between commas or semicolons."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import BinaryIO, NamedTuple

from events.development import Document
from service.importers.errors import NotThisFormat
from service.importers.reading import Cells
from service.importers.rows import columns

LONGEST = 50
"""Lines before the columns at the most."""

GENERATED = re.compile(r"(\d{1,2} [A-Z][a-z]+ \d{4})")


class Register(NamedTuple):
    """The columns of a register, its rows with the numbers of their lines, and the source that it is."""

    names: list[str]
    rows: Iterator[tuple[int, dict[str, str]]]
    sources: list[Document]


def opened(file: BinaryIO, otherwise: Mapping[str, str]) -> Register:
    """A register from its columns on, called as now; one without a name marks estimates in the one before it.

    Raises NotThisFormat.
    """
    made = None
    for above in range(LONGEST):
        line = file.readline().decode(errors="replace")
        names = re.split("[;,]", line.strip("\ufeff\r\n"))
        names = [otherwise.get(name.strip(' "'), name.strip(' "')) for name in names]
        if {"Supplier", "Recipient"} <= set(names):
            names = [name or f"{names[place - 1]}?" for place, name in enumerate(names)]
            found = columns(file, ";" if ";" in line else ",")
            rows = ((number + above + 1, Cells(zip(names, row, strict=False))) for number, row in found)
            return Register(names, rows, [_source(made)])
        made = made or _day(line)
    raise NotThisFormat("None of the first lines has the columns Supplier and Recipient of a trade register.")


def _source(made: date | None) -> Document:
    published = {"published": made.isoformat()} if made else {}
    return {"name": "SIPRI", "title": "SIPRI Arms Transfers Database", "url": "https://www.sipri.org", **published}


def _day(line: str) -> date | None:
    """The day on which a register says that it was made."""
    found = GENERATED.search(line)
    try:
        return datetime.strptime(found[1], "%d %B %Y").replace(tzinfo=UTC).date() if found else None
    except ValueError:
        return None
