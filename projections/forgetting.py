"""Takes what was erased out of the projections, at every position, out of their digests and out of memory."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from psycopg import Connection

from projections.batch import OPEN
from projections.copying import forget_words
from projections.digest import DEVELOPMENT_HASH, FACT_HASH, no_deltas
from projections.outline import forget_outlines
from projections.running import correct

FORGET_FACTS = f"""
    DELETE FROM fact_version
    WHERE development = ANY(%(erased)s)
    RETURNING known_from, known_to, {FACT_HASH}
"""

FORGET_DEVELOPMENTS = f"""
    DELETE FROM development_version
    WHERE development = ANY(%(erased)s)
    RETURNING known_from, known_to, {DEVELOPMENT_HASH}
"""

MARK = "UPDATE progress SET forgot = %(position)s"


def forget(connection: Connection[Any], erased: Collection[UUID], until: int) -> None:
    """Take away all rows of developments, and correct the digests, which have been kept up to a position."""
    deltas = no_deltas()
    for table, statement in enumerate((FORGET_FACTS, FORGET_DEVELOPMENTS)):
        for known_from, known_to, hash_ in connection.execute(statement, {"erased": [*erased]}, binary=True):
            deltas[known_from][table] -= int.from_bytes(hash_)
            if known_to != OPEN:
                deltas[known_to][table] += int.from_bytes(hash_)
    correct(connection, until, deltas)
    forget_outlines()
    forget_words()
    connection.execute(MARK, {"position": until})
