"""S, kappa and voting agreement against values worked by hand, and against a second way to work them out."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as numpies

from projections.views.affinity import agreement, kappa, similarity

PORTFOLIOS = numpies.arrays(np.int64, st.tuples(st.integers(2, 5), st.integers(1, 12)), elements=st.integers(0, 3))


@pytest.mark.parametrize(
    ("one", "other", "s", "chance_corrected"),
    [
        ([3, 3, 2], [3, 3, 2], 1, 1),
        ([3, 3, 2], [3, 3, 1], 7 / 9, 0.4),
        ([3, 3, 2], [2, 1, 3], 1 / 9, -0.5),
        ([3, 0, 0, 0], [0, 3, 0, 0], 0, -1 / 3),
        ([3, 0], [0, 3], -1, -1),
        ([3, 3], [3, 3], 1, None),
        # Eighteen more actors to whom neither owes anything lift S from -1 to 0.8 and kappa to next to 0: S inflates.
        ([3, 0, *[0] * 18], [0, 3, *[0] * 18], 0.8, -1 / 19),
    ],
)
def test_s_and_kappa_by_hand(one, other, s, chance_corrected):
    both = np.array([one, other])
    assert similarity(both)[0, 1] == pytest.approx(s)
    if chance_corrected is None:
        assert np.isnan(kappa(both)[0, 1])
    else:
        assert kappa(both)[0, 1] == pytest.approx(chance_corrected)


@given(PORTFOLIOS)
def test_s_and_kappa_are_what_a_second_reading_of_the_papers_gives(portfolios):
    """S from the weighted sum over the system, kappa from the table of agreement of each two."""
    for one, first in enumerate(portfolios):
        for other, second in enumerate(portfolios):
            apart = np.linalg.norm(first - second, ord=1)
            assert similarity(portfolios)[one, other] == pytest.approx(1 - 2 * apart / (3 * len(first)))
            table = np.zeros((4, 4))
            np.add.at(table, (first, second), 1 / len(first))
            expected = float(table.sum(axis=1) @ table.sum(axis=0))
            if expected > 1 - 1e-9:
                assert np.isnan(kappa(portfolios)[one, other])
            else:
                assert kappa(portfolios)[one, other] == pytest.approx((np.trace(table) - expected) / (1 - expected))


@given(PORTFOLIOS)
def test_s_and_kappa_keep_their_bounds(portfolios):
    """Both are 1 of a portfolio with itself, the same both ways, and never above 1; S is never below -1."""
    for square in (similarity(portfolios), kappa(portfolios)):
        assert np.array_equal(square, square.T, equal_nan=True)
        assert np.nanmax(square, initial=-1) <= 1
        diagonal = np.diagonal(square)
        assert np.allclose(diagonal[~np.isnan(diagonal)], 1)
    assert similarity(portfolios).min() >= -1


VOTES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=30)


@given(VOTES)
def test_agreement_is_that_of_the_counted_votes(ballots):
    """0 is no vote; of the others, two apart agree by nothing, one apart by half."""
    one, other = np.array([[vote[side] for vote in ballots] for side in (0, 1)], np.int64)
    counted = Counter(abs(first - second) for first, second in ballots if first and second)
    found = agreement(one, other)
    if not counted:
        assert found is None
    else:
        assert found is not None
        assert found.common.tolist() == [bool(first and second) for first, second in ballots]
        assert found.agreement == pytest.approx((counted[0] + counted[1] / 2) / counted.total())
