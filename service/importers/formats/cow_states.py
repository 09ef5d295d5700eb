"""Membership in the state system of the Correlates of War (states2016): who was a state, since when, until when.

Each spell is a membership in the system, which the registry has as `COW`; its key is `cow-states:NUMBER/N`, N counting
the spells of a state. The table ends on one day for all that were states still: what ends on its last day lasts.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from service.importers import coding
from service.importers.dates import OPEN, interval
from service.importers.importer import Importer, Told, Unreadable
from service.importers.reading import Refused, Row, actor_in, day_in
from service.importers.rows import rows

SOURCE = {
    "name": "COW state system",
    "title": "Correlates of War: State System Membership",
    "url": "https://correlatesofwar.org",
}

NEEDS = ("ccode", "statenme", "styear", "stmonth", "stday", "endyear", "endmonth", "endday")

SYSTEM = "COW"


def _read(files: Sequence[BinaryIO]) -> Iterator[Told | Unreadable]:
    spells: list[tuple[int, int, Row, str, str]] = []
    for number, file in enumerate(files):
        for line, row in rows(file, needs=NEEDS):
            try:
                start = day_in(row, "styear", "stmonth", "stday")
                end = day_in(row, "endyear", "endmonth", "endday")
            except Refused as refused:
                yield refused.at(line, number)
            else:
                spells.append((line, number, row, start, end))
    last = max((end for *_, end in spells), default="")
    counted: Counter[str] = Counter()
    for line, number, spell, start, end in spells:
        counted[spell["ccode"]] += 1
        try:
            when = interval(start, OPEN if end == last else end)
            yield _told(line, number, spell, f"cow-states:{spell['ccode']}/{counted[spell['ccode']]}", when)
        except Refused as refused:
            yield refused.at(line, number)


def _told(line: int, file: int, row: Row, key: str, when: str) -> Told:
    content = {
        "title": f"{row['statenme']} in the interstate system",
        "when": when,
        "status": "happened",
        "member": actor_in(row, "ccode", coding.cow),
        "organisation": SYSTEM,
    }
    return Told(line, key, "membership-joined", content, [SOURCE], file)


COW_STATES = Importer(
    name="cow-states",
    title="State system membership (Correlates of War, states2016)",
    source="Correlates of War Project (2017), State System Membership List, v2016; cite it.",
    whole=True,
    read=_read,
)
