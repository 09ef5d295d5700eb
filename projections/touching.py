"""What the events of a stretch of the log touched: the rows that they opened and closed, folded as the projector does.

An answer whose reads (projections/reads.py) could see none of these rows is the same behind the stretch as before it.
"""

from typing import Any, NamedTuple

from psycopg import Connection

from events.recorder import AFTER, Entry
from projections.batch import changes
from projections.fold import DevelopmentRow, FactRow, told
from projections.folding import begun_before


class Touched(NamedTuple):
    """Rows of either table that were opened or closed, each as often as that happened."""

    facts: list[FactRow]
    developments: list[DevelopmentRow]


def touched(connection: Connection[Any], after: int, until: int, most: int) -> Touched | None:
    """What the events behind one position, up to another, touched; none where they are more than `most`.

    What was erased is left out: an erasure takes rows away at every position, and makes another past of them.
    """
    if until - after > most:
        return None
    entries = [Entry(*row) for row in connection.execute(AFTER, {"after": after, "limit": until - after}, binary=True)]
    begun, erased = begun_before(connection, entries, after)
    facts, developments = changes(begun, [each for each in entries if told(each) and each.stream not in erased])
    return Touched(
        [FactRow(*row[: len(FactRow._fields)]) for row in facts.added] + [row for row, _ in facts.closed],
        [DevelopmentRow(*row[: len(DevelopmentRow._fields)]) for row in developments.added]
        + [row for row, _ in developments.closed],
    )
