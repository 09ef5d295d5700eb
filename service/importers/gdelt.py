"""Event files of GDELT: one event a line, between tabs, without a header.

Version 1.0 has 57 columns, and 58 since April 2013, when the address of the article came in; version 2.0 has 61, as
each of its three places has one column more.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import BinaryIO

from events.development import Document
from service.importers.cameo import by_code
from service.importers.gdelt_actors import resolved
from service.importers.importer import Importer, Told, Unreadable
from service.importers.interactions import End, interaction
from service.importers.rows import columns

ID, DAY, EVENT = 0, 1, 26

ADDED, ADDRESS = -2, -1
"""When GDELT first saw it, and the article, counted from the end of a line that has an address."""

WITHOUT_ADDRESS = 57

ACTORS = (5, 15)
"""Where each actor begins: its code, name, country and group, and three types from the seventh on."""

CITED = "The GDELT Project (Leetaru and Schrodt 2013), gdeltproject.org; free for any use, with citation."


def _read(widths: tuple[int, ...], files: Sequence[BinaryIO]) -> Iterator[Told | Unreadable]:
    codes = by_code()
    counts = " or ".join(map(str, widths))
    for number, file in enumerate(files):
        for line, row in columns(file, "\t"):
            if len(row) not in widths:
                yield Unreadable(line, "line", f"Has {len(row)} columns, not {counts}.", row, number)
                continue
            if len(row) == WITHOUT_ADDRESS:
                row.append("")
            code, day, added = codes.get(row[EVENT]), _day(row[DAY]), _day(row[ADDED])
            if not row[ID].isdigit():
                yield Unreadable(line, "GlobalEventID", "Is no number.", row[ID], number)
            elif code is None:
                yield Unreadable(line, "EventCode", "Is no code of CAMEO.", row[EVENT], number)
            elif day is None or added is None:
                field, text = ("Day", row[DAY]) if day is None else ("DATEADDED", row[ADDED])
                yield Unreadable(line, field, "Is no day such as 20150630.", text, number)
            else:
                one, other = (_end(row, first) for first in ACTORS)
                if content := interaction(day, one, code, other, "GDELT"):
                    sources = _sources(added, row[ADDRESS])
                    yield Told(line, f"gdelt:{row[ID]}", "interaction-coded", content, sources, number)


@lru_cache(maxsize=10_000)
def _day(text: str) -> str | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8])).isoformat()
    except ValueError:
        return None


def _end(row: list[str], first: int) -> End:
    code = resolved(row[first + 2], row[first + 3], (row[first + 7], row[first + 8], row[first + 9]))
    return End(row[first + 1] or "somebody", code)


def _sources(added: str, address: str) -> list[Document]:
    url = {"url": address} if address.startswith("http") and len(address) <= 2000 else {}
    return [{"name": "GDELT", **url, "published": added, "reliability": "F", "credibility": 6}]


def _begins(widths: tuple[int, ...], line: str) -> bool:
    row = line.split("\t")
    return len(row) in widths and row[ID].isdigit() and _day(row[DAY]) is not None


def _version(name: str, title: str, *widths: int) -> Importer:
    return Importer(name, title, CITED, False, partial(_read, widths), partial(_begins, widths))


GDELT1 = _version("gdelt1", "GDELT 1.0 Event Database", 57, 58)
"""The format of the daily files."""

GDELT2 = _version("gdelt2", "GDELT 2.0 Event Database", 61)
"""The format of the files of 15 minutes."""
