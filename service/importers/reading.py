"""What readers have in common: a field of a row that cannot be taken, and how actors and days are read from fields."""

from collections.abc import Callable, Mapping
from typing import Any

from events.actors import UnknownActor
from events.development import Document
from service.fields import UNPRINTABLE
from service.importers import dates
from service.importers.importer import Unreadable

Row = Mapping[str, str]


def plain(text: str, longest: int = 2000) -> str:
    """A text on one line, without control characters, no longer than a field takes."""
    return " ".join(UNPRINTABLE.sub(" ", text).split())[:longest]


class Refused(ValueError):
    """A field of a row that breaks a rule; the row is not taken."""

    def __init__(self, field: str, rule: str, text: Any = "") -> None:
        super().__init__(rule)
        self.field, self.rule, self.text = field, rule, text

    def at(self, line: int, file: int, keys: tuple[str, ...] | None = None) -> Unreadable:
        """The same, of a line of a file; `keys` as in Unreadable."""
        return Unreadable(line, self.field, self.rule, self.text, file, keys)


class Cells(dict[str, str]):
    """A row by column; of one that is cut off, the columns that it lacks are refused when they are asked for."""

    def __missing__(self, column: str) -> str:
        raise Refused(column, "Is missing: the line has fewer columns than the first one.")


def known(**fields: Any) -> Document:
    """The fields that are not empty, as content has them."""
    return {name: value for name, value in fields.items() if value}


def actor_in(row: Row, field: str, coding: Callable[[str], str]) -> str:
    """The actor that a field names. Raises Refused."""
    try:
        return coding(row[field])
    except UnknownActor as error:
        raise Refused(field, str(error), row[field]) from None


def day_in(row: Row, year: str, month: str, day: str) -> str:
    """The date that three fields give, empty where even the year is not known. Raises Refused."""
    parts = row[year], row[month], row[day]
    try:
        return dates.edtf(*parts)
    except dates.NoDate as error:
        raise Refused(year, str(error), "-".join(parts)) from None


def whole_number(row: Row, field: str) -> int:
    """The whole number in a field. Raises Refused."""
    try:
        return int(row[field])
    except ValueError:
        raise Refused(field, "Is not a whole number.", row[field]) from None
