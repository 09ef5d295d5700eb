"""What passed between the pairs of a set: which developments weigh how much for which pair, since and until when."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np

from events.facts import Dimension, Status
from events.plover import weight
from projections.moment import THROUGH_LENS
from projections.reader import KNOWN_AND_PUBLISHED, Reader
from projections.views.momentum import Scores, scores

SETTLED = (Status.HAPPENED, Status.CONFIRMED)

INTERACTIONS = f"""
    SELECT dimension, development::text, pair::int, begins, ends, plover, status, sure
    FROM (
        SELECT dimension, development, pair, plover, status, starts_by,
            least(starts_by, ends_by) <= %(valid_on)s AS sure,
            CASE WHEN %(certain)s THEN least(starts_by, ends_by) ELSE starts_from END AS begins,
            CASE WHEN %(certain)s THEN ends_from ELSE ends_by END AS ends
        FROM fact_version
        JOIN unnest(%(ones)s::text[], %(others)s::text[]) WITH ORDINALITY AS pairs (a, b, pair) USING (a, b)
        WHERE plover IS NOT NULL AND {KNOWN_AND_PUBLISHED}
          AND starts_from <= %(valid_on)s AND status = ANY(%(status)s) AND {THROUGH_LENS}
    ) AS interaction
    WHERE begins <= %(valid_on)s
    ORDER BY dimension, development, pair, begins, starts_by DESC, ends, plover
"""
"""What passed between the pairs by the day: since when and until when at the longest, or at the least where certain."""


class Interaction(NamedTuple):
    """What a development is to a pair under one reading of its dates; `sure` is that it has begun by the day."""

    dimension: str
    development: str
    pair: int
    begins: int
    ends: int
    plover: str
    status: str
    sure: bool


def interactions(reader: Reader, pairs: Sequence[tuple[str, str]]) -> dict[str, list[Interaction]]:
    """What passed between the pairs, by dimension; every dimension is there."""
    found: dict[str, list[Interaction]] = {dimension: [] for dimension in sorted(Dimension)}
    ones, others = [one for one, _ in pairs], [other for _, other in pairs]
    rows = reader.select(INTERACTIONS, Interaction, ones=ones, others=others)
    for dimension, some in groupby(rows, key=lambda row: row.dimension):
        found[dimension] = list(some)
    return found


def scored(rows: Sequence[Interaction]) -> tuple[list[str], Scores]:
    """The developments of a dimension, and their scores, whose owners are places in that list."""
    weights = {code: weight(code) for code in {row.plover for row in rows}}
    rows = [row for row in rows if weights[row.plover] is not None]
    places = {id_: place for place, id_ in enumerate(dict.fromkeys(row.development for row in rows))}
    return list(places), scores(
        owner=np.array([places[row.development] for row in rows], np.int64),
        pair=np.array([row.pair for row in rows], np.int64),
        begins=np.array([row.begins for row in rows], np.int64),
        ends=np.array([row.ends for row in rows], np.int64),
        weight=np.array([weights[row.plover] for row in rows], np.float64),
        doubtful=np.array([not row.sure or row.status not in SETTLED for row in rows], bool),
    )
