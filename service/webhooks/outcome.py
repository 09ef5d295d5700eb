"""How an attempt to deliver ends."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

GONE = 410
"""The status of a target that wants nothing more."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt ended: with a status, or with an error before there was one; `after` is what the target wants."""

    status: int | None = None
    error: str | None = None
    after: timedelta | None = None

    @property
    def arrived(self) -> bool:
        """Whether the target has taken it."""
        return self.status is not None and 200 <= self.status < 300

    @property
    def gone(self) -> bool:
        """Whether the target wants nothing more."""
        return self.status == GONE


Post = Callable[[str, dict[str, str], bytes], Outcome]
"""Sends a body with headers to a target, once."""
