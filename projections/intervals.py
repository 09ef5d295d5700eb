"""Amounts as intervals: what was said of how much, and sums that claim no more than that (Moore 1966).

An amount is taken in decimal, as it is written, so that 0.1 and 0.2 make 0.3.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from events.kind import Operator

LARGEST = 2**53
"""The largest whole number that JSON passes on unchanged."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, none being unbounded; `above` and `below` say that the bound itself is left out."""

    low: Fraction | None = Fraction(0)
    high: Fraction | None = None
    exact: bool = False
    about: bool = False
    above: bool = False
    below: bool = False

    def __add__(self, other: "Interval") -> "Interval":
        """Where the sum of any two values of the two lies."""
        return Interval(
            low=None if self.low is None or other.low is None else self.low + other.low,
            high=None if self.high is None or other.high is None else self.high + other.high,
            exact=self.exact and other.exact,
            about=self.about or other.about,
            above=self.above or other.above,
            below=self.below or other.below,
        )

    @property
    def shared(self) -> "Interval":
        """Where a share of it lies: of what several gave or got together, one had anything from nothing to all."""
        return Interval(
            low=None if self.low is None else min(self.low, Fraction(0)),
            high=None if self.high is None else max(self.high, Fraction(0)),
            about=self.about,
        )

    @property
    def operator(self) -> Operator:
        """How the interval is meant: `=` only where all that it was made from is exact, `~` where any is about."""
        if self.about:
            return Operator.ABOUT
        if self.exact:
            return Operator.EXACTLY
        if self.high is None:
            return Operator.RANGE if self.low is None else Operator.MORE_THAN if self.above else Operator.AT_LEAST
        if not self.low:
            return Operator.LESS_THAN if self.below else Operator.AT_MOST
        return Operator.RANGE


def interval(operator: str, amount: int | float | None, upper: int | float | None = None) -> Interval:
    """The interval of an amount under an operator; where no number was given, anything from 0."""
    if operator == Operator.RANGE and upper is not None:
        return Interval(_decimal(min(0, upper) if amount is None else amount), _decimal(upper))
    if amount is None:
        return Interval()
    said = _decimal(amount)
    if operator in (Operator.MORE_THAN, Operator.AT_LEAST, Operator.RANGE):
        return Interval(said, above=operator == Operator.MORE_THAN)
    if operator in (Operator.LESS_THAN, Operator.AT_MOST):
        return Interval(Fraction(0) if said >= 0 else None, said, below=operator == Operator.LESS_THAN)
    return Interval(said, said, exact=operator == Operator.EXACTLY, about=operator == Operator.ABOUT)


def hull(intervals: Sequence[Interval]) -> Interval:
    """The narrowest interval that holds all of these, of which there is one at least."""
    lows, highs = [each.low for each in intervals], [each.high for each in intervals]
    low = None if None in lows else min(low for low in lows if low is not None)
    high = None if None in highs else max(high for high in highs if high is not None)
    return Interval(
        low=low,
        high=high,
        exact=all(each.exact for each in intervals) and low == high,
        about=any(each.about for each in intervals),
        above=all(each.above for each in intervals if each.low == low),
        below=all(each.below for each in intervals if each.high == high),
    )


def number(bound: Fraction | None) -> int | float | None:
    """A bound as JSON has it: whole where it is, and else the nearest float."""
    if bound is None:
        return None
    return bound.numerator if bound.denominator == 1 and abs(bound) <= LARGEST else float(bound)


def _decimal(amount: int | float) -> Fraction:
    return Fraction(str(amount))
