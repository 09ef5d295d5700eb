"""How cooperation and conflict add up over time, how they trend, and how far chance could account for it.

A development counts in full from its begin to its end and then fades by half each half-life. All is linear in the
developments, so that each one's part in the slope is exact, and a Poisson bootstrap over the developments (Efron 1979;
Hanley & MacGibbon 2006), which counts each 0, 1, 2 ... times, gives the intervals. Days are ordinals.
"""

from math import exp, factorial
from typing import NamedTuple

import numpy as np
from numpy.random import RandomState
from numpy.typing import NDArray

Days = NDArray[np.int64]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

REPLICATES = 400
SEED = 1979
NEVER = 10**7
"""A day after every day."""

BLOCK = 2_000_000
"""How many numbers a matrix has at most, so that memory stays small."""

CHANCES = np.cumsum([exp(-1) / factorial(times) for times in range(12)])
POISSON = np.searchsorted(CHANCES, (np.arange(2**16) + 0.5) / 2**16).astype(np.uint8)
"""A Poisson draw of mean 1 for each number of 16 bits."""


class Scores(NamedTuple):
    """Weights of developments for pairs, a row each reading: it stands from `begins` to the day before `until`."""

    owner: Days
    pair: Days
    begins: Days
    until: Days
    ends: Days
    weight: Numbers
    doubtful: Flags

    def some(self, which: slice | Flags) -> "Scores":
        """Some of the rows."""
        return Scores(
            self.owner[which], self.pair[which], self.begins[which], self.until[which], self.ends[which],
            self.weight[which], self.doubtful[which],
        )  # fmt: skip


def scores(owner: Days, pair: Days, begins: Days, ends: Days, weight: Numbers, doubtful: Flags) -> Scores:
    """One score a development and pair, from rows sorted by owner, pair and begin: the weight furthest from zero.

    Of several readings of one score the one that is largest on a day counts: of those begun, the one that ends last.
    """
    first = np.ones(len(owner), bool)
    first[1:] = (owner[1:] != owner[:-1]) | (pair[1:] != pair[:-1])
    group, starts = np.cumsum(first) - 1, np.flatnonzero(first)
    if len(owner):
        high, low = np.maximum.reduceat(weight, starts), np.minimum.reduceat(weight, starts)
        weight = np.where(high > -low, high, low)[group]
    until = np.append(begins[1:], NEVER)
    until[np.append(first[1:], True)] = NEVER
    latest = np.maximum.accumulate(np.maximum(ends, begins) + group * NEVER) - group * NEVER
    return Scores(owner, pair, begins, until, latest, weight, doubtful).some(until > begins)


class Course(NamedTuple):
    """Sums by point, replicates of their net by point, and what is told of each owner.

    That is its part in the slope per year, its first day, its mean weight and how many pairs it touches. `absolute` is
    the sum of the magnitudes at the last point, `doubted` that of the doubtful scores.
    """

    cooperation: Numbers
    conflict: Numbers
    replicates: Numbers
    influence: Numbers
    begun: Days
    weight: Numbers
    touched: Days
    absolute: float
    doubted: float


def contributions(of: Scores, days: Days, half_life: float) -> Numbers:
    """What each score counts on each day (scores by days): w * 2^(-age/half_life), in full until its end."""
    age = np.maximum(days - of.ends[:, None], 0)
    stands = (of.begins[:, None] <= days) & (days < of.until[:, None])
    with np.errstate(over="ignore", under="ignore"):
        faded: Numbers = np.exp2(-(age / half_life)) * of.weight[:, None] * stands
    return faded


def course(of: Scores, days: Days, half_life: float, chance: RandomState) -> Course:
    """The course over the days of scores whose owners are numbered from 0."""
    owners = int(of.owner[-1]) + 1 if len(of.owner) else 0
    slope, drawn = slopes(days), _drawn(owners, chance)
    cooperation, conflict, influence = np.zeros(len(days)), np.zeros(len(days)), np.zeros(owners)
    replicates = np.zeros((REPLICATES, len(days)))
    absolute = doubted = 0.0
    rows = min(4096, BLOCK // len(days))
    for start in range(0, len(of.owner), rows):
        block = of.some(slice(start, start + rows))
        counted = contributions(block, days, half_life)
        gives = np.maximum(counted, 0).sum(axis=0)
        cooperation, conflict = cooperation + gives, conflict + np.minimum(counted, 0).sum(axis=0)
        owner, firsts = np.unique(block.owner, return_index=True)
        nets = np.add.reduceat(counted, firsts, axis=0)
        influence[owner] += nets @ slope
        replicates += drawn[owner].T.astype(np.float64) @ nets
        last = np.abs(counted[:, -1])
        absolute, doubted = absolute + float(last.sum()), doubted + float(last[block.doubtful].sum())
    begun = np.full(owners, NEVER)
    np.minimum.at(begun, of.owner, of.begins)
    last = of.until == NEVER
    touched = np.bincount(of.owner[last], minlength=owners)
    weight = np.bincount(of.owner[last], of.weight[last], owners) / touched
    return Course(cooperation, conflict, replicates, influence, begun, weight, touched, absolute, doubted)


def together(parts: list[Course]) -> Course:
    """The course of all owners of several, in their order."""
    cooperation, conflict, replicates, influence, begun, weight, touched, absolute, doubted = zip(*parts, strict=True)
    return Course(
        sum(cooperation), sum(conflict), sum(replicates), np.concatenate(influence), np.concatenate(begun),
        np.concatenate(weight), np.concatenate(touched), sum(absolute), sum(doubted),
    )  # fmt: skip


def slopes(days: Days) -> Numbers:
    """What one unit on each day adds to the slope per year of the least squares line; zeros for a single day."""
    years = (days - days.mean()) / 365.25
    spread = float((years**2).sum())
    return years / spread if spread else np.zeros(len(days))


def interval(replicates: Numbers) -> Numbers:
    """The bounds of the middle 95 % of replicates (rows), by column."""
    return np.percentile(replicates, [2.5, 97.5], axis=0)


def _drawn(owners: int, chance: RandomState) -> NDArray[np.uint8]:
    """How often each owner counts in each replicate (owners by replicates)."""
    drawn = np.empty((owners, REPLICATES), np.uint8)
    for start in range(0, owners, 4096):
        some = drawn[start : start + 4096]
        some[:] = POISSON[np.frombuffer(chance.bytes(2 * some.size), "<u2")].reshape(some.shape)
    return drawn
