"""EDTF (ISO 8601-2) dates as bounds in days: level 0 and 1, and the sets `[..]` (one of) and `{..}` (all of)."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

BEGINNING = 0  # the day before every day: an open start
FOREVER = date.max.toordinal() + 1  # the day after every day: an open end

LONGEST = 100
YEARS = "it takes years from 0001 to 9999"
TEXT = re.compile(r"(?:[0-9XYETZ:+/.?~%\[\]{}-]|, ?)+")
PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")

Days = tuple[int, int]  # the first and the last


class InvalidDate(ValueError):
    """The text is no date that we read, or an end comes before its start; the message says which and why."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days (proleptic Gregorian ordinals, both ends included) within which something began and ended."""

    starts_from: int
    starts_by: int
    ends_from: int
    ends_by: int

    def possible(self, day: int) -> bool:
        """Whether it holds on the day under some reading."""
        return self.starts_from <= day <= self.ends_by

    def certain(self, day: int) -> bool:
        """Whether it holds on the day under every reading."""
        return self.starts_by <= day <= self.ends_from

    def meet(self, other: "Span") -> "Span | None":
        """When both hold: the later start and the earlier end. None where no day is possible."""
        starts = max(self.starts_from, other.starts_from), max(self.starts_by, other.starts_by)
        ends = min(self.ends_from, other.ends_from), min(self.ends_by, other.ends_by)
        return Span(*starts, *ends) if starts[0] <= ends[1] else None

    def ended(self, end: "Span") -> "Span":
        """This span closed by an end on some day of `end`. Raises InvalidDate where that is before the start."""
        if end.ends_by < self.starts_from:
            last, first = date.fromordinal(end.ends_by), date.fromordinal(self.starts_from)
            raise InvalidDate(f"What starts on {first} at the earliest cannot end by {last}: it ends before it starts.")
        ends_from, ends_by = max(end.starts_from, self.starts_from), max(end.ends_by, self.starts_from)
        return Span(self.starts_from, self.starts_by, ends_from, ends_by)


@lru_cache(maxsize=65536)
def spans(text: str) -> tuple[Span, ...]:
    """The spans that a text names, one a member for a set, sorted. Raises InvalidDate."""
    try:
        return tuple(sorted(set(_spans(text))))
    except ValueError as fault:
        raise InvalidDate(f"{text[:100]!r} is not a date that we read: {fault}.") from None


@lru_cache(maxsize=65536)
def bounds(text: str) -> Span:
    """One span from the earliest start to the latest end of a text, gaps of a set included. Raises InvalidDate."""
    return hull(spans(text))


def hull(found: tuple[Span, ...]) -> Span:
    """One span from the earliest start to the latest end of several, gaps between them included."""
    if len(found) == 1:
        return found[0]
    return Span(
        min(span.starts_from for span in found),
        min(span.starts_by for span in found),
        max(span.ends_from for span in found),
        max(span.ends_by for span in found),
    )


def _spans(text: str) -> list[Span]:
    if len(text) > LONGEST or not TEXT.fullmatch(text):
        raise ValueError(f"it takes 1 to {LONGEST} characters of the EDTF alphabet")
    if text[0] + text[-1] in ("{}", "[]"):
        members = [_member(member) for member in re.split(", ?", text[1:-1])]
        return members if text[0] == "{" else _one_of(members)
    start, slash, end = text.partition("/")
    return [_interval(start, end) if slash else Span(*_days(text) * 2)]


def _interval(start: str, end: str) -> Span:
    """From some day of the start to some day of the end; `..` is open, nothing is unknown."""
    if not start and not end:
        raise ValueError("an interval needs a start or an end")
    first, start_by = (BEGINNING, BEGINNING) if start in ("", "..") else _days(start)
    end_from, last = (FOREVER, FOREVER) if end in ("", "..") else _days(end)
    if last < first:
        raise ValueError("it ends before it starts")
    return Span(first, start_by if start else last, max(end_from, first) if end else first, last)


def _member(text: str) -> Span:
    """A date as it stands alone; a range is the interval between its ends."""
    first, dots, last = text.partition("..")
    return _interval(first or "..", last or "..") if dots and text != ".." else Span(*_days(text) * 2)


def _one_of(members: list[Span]) -> list[Span]:
    """Each member is possible; certain is only what every member says."""
    starts_by, ends_from = max(member.ends_by for member in members), min(member.starts_from for member in members)
    return [Span(member.starts_from, starts_by, ends_from, member.ends_by) for member in members]


def _days(text: str) -> Days:
    """The days of one date, a qualified one a unit of its precision wider on either side."""
    plain = text.rstrip("?~%")
    if len(text) > len(plain) + 1:
        raise ValueError("a date takes one qualifier")
    matched = PLAIN.fullmatch(plain)
    year, month, day = matched.groups() if matched else _parsed(plain)
    return _widened(year, month or "", day or "", len(text) - len(plain))


def _parsed(text: str) -> tuple[str, str | None, str | None]:
    """Year, month or season, and day, as edtf reads one date."""
    from edtf.parser.parser_classes import Season
    from pyparsing import ParseException

    try:
        found = _one_date().parse_string(text, parse_all=True)[0]
    except ParseException:
        raise ValueError(YEARS if text.startswith("Y") else f"EDTF level 1 has no date '{text}'") from None
    found = getattr(found, "date", found)
    if "T" in text and not found.day:
        raise ValueError("a time needs a day")
    return found.year, found.season if isinstance(found, Season) else found.month, found.day


@cache
def _one_date() -> Any:
    """The grammar of one date alone: edtf's whole grammar takes 18 ms for a set of two, and prints on some faults.

    Most processes never meet a date that takes it, and to load it takes a tenth of a second.
    """
    from edtf.parser import grammar

    return grammar.date ^ grammar.season ^ grammar.unspecified ^ grammar.dateAndTime


def _widened(year: str, month: str, day: str, wider: int) -> Days:
    """First and last day, `wider` units of precision further on either side, within the years 0001 to 9999."""
    months = 12 * int(year.replace("X", "0"))
    if months < 12:
        raise ValueError(YEARS)
    if day.isdigit():
        ordinal = date(months // 12, int(month), int(day)).toordinal()
        return max(ordinal - wider, 1), min(ordinal + wider, FOREVER - 1)
    unit = 12 * 10 ** year.count("X")
    if month.isdigit():
        season = int(month) - 21
        unit, months = (3, months + 3 * season + 2) if season >= 0 else (1, months + int(month) - 1)
    return _first_day(months - unit * wider), _first_day(months + unit + unit * wider) - 1


def _first_day(months: int) -> int:
    """The first day of a month that is counted from January of the year 0."""
    year, month = divmod(max(months, 12), 12)
    return FOREVER if year > date.max.year else date(year, month + 1, 1).toordinal()
