"""How alike actors stand: Signorino-Ritter S and Cohen's kappa of their portfolios, and their agreement in votes.

Pure functions of numpy arrays. A portfolio is a row of ranks, one a member of the system; actors are rows.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from events.kind import Obligation

Ranks = NDArray[np.int64]
"""Actors by system: how strong an obligation each actor has towards each member of the system."""

Square = NDArray[np.float64]
"""A number for each two actors."""

RANK = {
    Obligation.CONSULTATION: 1,
    Obligation.NEUTRALITY: 2,
    Obligation.NONAGGRESSION: 2,
    Obligation.DEFENSE: 3,
    Obligation.OFFENSE: 3,
}
"""The rank of each obligation; without one it is 0."""

FURTHEST = 3
"""How far apart two ranks can be. It is also the rank of an actor's obligation towards itself."""

CHOICES = {"yes": 1, "abstain": 2, "no": 3}
"""Votes as Voeten orders them; 0 is no vote."""


def similarity(portfolios: Ranks) -> Square:
    """S of each two portfolios (Signorino & Ritter 1999), unweighted, from -1 to 1."""
    apart = np.abs(portfolios[:, None] - portfolios[None, :]).sum(axis=2)
    alike: Square = 1 - 2 * apart / (FURTHEST * portfolios.shape[1])
    return alike


def kappa(portfolios: Ranks) -> Square:
    """Kappa of each two portfolios (Cohen 1960) over the four ranks, to 1; NaN where chance alone agrees throughout."""
    size = portfolios.shape[1]
    of_rank = [(portfolios == rank).astype(np.int64) for rank in range(FURTHEST + 1)]
    observed = sum((chosen @ chosen.T for chosen in of_rank), np.zeros((len(portfolios),) * 2, np.int64))
    expected = sum((np.outer(chosen.sum(axis=1), chosen.sum(axis=1)) for chosen in of_rank), np.zeros_like(observed))
    room = size * size - expected
    return np.where(room > 0, (size * observed - expected) / np.maximum(room, 1), np.nan)


class Agreement(NamedTuple):
    """How two actors voted where both did."""

    agreement: float
    common: NDArray[np.bool_]


def agreement(one: NDArray[np.int64], other: NDArray[np.int64]) -> Agreement | None:
    """1 - mean|dvote|/2 over the roll calls in which both voted, from 0 to 1, and which these are; none without any."""
    common = (one > 0) & (other > 0)
    if not common.any():
        return None
    return Agreement(1 - float(np.abs(one - other)[common].mean()) / 2, common)
