"""An interval claims no more than was said: what is true of the parts is true of the sum."""

from fractions import Fraction
from functools import reduce
from operator import add

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.intervals import Interval, hull, interval, number

amounts = st.integers(-1000, 10**9) | st.floats(-1000, 10**9, allow_nan=False)
positive = st.fractions(min_value=Fraction(1, 1000), max_value=10**6)


@st.composite
def quantities(draw):
    """The interval of something said, and a value that agrees with it."""
    operator = draw(st.sampled_from(["=", ">", ">=", "<", "<=", "~", "range", "unsaid"]))
    if operator == "unsaid":
        return interval("=", None), draw(positive)
    amount = draw(amounts)
    at = Fraction(str(amount))
    if operator == "range":
        upper = draw(amounts.filter(lambda each: each >= amount))
        share = draw(st.fractions(0, 1))
        return interval(operator, amount, upper), at + share * (Fraction(str(upper)) - at)
    value = {
        "=": at,
        "~": at,
        ">": at + draw(positive),
        ">=": at + draw(st.just(0) | positive),
        "<": at * draw(st.fractions(0, 1).filter(lambda share: share < 1)) if at > 0 else at - draw(positive),
        "<=": at * draw(st.fractions(0, 1)) if at >= 0 else at - draw(st.just(0) | positive),
    }[operator]
    return interval(operator, amount), value


said = quantities().filter(lambda drawn: drawn[0].high != 0 or not drawn[0].below)
"""Nobody says 'less than none'."""


def holds(within: Interval, value: Fraction) -> bool:
    """Whether a value lies in an interval, its bounds left out where the interval says so."""
    over = within.low is None or value > within.low or (value == within.low and not within.above)
    under = within.high is None or value < within.high or (value == within.high and not within.below)
    return over and under


@given(st.lists(said, min_size=1, max_size=6))
def test_the_true_sum_of_any_values_lies_within_the_total(drawn):
    total = reduce(add, (each for each, _ in drawn))
    assert holds(total, sum(value for _, value in drawn))


@given(st.lists(said, min_size=1, max_size=6))
def test_the_total_is_as_narrow_as_its_bounds(drawn):
    total = reduce(add, (each for each, _ in drawn))
    lows, highs = [each.low for each, _ in drawn], [each.high for each, _ in drawn]
    assert total.low == (None if None in lows else sum(lows))
    assert total.high == (None if None in highs else sum(highs))


@given(st.lists(said, min_size=1, max_size=6))
def test_a_total_is_exact_only_if_all_is_exact(drawn):
    total = reduce(add, (each for each, _ in drawn))
    assert (total.operator == "=") == all(each.operator == "=" for each, _ in drawn)
    assert (total.operator == "~") == any(each.operator == "~" for each, _ in drawn)
    if total.operator == "=":
        assert total.low == total.high


@given(st.lists(st.lists(said, min_size=1, max_size=3), min_size=1, max_size=4), st.data())
def test_whichever_telling_of_each_thing_is_true_the_sum_lies_within_the_total(things, data):
    total = reduce(add, (hull([each for each, _ in alternatives]) for alternatives in things))
    assert holds(total, sum(data.draw(st.sampled_from(alternatives))[1] for alternatives in things))


@given(st.lists(said, min_size=1, max_size=4))
def test_tellings_make_an_exact_amount_only_where_all_say_the_same(drawn):
    told = hull([each for each, _ in drawn])
    same = len({each.low for each, _ in drawn}) == 1 and all(each.operator == "=" for each, _ in drawn)
    assert (told.operator == "=") == same


@given(said, st.fractions(0, 1))
def test_any_share_of_what_several_gave_lies_within_the_share(drawn, share):
    whole, value = drawn
    assert holds(whole.shared, share * value)
    assert whole.shared.operator != "="


@given(st.lists(said, min_size=1, max_size=6))
def test_the_operator_agrees_with_the_bounds(drawn):
    total = reduce(add, (each for each, _ in drawn))
    if total.operator in (">", ">="):
        assert total.high is None
        assert total.low is not None
    if total.operator in ("<", "<="):
        assert total.high is not None
        assert not total.low
    if total.operator == "range":
        assert (total.low is None) == (total.high is None)


@pytest.mark.parametrize(
    ("parts", "low", "high", "operator"),
    [
        ([("=", 3), ("=", 4)], 7, 7, "="),
        ([("=", 0.1), ("=", 0.2)], 0.3, 0.3, "="),
        ([(">", 3), ("=", 4)], 7, None, ">"),
        ([(">=", 3), ("=", 4)], 7, None, ">="),
        ([(">=", 3), (">", 4)], 7, None, ">"),
        ([("<", 3), ("<=", 4)], 0, 7, "<"),
        ([("<=", 3), ("<=", 4)], 0, 7, "<="),
        ([("<=", 3), ("=", 4)], 4, 7, "range"),
        ([("<=", 3), (">", 4)], 4, None, ">"),
        ([("~", 3), (">", 4)], 7, None, "~"),
        ([("range", 3, 5), ("=", 4)], 7, 9, "range"),
        ([("range", None, 5)], 0, 5, "<="),
        ([("<", -3)], None, -3, "<"),
        ([("<", -3), (">", 1)], None, None, "range"),
        ([("=", None), ("=", 4)], 4, None, ">="),
        ([("=", 2**53), ("=", 2**53)], 2.0**54, 2.0**54, "="),
    ],
)
def test_what_was_said_adds_up_to(parts, low, high, operator):
    total = reduce(add, (interval(*each) for each in parts))
    assert (number(total.low), number(total.high), total.operator) == (low, high, operator)
