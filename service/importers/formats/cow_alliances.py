"""Formal alliances of the Correlates of War (version 4.1), by member, by directed dyad or by dyad.

By member, an alliance is one development, `cow-alliances:ID`, with each spell of a member as a party. By dyad, each row
is one, `cow-alliances:ID/NUMBER-NUMBER/N`, N counting the spells of the pair in that alliance: a directed row obliges
the first state towards the second, a row of a table that is called `by_dyad` obliges both. What is censored on the
right, or has no end, is still in force; what is censored on the left was in force before 1816, when the table begins.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import BinaryIO

from events.development import Document
from events.kind import Obligation
from service.importers import coding
from service.importers.dates import OPEN, interval
from service.importers.errors import NotThisFormat
from service.importers.importer import Importer, Told, Unreadable
from service.importers.reading import Refused, Row, actor_in, day_in, known, whole_number
from service.importers.rows import headed, table

SOURCE = {"name": "COW alliances", "title": "Correlates of War: Formal Alliances", "url": "https://correlatesofwar.org"}

OBLIGATIONS = {
    "defense": Obligation.DEFENSE,
    "neutrality": Obligation.NEUTRALITY,
    "nonaggression": Obligation.NONAGGRESSION,
    "entente": Obligation.CONSULTATION,
}
"""What each column obliges to; an entente is a duty to consult."""

COMMON = ("version4id", "left_censor", "right_censor", *OBLIGATIONS)

BY_MEMBER = ("ccode", "mem_st_year", "mem_st_month", "mem_st_day", "mem_end_year", "mem_end_month", "mem_end_day")

BY_DYAD = (
    "ccode1", "ccode2", "dyad_st_year", "dyad_st_month", "dyad_st_day", "dyad_end_year", "dyad_end_month",
    "dyad_end_day",
)  # fmt: skip

EARLIER = "It was in force before 1816, when the table begins."


def _read(files: Sequence[BinaryIO]) -> Iterator[Told | Unreadable]:
    for number, file in enumerate(files):
        names, found = table(file)
        if set(names).issuperset(COMMON + BY_MEMBER):
            yield from _by_member(found, number)
        elif set(names).issuperset(COMMON + BY_DYAD):
            yield from _by_dyad(found, number, mutual="by_dyad" in file.name)
        else:
            raise NotThisFormat(
                f"The first line lacks columns of alliances by member ({', '.join(BY_MEMBER)}) or dyad."
            )


def _by_member(found: Iterator[tuple[int, Row]], file: int) -> Iterator[Told | Unreadable]:
    for alliance, rows in groupby(found, key=lambda numbered: numbered[1].get("version4id", "")):
        parties: list[Document] = []
        line = 0
        for number, row in rows:
            line = line or number
            try:
                parties.append(_party(row, "ccode", _when(row, "mem")))
            except Refused as refused:
                yield refused.at(number, file, ())
        key = f"cow-alliances:{alliance}"
        if len(parties) < 2:
            rule = "Is the only member of its alliance that can be read."
            yield Unreadable(line, "ccode", rule, alliance, file, (key,))
        else:
            yield _told(line, file, alliance, key, _hull(parties), parties)


def _by_dyad(found: Iterator[tuple[int, Row]], file: int, *, mutual: bool) -> Iterator[Told | Unreadable]:
    spells: Counter[str] = Counter()
    for line, row in found:
        keys: tuple[str, ...] | None = None
        try:
            pair = f"cow-alliances:{row['version4id']}/{row['ccode1']}-{row['ccode2']}"
            spells[pair] += 1
            keys = (f"{pair}/{spells[pair]}",)
            one = _party(row, "ccode1")
            other = _party(row, "ccode2") if mutual else {"actor": actor_in(row, "ccode2", coding.cow)}
            note = EARLIER if row["left_censor"] == "1" else None
            yield _told(line, file, row["version4id"], keys[0], _when(row, "dyad"), [one, other], note)
        except Refused as refused:
            yield refused.at(line, file, keys)


def _told(
    line: int, file: int, alliance: str, key: str, when: str, parties: list[Document], note: str | None = None
) -> Told:
    actors = dict.fromkeys(party["actor"] for party in parties)
    content = known(
        title=f"COW alliance {alliance}: {', '.join(actors)}"[:500],
        when=when,
        status="happened",
        treaty=f"COW alliance {alliance}",
        parties=parties,
        note=note,
    )
    return Told(line, key, "treaty-in-force", content, [SOURCE], file)


def _when(row: Row, spell: str) -> str:
    start = day_in(row, f"{spell}_st_year", f"{spell}_st_month", f"{spell}_st_day")
    if not start:
        raise Refused(f"{spell}_st_year", "Does not say when it began.", row[f"{spell}_st_year"])
    end = day_in(row, f"{spell}_end_year", f"{spell}_end_month", f"{spell}_end_day")
    return interval(start, OPEN if row["right_censor"] == "1" else end or OPEN)


def _party(row: Row, field: str, when: str | None = None) -> Document:
    whole_number(row, "version4id")
    return known(
        actor=actor_in(row, field, coding.cow),
        obligations=[obliged.value for column, obliged in OBLIGATIONS.items() if row[column] == "1"],
        when=when,
    )


def _hull(parties: list[Document]) -> str:
    starts, ends = zip(*(party["when"].split("/") for party in parties), strict=True)
    return interval(min(starts), OPEN if OPEN in ends else max(ends))


COW_ALLIANCES = Importer(
    name="cow-alliances",
    title="Formal alliances by member, directed dyad or dyad (Correlates of War 4.1)",
    source="Gibler (2009), International Military Alliances, 1648-2008; the Correlates of War project; cite it.",
    whole=True,
    read=_read,
    recognises=headed(*COMMON),
)
