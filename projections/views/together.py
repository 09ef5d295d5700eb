"""The days of several facts or developments taken together."""

from collections.abc import Iterable
from typing import Protocol

from events.dates import Span, hull
from projections.facts import valid
from projections.views.view import Valid


class Dated(Protocol):
    """What has bounds in valid time, as proleptic Gregorian ordinals."""

    @property
    def starts_from(self) -> int: ...
    @property
    def starts_by(self) -> int: ...
    @property
    def ends_from(self) -> int: ...
    @property
    def ends_by(self) -> int: ...


def span(dated: Dated) -> Span:
    """The bounds of one."""
    return Span(dated.starts_from, dated.starts_by, dated.ends_from, dated.ends_by)


def together(all_: Iterable[Dated]) -> Span:
    """The bounds of all, from the earliest start to the latest end; of one at least."""
    return hull(tuple(span(dated) for dated in all_))


def bounds_of(all_: Iterable[Dated]) -> Valid:
    """The bounds of all as dates."""
    days = together(all_)
    return Valid(valid(days.starts_from, days.starts_by, days.ends_from, days.ends_by))
