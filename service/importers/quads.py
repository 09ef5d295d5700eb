"""Quadruples of ICEWS as research repositories share them: who did what to whom on a day, without ids.

The key of a quadruple is a hash of its words and its day, and its number among those of the day that say the same.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import sha1
from typing import BinaryIO

from service.importers.cameo import by_name
from service.importers.icews_actors import resolved
from service.importers.importer import Importer, Told, Unreadable
from service.importers.interactions import End, interaction
from service.importers.rows import picked

NEEDS = ("subject", "relation", "object", "date")


def _read(files: Sequence[BinaryIO]) -> Iterator[Told | Unreadable]:
    codes = by_name()
    for number, file in enumerate(files):
        day, seen = "", Counter[bytes]()
        for line, (subject, relation, object_, date) in picked(file, NEEDS):
            code = codes.get(relation.casefold())
            if code is None:
                yield Unreadable(line, "relation", "Is not the name of a CAMEO code.", relation, number)
                continue
            if date != day:
                day, seen = date, Counter()
            words = sha1(f"{subject}\n{relation}\n{object_}".encode(), usedforsecurity=False).digest()[:12]
            seen[words] += 1
            ends = End(subject, resolved(subject)), End(object_, resolved(object_))
            content = interaction(date, ends[0], code, ends[1], "ICEWS")
            if content:
                again = f":{seen[words]}" if seen[words] > 1 else ""
                yield Told(
                    line, f"quads:{date}:{words.hex()}{again}", "interaction-coded", content, _sources(date), number
                )


@lru_cache(maxsize=10_000)
def _sources(date: str) -> list[dict[str, object]]:
    return [{"name": "ICEWS", "published": date, "reliability": "C", "credibility": 3}]


QUADS = Importer(
    name="quads",
    title="ICEWS quadruples",
    source="Boschee et al., ICEWS Coded Event Data, through research repositories; research use.",
    whole=False,
    read=_read,
    recognises=lambda line: line.endswith("subject,relation,object,date"),
)
"""The format."""
