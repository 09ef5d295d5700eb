"""What ties each two of a set on the day of the moment: cooperation and conflict by dimension, as the index counts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from projections.views.momentum import Scores, contributions
from projections.views.view import Row

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dyad(Row):
    """What passed between two of the set, as it counts on the day: the parts of the last point before it is a mean."""

    KEY: ClassVar[tuple[str, ...]] = ("one", "other", "dimension")

    one: str
    other: str
    dimension: str
    cooperation: float
    conflict: float
    developments: int


def dyads(
    pairs: Sequence[Pair], dimension: str, developments: Sequence[str], of: Scores, day: int, half_life: float
) -> Iterator[Dyad]:
    """A row for each pair between which anything counts on the day; scores number the pairs from 1."""
    counted = contributions(of, np.array([day], np.int64), half_life)[:, 0]
    gives, takes, behind = (
        defaultdict[int, float](float),
        defaultdict[int, float](float),
        defaultdict[int, set[str]](set),
    )
    for pair, owner, counts in zip(of.pair.tolist(), of.owner.tolist(), counted.tolist(), strict=True):
        if counts:
            gives[pair] += max(counts, 0.0)
            takes[pair] += min(counts, 0.0)
            behind[pair].add(developments[owner])
    for pair in sorted(behind):
        one, other = pairs[pair - 1]
        yield Dyad(
            one=one,
            other=other,
            dimension=dimension,
            cooperation=rounded(gives[pair]),
            conflict=rounded(takes[pair]),
            developments=len(behind[pair]),
            rests_on=tuple(sorted(behind[pair])),
        )


def rounded(number: float) -> float:
    """To nine decimals and six significant digits, so that the order of a sum does not show; never -0."""
    return float(f"{round(float(number), 9):.6g}") + 0.0
