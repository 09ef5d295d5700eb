"""Alliances by the Alliance Treaty Obligations and Provisions project (ATOP), version 4: who is obliged to what.

Each phase of each treaty is a development of its own, `atop:ATOPID/PHASE`, as a phase may oblige to something else than
the one before it. A member that came back is a party for each of its spells. An exit in the year 0 has not come yet; a
blank day is any of its month. The table of alliances says nothing of members and days that the table of members does
not say by member, so it may stand beside that table, and is passed over.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple

from events.development import Document
from events.kind import Obligation
from service.importers import coding
from service.importers.dates import OPEN, interval
from service.importers.errors import NotThisFormat
from service.importers.importer import Importer, Told, Unreadable
from service.importers.reading import Refused, Row, actor_in, day_in, known, whole_number
from service.importers.rows import headed, table

SOURCE = {"name": "ATOP", "title": "Alliance Treaty Obligations and Provisions", "url": "http://www.atopdata.org"}

OBLIGATIONS = {
    "defense": Obligation.DEFENSE,
    "offense": Obligation.OFFENSE,
    "neutral": Obligation.NEUTRALITY,
    "nonagg": Obligation.NONAGGRESSION,
    "consul": Obligation.CONSULTATION,
}
"""The obligation that each column tells of."""

NEEDS = ("atopid", "member", "phase", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit", *OBLIGATIONS)

TABLE_OF_ALLIANCES = ("atopid", "begyr", "endyr")


class Spell(NamedTuple):
    """A member in a phase of a treaty."""

    line: int
    file: int
    party: Document
    entered: str
    left: str


def _read(files: Sequence[BinaryIO]) -> Iterator[Told | Unreadable]:
    phases: dict[tuple[int, str], list[Spell]] = defaultdict(list)
    for number, file in enumerate(files):
        names, found = table(file)
        if not set(NEEDS) <= set(names):
            _only_alliances(names)
            continue
        for line, row in found:
            try:
                spell = _spell(row, line, number)
                phases[whole_number(row, "atopid"), row["phase"]].append(spell)
            except Refused as refused:
                yield refused.at(line, number)
    for (atop, phase), spells in phases.items():
        yield _told(atop, phase, spells)


def _only_alliances(names: Sequence[str]) -> None:
    if not set(TABLE_OF_ALLIANCES) <= set(names):
        lacking = [name for name in NEEDS if name not in names]
        raise NotThisFormat(f"The first line lacks {', '.join(lacking)} of the table of members.")


def _spell(row: Row, line: int, file: int) -> Spell:
    entered = day_in(row, "yrent", "moent", "dayent")
    left = OPEN if row["yrexit"] == "0" else day_in(row, "yrexit", "moexit", "dayexit")
    if not entered:
        raise Refused("yrent", "Does not say when the member entered.", row["yrent"])
    party = known(
        actor=actor_in(row, "member", coding.cow),
        obligations=[obliged.value for column, obliged in OBLIGATIONS.items() if row[column] == "1"],
        when=interval(entered, left),
    )
    return Spell(line, file, party, entered, left)


def _told(atop: int, phase: str, spells: list[Spell]) -> Told | Unreadable:
    first, key = spells[0], f"atop:{atop}/{phase}"
    if len(spells) < 2:
        rule = "Is the only member of its phase that can be read."
        return Unreadable(first.line, "member", rule, atop, first.file, (key,))
    exits = [spell.left for spell in spells]
    content = {
        "title": f"ATOP {atop}, phase {phase}",
        "when": interval(min(spell.entered for spell in spells), OPEN if OPEN in exits else max(exits)),
        "status": "happened",
        "treaty": f"ATOP {atop}",
        "atop": atop,
        "parties": [spell.party for spell in spells],
    }
    return Told(first.line, key, "treaty-in-force", content, [SOURCE], first.file)


ATOP = Importer(
    name="atop",
    title="Alliance obligations by member and phase (ATOP 4)",
    source="Leeds, Ritter, Mitchell and Long (2002), Alliance Treaty Obligations and Provisions, 1815-1944,"
    " International Interactions 28; academic use, cite it.",
    whole=True,
    read=_read,
    recognises=headed(*NEEDS),
)
