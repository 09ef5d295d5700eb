"""When a delivery that failed is tried again: later each time, over somewhat more than a day."""

from collections.abc import Callable
from datetime import datetime, timedelta

SCHEDULE = tuple(
    timedelta(seconds=seconds) for seconds in (5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 10 * 3600)
)
"""How long is waited after each attempt, as Standard Webhooks proposes; after the last one it is given up."""

JITTER = 0.2
"""By which part of itself a wait is longer at the most, so that many that failed together do not come back together."""

LONGEST = timedelta(days=1)
"""As long as a target may ask to be left alone."""


def next_attempt(
    attempts: int, now: datetime, wanted: timedelta | None, random: Callable[[], float]
) -> datetime | None:
    """When to try again after so many attempts, not before the target wants it; none where enough was tried."""
    if attempts > len(SCHEDULE):
        return None
    wait = SCHEDULE[attempts - 1] * (1 + JITTER * random())
    return now + max(wait, min(wanted or wait, LONGEST))
