"""The order of the facts of an answer, which is the same for ever.

It is that of the collation "C" with what is absent last. The server would take longer for it: it compares name by name,
and puts the rows of a whole state aside on disk.
"""

from collections.abc import Sequence
from typing import Any

FIRST, LAST = "1", "2"
"""What a name begins with that stands in an order, and what stands behind all of them where there is none."""


def place(row: Sequence[Any]) -> tuple[Any, ...]:
    """What a fact is sorted by: subject, predicate, object, aspect, development, id and bounds."""
    (fact, development, _, subject, predicate, object_, _, aspect, _, _, _, _,
        starts_from, starts_by, ends_from, ends_by, _, _) = row  # fmt: skip
    object_ = LAST if object_ is None else FIRST + object_
    aspect = LAST if aspect is None else FIRST + aspect
    names = f"{subject}\0{predicate}\0{object_}\0{aspect}\0{development}{fact}"
    return names, starts_from, starts_by, ends_from, ends_by
