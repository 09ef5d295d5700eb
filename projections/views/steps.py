"""The calendar's steps, on whose last days a series has its points."""

from calendar import monthrange
from datetime import date
from enum import StrEnum


class Step(StrEnum):
    """How far the points of a series are apart; they are the last days of the calendar's steps."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


MONTHS = {Step.MONTH: 1, Step.QUARTER: 3, Step.YEAR: 12}


def points(since: date, until: date, step: Step, most: int) -> list[int]:
    """The last days of the steps between two days, as ordinals, the later day last; no more than `most` and one."""
    found = [_last(since, step)]
    while found[-1] < until.toordinal() and len(found) <= most:
        found.append(_last(date.fromordinal(found[-1] + 1), step))
    found[-1] = min(found[-1], until.toordinal())
    return found


def _last(day: date, step: Step) -> int:
    if step is Step.WEEK:
        return day.toordinal() + 6 - day.weekday()
    month = day.month + -day.month % MONTHS[step]
    return date(day.year, month, monthrange(day.year, month)[1]).toordinal()
