"""Armed conflicts by year (UCDP/PRIO Armed Conflict Dataset, from version 17): who fought whom over what.

A row is a conflict in a year, `ucdp-conflicts:CONFLICT/YEAR`: it was fought all that year, but from the day on which an
episode that began in the year came to 25 deaths, and to the day on which one that ended in the year did end. A day that
is not known exactly is told as its month or year. States are those of the Gleditsch-Ward numbers; sides without one,
such as rebels, are told by name.
"""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from events.development import Document
from service.importers import coding
from service.importers.dates import interval
from service.importers.importer import Importer, Told, Unreadable
from service.importers.reading import Refused, Row, actor_in, known, plain, whole_number
from service.importers.rows import headed, rows

SOURCE = {"name": "UCDP", "title": "UCDP/PRIO Armed Conflict Dataset", "url": "https://ucdp.uu.se"}

NEEDS = (
    "conflict_id", "location", "side_a", "side_b", "incompatibility", "territory_name", "year", "intensity_level",
    "start_date2", "start_prec2", "ep_end", "ep_end_date", "gwno_a", "gwno_a_2nd", "gwno_b", "gwno_b_2nd",
)  # fmt: skip

SIDES = {"side_a": "gwno_a", "side_b": "gwno_b", "allies_a": "gwno_a_2nd", "allies_b": "gwno_b_2nd"}
"""The column with the states of each field."""

INTENSITY = {"1": "minor", "2": "war"}

OVER = {"1": "territory", "2": "government", "3": "territory and government"}

PRECISE = {"": 10, "1": 10, "2": 7}
"""How many characters of a date hold at a precision: all of it, or its month; at every other its year."""


def _read(files: Sequence[BinaryIO]) -> Iterator[Told | Unreadable]:
    for number, file in enumerate(files):
        for line, row in rows(file, needs=NEEDS):
            keys: tuple[str, ...] | None = None
            try:
                keys = (f"ucdp-conflicts:{row['conflict_id']}/{row['year']}",)
                yield Told(line, keys[0], "conflict-fought", _content(row), [SOURCE], number)
            except Refused as refused:
                yield refused.at(line, number, keys)


def _content(row: Row) -> Document:
    year = whole_number(row, "year")
    over = OVER.get(row["incompatibility"])
    where = row["territory_name"] or row["location"]
    return known(
        title=plain(f"Armed conflict in {row['location']} {year}: {row['side_a']} and {row['side_b']}", 500),
        when=_when(row, year),
        status="happened",
        **{field: _states(row, column, year) for field, column in SIDES.items()},
        opponents=plain(row["side_b"]),
        over=f"{over} ({where})" if over else None,
        intensity=INTENSITY.get(row["intensity_level"]),
    )


def _states(row: Row, column: str, year: int) -> list[str]:
    """The states that a field has by number, each once, parted by commas."""
    numbers = [number.strip() for number in row[column].split(",")]
    return list(dict.fromkeys(_state(column, number, year) for number in numbers if number))


def _state(column: str, number: str, year: int) -> str:
    return actor_in({column: number}, column, lambda found: coding.gwno(found, year))


def _when(row: Row, year: int) -> str:
    start, end = f"{year}-01-01", f"{year}-12-31"
    if row["start_date2"].startswith(str(year)):
        start = row["start_date2"][: PRECISE.get(row["start_prec2"], 4)]
    if row["ep_end"] == "1" and row["ep_end_date"].startswith(str(year)):
        end = row["ep_end_date"][: PRECISE.get(row.get("ep_end_prec", ""), 4)]
    return interval(start, end)


UCDP_CONFLICTS = Importer(
    name="ucdp-conflicts",
    title="Armed conflicts by year (UCDP/PRIO Armed Conflict Dataset)",
    source="Gleditsch, Wallensteen, Eriksson, Sollenberg and Strand (2002), Armed Conflict 1946-2001, Journal of Peace"
    " Research 39; Uppsala Conflict Data Program, CC BY 4.0.",
    whole=True,
    read=_read,
    recognises=headed(*NEEDS),
)
