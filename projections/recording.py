"""On which days the log recorded what it holds at some positions."""

from collections.abc import Iterable
from typing import NamedTuple

from projections.reader import Reader

DAYS = """
    SELECT position, (recorded_at AT TIME ZONE 'UTC')::date - DATE '0001-01-01' + 1
    FROM log.event
    WHERE position = ANY(%(positions)s)
"""


class Day(NamedTuple):
    """A position and the day (UTC, an ordinal) on which the log came to it."""

    position: int
    day: int


def recorded_days(reader: Reader, positions: Iterable[int]) -> dict[int, int]:
    """The day of each position. As time only grows with it, what lies between two of one day is not looked up."""
    ordered, days = sorted(set(positions)), dict[int, int]()
    between = [(0, len(ordered) - 1)] if ordered else []
    while between:
        wanted = {ordered[end] for span in between for end in span} - days.keys()
        days.update(reader.select(DAYS, Day, positions=sorted(wanted)))
        halves = []
        for first, last in between:
            if days[ordered[first]] == days[ordered[last]]:
                days.update(dict.fromkeys(ordered[first:last], days[ordered[last]]))
            elif last - first > 1:
                middle = (first + last) // 2
                halves += [(first, middle), (middle, last)]
        between = halves
    return days
