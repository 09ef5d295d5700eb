"""Membership in intergovernmental organisations (Correlates of War IGO 3.0, state_year_formatv3), as spells of years.

A spell runs over the years of the table that follow each other with the same standing, full or associate; through 1965
the table has every fifth year alone. Years are told as years: the day within them is not known. What holds in the last
year of the table lasts. Observers are no members, and what is missing (-9) is not told. The key is
`cow-igo:LABEL/NUMBER/N`, N counting the spells of a state under a label.

The table names some 500 organisations; those that the registry does not have are refused, a column each.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import BinaryIO

from events.actors import UnknownActor, actor
from service.importers import coding
from service.importers.dates import OPEN, edtf, interval
from service.importers.errors import NotThisFormat
from service.importers.importer import Importer, Told, Unreadable
from service.importers.reading import Refused, Row, actor_in, whole_number
from service.importers.rows import headed, table

SOURCE = {
    "name": "COW IGO",
    "title": "Correlates of War: Intergovernmental Organizations",
    "url": "https://correlatesofwar.org",
}

OF_THE_STATE = ("ccode", "year", "state", "version")

STANDINGS = {"1": "full", "2": "associate"}

Seen = dict[tuple[str, str], list[tuple[int, str, int]]]
"""The year, the standing and the line of each membership, by label and number of the state."""


def _read(files: Sequence[BinaryIO]) -> Iterator[Told | Unreadable]:
    for number, file in enumerate(files):
        names, found = table(file)
        if not {"ccode", "year"} <= set(names):
            raise NotThisFormat("The first line lacks ccode and year, as state_year_formatv3 has them.")
        organisations: dict[str, str] = {}
        for name in names:
            try:
                if name.casefold() not in OF_THE_STATE:
                    organisations[name] = coding.igo(name)
            except UnknownActor as error:
                yield Unreadable(1, name, str(error), name, number, ())
        yield from _of_table(found, organisations, number)


def _of_table(
    found: Iterator[tuple[int, Row]], organisations: dict[str, str], file: int
) -> Iterator[Told | Unreadable]:
    seen: Seen = defaultdict(list)
    states: dict[str, str] = {}
    years: set[int] = set()
    for line, row in found:
        try:
            year = whole_number(row, "year")
            states[row["ccode"]] = actor_in(row, "ccode", coding.cow)
            years.add(year)
            for label in organisations:
                if standing := STANDINGS.get(row[label]):
                    seen[label, row["ccode"]].append((year, standing, line))
        except Refused as refused:
            yield refused.at(line, file)
    followed = dict(pairwise(sorted(years)))
    for (label, number), told in seen.items():
        for count, (line, standing, first, last) in enumerate(_spells(sorted(told), followed), start=1):
            end = edtf(str(last)) if last in followed else OPEN
            member, organisation = states[number], organisations[label]
            content = {
                "title": f"{actor(member).name} in {actor(organisation).name}",
                "when": interval(edtf(str(first)), end),
                "status": "happened",
                "member": member,
                "organisation": organisation,
                "standing": standing,
            }
            yield Told(line, f"cow-igo:{label}/{number}/{count}", "membership-joined", content, [SOURCE], file)


def _spells(told: list[tuple[int, str, int]], followed: dict[int, int]) -> Iterator[tuple[int, str, int, int]]:
    """The line, the standing, the first and the last year of each run of years that follow each other in the table."""
    run: list[tuple[int, str, int]] = []
    for each in told:
        if run and (followed.get(run[-1][0]), run[-1][1]) != each[:2]:
            yield run[0][2], run[0][1], run[0][0], run[-1][0]
            run = []
        run.append(each)
    if run:
        yield run[0][2], run[0][1], run[0][0], run[-1][0]


COW_IGO = Importer(
    name="cow-igo",
    title="Membership in intergovernmental organisations (Correlates of War IGO 3.0, state by year)",
    source="Pevehouse, Nordstrom, McManus and Jamison (2020), Tracking Organizations in the World, Journal of Peace"
    " Research 57; cite it.",
    whole=True,
    read=_read,
    recognises=headed("ccode", "year", "state", "NATO", "UN"),
)
