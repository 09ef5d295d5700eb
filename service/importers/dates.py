"""Dates that archives give in parts, as EDTF: as precise as the parts that are known."""

from datetime import date

UNKNOWN = ("", ".", "na", "-9", "-99", "0", "99", "9999")
"""What stands in a column of days, months or years where it is not known."""

OPEN = ".."
"""The end of what has not ended."""


class NoDate(ValueError):
    """The parts make no date; the message says why."""


def edtf(year: str, month: str = "", day: str = "") -> str:
    """A day, or a month or year where no more is known; empty without a year. Raises NoDate."""
    known: list[str] = []
    for part in (year, month, day):
        if part.strip().casefold() in UNKNOWN:
            break
        known.append(part)
    try:
        numbers = [int(part.strip().removesuffix(".0")) for part in known]
        first = [*(numbers or [1]), 1, 1]
        date(first[0], first[1], first[2])
    except (ValueError, OverflowError):
        raise NoDate(f"There is no day {'-'.join(known)}.") from None
    return "-".join(f"{number:0{4 if place == 0 else 2}}" for place, number in enumerate(numbers))


def interval(start: str, end: str) -> str:
    """From a start to an end, which is `OPEN` for what lasts; an empty one is not known."""
    return f"{start}/{end}"
