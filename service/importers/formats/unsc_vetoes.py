"""Vetoes in the UN Security Council, a draft a row, as the World Politics Data Lab lists them.

The key is `unsc-vetoes:DAY/DRAFT/N`, N counting the drafts of one day that the list knows by the same document. The
Soviet Union is told as Russia, which has its seat. The list does not say who abstained, nor whom a veto shields.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import BinaryIO

from events.development import Document
from service.importers import coding
from service.importers.importer import Importer, Told, Unreadable
from service.importers.reading import Refused, Row, actor_in, plain
from service.importers.rows import headed, rows

VETOERS = ("member_veto1", "member_veto2", "member_veto3")

NEEDS = ("date", "draft", "meeting_record", "agenda_item", "crisis_topic", *VETOERS)


def _read(files: Sequence[BinaryIO]) -> Iterator[Told | Unreadable]:
    counted: Counter[str] = Counter()
    for number, file in enumerate(files):
        for line, row in rows(file, needs=NEEDS):
            try:
                day = _day(row)
                key = f"unsc-vetoes:{day}/{row['draft']}"
                counted[key] += 1
                yield Told(line, f"{key}/{counted[key]}", "veto-cast", _content(row, day), _sources(day), number)
            except Refused as refused:
                yield refused.at(line, number)


def _content(row: Row, day: str) -> Document:
    vetoers = [actor_in(row, field, _permanent) for field in VETOERS if row[field]]
    meeting = ", ".join(row["meeting_record"].split())
    return {
        "title": plain(f"Veto of {row['draft']}: {row['agenda_item']}", 500),
        "when": day,
        "status": "happened",
        "vetoers": vetoers,
        "forum": "UN",
        "draft": row["draft"],
        "note": f"On {row['crisis_topic']}; meeting record {meeting}.",
    }


def _sources(day: str) -> list[Document]:
    return [{"name": "UN Security Council", "published": day, "reliability": "A"}]


def _day(row: Row) -> str:
    month, _, rest = row["date"].partition("/")
    day, _, year = rest.partition("/")
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        raise Refused("date", "Is no day as month/day/year.", row["date"]) from None


def _permanent(name: str) -> str:
    return "RUS" if name == "USSR" else coding.named(name)


UNSC_VETOES = Importer(
    name="unsc-vetoes",
    title="Vetoes in the UN Security Council (World Politics Data Lab)",
    source="World Politics Data Lab, UN Security Council vetoes since 1946, MIT.",
    whole=True,
    read=_read,
    recognises=headed(*NEEDS),
)
