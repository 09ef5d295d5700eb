"""The facts of an actor or of two as far as the projections are, read together with how far that is: in one statement.

Most of what is asked is asked about now; to ask first where that is would take as long as the facts do. What is known
now is what is open: so an index leads past the facts that had ended by the day.
"""

from datetime import UTC, datetime
from typing import Any

from projections.batch import OPEN
from projections.connections import Connections
from projections.facts import KNOWN, STATE_OF_ACTOR, STATE_OF_DYAD, Answer, in_order, terms_of
from projections.moment import CLEAR, NOW, THROUGH_LENS, Asked, Moment, Progress, at

BESIDE_NOW = """
    SELECT now.*, fact.* FROM ({now}) AS now LEFT JOIN ({statement}) AS fact ON true
"""
"""Each row begins with the progress; where there is no fact there is one row, of that alone."""

AS_OF_NOW = {
    each: BESIDE_NOW.format(now=NOW, statement=each.replace(KNOWN, f"known_to = {OPEN}"))
    for each in (STATE_OF_ACTOR, STATE_OF_DYAD)
}
"""The statements over what is open at the position of the projections."""

CLEARLY_NOW = {each: now.replace(f"AND {THROUGH_LENS}", "") for each, now in AS_OF_NOW.items()}
"""The same without a lens: PostgreSQL spends a fifth of its time on having one at hand, though it is clear."""

BESIDE = len(Progress._fields)


def facts_now(
    connections: Connections, asked: Asked, statement: str, **terms: Any
) -> tuple[Moment, list[Answer]] | None:
    """The moment that is asked for, with no known time, and its facts; None where the projections are not there yet."""
    today = datetime.now(UTC).date()
    now = (CLEARLY_NOW if asked.lens == CLEAR else AS_OF_NOW)[statement]
    wanted = terms_of(at(asked, today, Progress(0, None, "")), terms)
    with connections.connection() as connection:
        rows = connection.execute(now, wanted, prepare=True, binary=True).fetchall()
    if not rows or rows[0][0] < asked.after:
        return None
    moment = at(asked, today, Progress(*rows[0][:BESIDE]))
    return moment, in_order([row[BESIDE:] for row in rows if row[BESIDE] is not None], moment)
