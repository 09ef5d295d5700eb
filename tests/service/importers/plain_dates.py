"""Dates in parts, read with plain date arithmetic: the days on which they may be."""

from calendar import monthrange
from datetime import date
from random import Random
from typing import NamedTuple

OPEN = (date.max, date.max)

Parts = tuple[str, str, str]
"""Year, month and day as a table has them; a blank day is any of its month."""


def days(parts: Parts) -> tuple[date, date]:
    """The first and the last day that a date can be."""
    year, month, day = parts
    if not day:
        return date(int(year), int(month), 1), date(int(year), int(month), monthrange(int(year), int(month))[1])
    return (date(int(year), int(month), int(day)),) * 2


class Spell(NamedTuple):
    """Days on which something began and ended, the first and the last possible."""

    began: tuple[date, date]
    ended: tuple[date, date]

    def holds(self, day: date, certainty: str) -> bool:
        """Whether it holds on a day, under every reading or under some."""
        if certainty == "certain":
            return self.began[1] <= day <= self.ended[0]
        return self.began[0] <= day <= self.ended[1]


def drawn(random: Random, after: date = date(1816, 1, 1), *, vague: float = 0.2) -> tuple[Parts, date]:
    """A day some years after another, as a table may have it, and the last that it can be."""
    day = date.fromordinal(after.toordinal() + random.randint(40, 9000))
    parts = str(day.year), str(day.month), "" if random.random() < vague else str(day.day)
    return parts, days(parts)[1]
