"""The index, its trend and its interval against a slow and plain reading of the same words."""

from collections import defaultdict
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.random import RandomState

from projections.views.momentum import POISSON, SEED, course, interval, scores, slopes, together
from projections.views.steps import Step, points

READING = st.tuples(
    st.integers(0, 5),
    st.integers(0, 2),
    st.integers(0, 400),
    st.integers(0, 100),
    st.sampled_from((-10.0, -6.7, -2.0, 2.3, 3.0, 6.8)),
    st.booleans(),
)
"""Owner, pair, begin, days that it lasts, weight, doubtful."""

READINGS = st.lists(READING, max_size=12).map(sorted)
DAYS = st.lists(st.integers(0, 600), min_size=1, max_size=6, unique=True).map(sorted)
HALF_LIVES = st.sampled_from((0.5, 30.0, 180.0, 1e9))


def told(readings):
    """The scores of readings, whose owners are numbered as they come."""
    numbers = {owner: number for number, owner in enumerate(dict.fromkeys(row[0] for row in readings))}
    owner, pair, begins, lasts, weight, doubtful = zip(*readings, strict=True) if readings else ((),) * 6
    return scores(
        np.array([numbers[each] for each in owner], np.int64),
        np.array(pair, np.int64),
        np.array(begins, np.int64),
        np.array(begins, np.int64) + np.array(lasts, np.int64),
        np.array(weight, np.float64),
        np.array(doubtful, bool),
    )


def plainly(readings, day, half_life):
    """What each owner and pair counts on a day: its strongest weight, by its reading that has faded least."""
    weights, kept = defaultdict(list), defaultdict(float)
    for owner, pair, begins, lasts, weight, _ in readings:
        weights[owner, pair].append(weight)
        if begins <= day:
            kept[owner, pair] = max(kept[owner, pair], 2 ** (-max(0, day - begins - lasts) / half_life))
    return {key: max(found, key=lambda weight: (abs(weight), -weight)) * kept[key] for key, found in weights.items()}


@given(READINGS, DAYS, HALF_LIVES)
def test_the_index_is_the_plain_sum(readings, days, half_life):
    """Of each development and pair, once, by its strongest weight and by the reading that has faded least."""
    found = course(told(readings), np.array(days), half_life, RandomState(SEED))
    for place, day in enumerate(days):
        counted = plainly(readings, day, half_life).values()
        assert found.cooperation[place] == pytest.approx(sum(each for each in counted if each > 0))
        assert found.conflict[place] == pytest.approx(sum(each for each in counted if each < 0))
    assert found.absolute == pytest.approx(sum(map(abs, plainly(readings, days[-1], half_life).values())))
    assert 0 <= found.doubted <= found.absolute * (1 + 1e-9)


@given(READINGS, DAYS, HALF_LIVES)
def test_the_influences_add_up_to_the_slope(readings, days, half_life):
    """The slope is that of numpy's own least squares line; each owner's part is what its own course slopes."""
    at = np.array(days)
    found = course(told(readings), at, half_life, RandomState(SEED))
    net = found.cooperation + found.conflict
    expected = np.polyfit((at - at[0]) / 365.25, net, 1)[0] if len(days) > 1 else 0
    assert net @ slopes(at) == pytest.approx(expected, rel=1e-6, abs=1e-6)
    assert found.influence.sum() == pytest.approx(expected, rel=1e-6, abs=1e-6)
    for number, owner in enumerate(dict.fromkeys(row[0] for row in readings)):
        own = [row for row in readings if row[0] == owner]
        alone = course(told(own), at, half_life, RandomState(SEED))
        assert found.influence[number] == pytest.approx((alone.cooperation + alone.conflict) @ slopes(at))
        assert (found.begun[number], found.touched[number]) == (alone.begun[0], len({row[1] for row in own}))


@given(READINGS, DAYS, HALF_LIVES)
def test_the_interval_contains_the_estimate(readings, days, half_life):
    """Of the net at each point, and of the slope."""
    at = np.array(days)
    found = course(told(readings), at, half_life, RandomState(SEED))
    net = found.cooperation + found.conflict
    low, high = interval(found.replicates)
    assert np.all((low <= net + 1e-9) & (net <= high + 1e-9))
    below, above = interval(found.replicates @ slopes(at))
    assert below - 1e-9 <= net @ slopes(at) <= above + 1e-9


@given(READINGS, DAYS, HALF_LIVES)
def test_the_later_and_the_shorter_is_never_more(readings, days, half_life):
    """A reading that begins later and ends sooner, as the certain one does, adds no more cooperation or conflict."""
    certain = [(owner, pair, begins + lasts // 3, lasts // 3, weight, doubtful)
               for owner, pair, begins, lasts, weight, doubtful in readings]  # fmt: skip
    at = np.array(days)
    less = course(told(sorted(certain)), at, half_life, RandomState(SEED))
    more = course(told(readings), at, half_life, RandomState(SEED))
    assert np.all(less.cooperation <= more.cooperation + 1e-9)
    assert np.all(less.conflict >= more.conflict - 1e-9)


@given(READINGS, READINGS, DAYS)
def test_the_whole_is_the_sum_of_its_dimensions(some, others, days):
    """Also replicate by replicate; and the same seed draws the same."""
    at = np.array(days)

    def drawn():
        chance = RandomState(SEED)
        return [course(told(readings), at, 180.0, chance) for readings in (some, others)]

    parts, again = drawn(), drawn()
    whole = together(parts)
    assert np.array_equal(whole.replicates, parts[0].replicates + parts[1].replicates)
    assert len(whole.influence) == len({row[0] for row in some}) + len({row[0] for row in others})
    assert all(np.array_equal(one.replicates, other.replicates) for one, other in zip(parts, again, strict=True))


def test_the_spread_is_that_of_a_sum_of_poisson_counts():
    """Of 900 unit weights the variance is 900; a draw is 0 in 36.8 % of cases, and 1 on the mean."""
    readings = [(number, 0, 0, 0, 1.0, False) for number in range(900)]
    replicates = course(told(readings), np.array([0]), 180.0, RandomState(SEED)).replicates[:, 0]
    assert replicates.mean() == pytest.approx(900, abs=5)
    assert replicates.std() == pytest.approx(30, rel=0.1)
    low, high = interval(replicates)
    assert (high - low) / (2 * 1.96 * 30) == pytest.approx(1, abs=0.15)
    assert POISSON.mean() == pytest.approx(1, abs=1e-4)
    assert (POISSON == 0).mean() == pytest.approx(np.exp(-1), abs=1e-4)


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.integers(0, 3000), st.sampled_from(Step))
def test_the_points_are_the_last_days_of_the_calendars_steps(since, lasts, step):
    """Every last day of a week, month, quarter or year from the first to the last day, and the last day itself."""
    lasts = min(lasts, (date(9999, 12, 31) - since).days)
    until = since + timedelta(lasts)
    ends = {
        Step.WEEK: lambda day: day.isoweekday() == 7,
        Step.MONTH: lambda day: day == date.max or (day + timedelta(1)).day == 1,
        Step.QUARTER: lambda day: f"{day:%m-%d}" in ("03-31", "06-30", "09-30", "12-31"),
        Step.YEAR: lambda day: f"{day:%m-%d}" == "12-31",
    }[step]
    days = [since + timedelta(number) for number in range(lasts + 1)]
    expected = [day.toordinal() for day in days if ends(day) or day == until]
    assert points(since, until, step, 1000) == expected
    assert len(points(since, until, step, 3)) <= 4
