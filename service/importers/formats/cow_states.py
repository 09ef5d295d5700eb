"""Membership in the state system of the Correlates of War (states2016): who was a state, since when, until when.

Each spell is a membership in the system, which the registry has as `COW`; its key is `cow-states:NUMBER/N`, N counting
the spells of a state. The table ends on one day for all that were states still: what ends on its last day lasts.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple

from service.importers import coding
from service.importers.dates import OPEN, interval
from service.importers.importer import Importer, Told, Unreadable
from service.importers.reading import Refused, actor_in, day_in
from service.importers.rows import headed, rows

SOURCE = {
    "name": "COW state system",
    "title": "Correlates of War: State System Membership",
    "url": "https://correlatesofwar.org",
}

NEEDS = ("ccode", "statenme", "styear", "stmonth", "stday", "endyear", "endmonth", "endday")

SYSTEM = "COW"


class Spell(NamedTuple):
    """A state in the system, from a day to a day."""

    line: int
    file: int
    key: str
    name: str
    member: str
    start: str
    end: str


def _read(files: Sequence[BinaryIO]) -> Iterator[Told | Unreadable]:
    spells: list[Spell] = []
    counted: Counter[str] = Counter()
    for number, file in enumerate(files):
        for line, row in rows(file, needs=NEEDS):
            keys: tuple[str, ...] | None = None
            try:
                counted[row["ccode"]] += 1
                keys = (f"cow-states:{row['ccode']}/{counted[row['ccode']]}",)
                start = day_in(row, "styear", "stmonth", "stday")
                end = day_in(row, "endyear", "endmonth", "endday")
                member = actor_in(row, "ccode", coding.cow)
                spells.append(Spell(line, number, keys[0], row["statenme"], member, start, end))
            except Refused as refused:
                yield refused.at(line, number, keys)
    last = max((spell.end for spell in spells), default="")
    for spell in spells:
        yield _told(spell, OPEN if spell.end == last else spell.end)


def _told(spell: Spell, end: str) -> Told:
    content = {
        "title": f"{spell.name} in the interstate system",
        "when": interval(spell.start, end),
        "status": "happened",
        "member": spell.member,
        "organisation": SYSTEM,
    }
    return Told(spell.line, spell.key, "membership-joined", content, [SOURCE], spell.file)


COW_STATES = Importer(
    name="cow-states",
    title="State system membership (Correlates of War, states2016)",
    source="Correlates of War Project (2017), State System Membership List, v2016; cite it.",
    whole=True,
    read=_read,
    recognises=headed(*NEEDS),
)
