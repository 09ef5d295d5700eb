"""How much of what is late has come already, where only what has come can be seen.

Delays are truncated on the right: of what happened recently only what was learned quickly is seen. Read in reverse time
they are truncated on the left, so that the product-limit estimator (Kaplan and Meier 1958) applies, as Lagakos, Barraj
and De Gruttola (1988) show: F(x) is the product over the delays u above x of 1 - d(u) / n(u), where d(u) counts the
delays that equal u and n(u) those of at most u that would have been seen up to u.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate

Seen = Mapping[tuple[int, int], int]
"""How many delays were seen by the delay and by the longest delay that would have been seen there, both in days."""


def share_come(within: int, seen: Seen) -> tuple[float, int | None]:
    """F(within), and the fewest delays n(u) that one of its factors hangs on; none where there is no factor.

    It is relative to the longest delay that could be seen at all: what comes later still is not counted as missing.
    """
    delays, limits = Counter[int](), Counter[int]()
    for (delay, limit), count in seen.items():
        delays[delay] += count
        limits[limit] += count
    later = [delay for delay in sorted(delays) if delay > within]
    up_to, short_of = _total(delays, bisect_right), _total(limits, bisect_left)
    share, fewest = 1.0, None
    for delay in later:
        at_risk = up_to(delay) - short_of(delay)
        share *= 1 - delays[delay] / at_risk
        fewest = at_risk if fewest is None else min(fewest, at_risk)
    return share, fewest


def quantile(share: float, counted: Mapping[int, int]) -> int | None:
    """The smallest number that at least this share of the numbers does not exceed; none of no numbers."""
    passed, wanted = 0, share * sum(counted.values())
    for number in sorted(counted):
        passed += counted[number]
        if passed >= wanted:
            return number
    return None


def _total(counted: Mapping[int, int], found: Callable[[Sequence[int], int], int]) -> Callable[[int], int]:
    numbers = sorted(counted)
    totals = list(accumulate((counted[number] for number in numbers), initial=0))
    return lambda number: totals[found(numbers, number)]
