"""Nearness in time: what lies within so many days of something else."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from projections.views.together import Dated

AnyDated = TypeVar("AnyDated", bound=Dated)


def widest(dated: Dated) -> tuple[int, int]:
    """The first and the last day under the reading that is nearest to any other."""
    return dated.starts_from, dated.ends_by


def narrowest(dated: Dated) -> tuple[int, int]:
    """The latest start and the earliest end: what is near these is near under every reading."""
    return dated.starts_by, dated.ends_from


@dataclass(frozen=True, slots=True)
class Near:
    """No more than `window` days from the end of the one to the start of the other, by the days of either."""

    window: int
    days: Callable[[Dated], tuple[int, int]]

    def of(self, some: Iterable[AnyDated], others: Iterable[Dated]) -> list[AnyDated]:
        """Those that are near to one of the others."""
        ordered = sorted(map(self.days, others))
        starts, latest = [start for start, _ in ordered], list(accumulate((end for _, end in ordered), max))
        near = []
        for each in some:
            start, end = self.days(each)
            begun = bisect_right(starts, end + self.window)
            if begun and latest[begun - 1] >= start - self.window:
                near.append(each)
        return near
