"""The checkpoints of a log: signed when the tree has grown, and kept for ever."""

from datetime import datetime
from typing import Any, NamedTuple

from psycopg import Connection

from events.audit.checkpoint import Checkpoint
from events.audit.merkle import Frontier
from events.audit.note import Signer
from events.audit.tiles import HASH

EVERY = 5.0
"""Seconds between two checkpoints of a log that keeps growing."""

GROWN = """
    SELECT tree.size, tree.frontier
    FROM log.tree
    WHERE tree.size > 0 AND NOT EXISTS (
        SELECT FROM log.checkpoint
        WHERE checkpoint.size >= tree.size OR signed_at > clock_timestamp() - make_interval(secs => %(every)s)
    )
"""

KEEP = """
    INSERT INTO log.checkpoint (size, root, note, signer)
    VALUES (%(size)s, %(root)s, %(note)s, %(signer)s)
    ON CONFLICT (size) DO NOTHING
"""

KEPT = """
    SELECT size, note || cosigned.lines, signer, signed_at
    FROM log.checkpoint, LATERAL (
        SELECT coalesce(string_agg(line, '' ORDER BY kept_at, witness), '') AS lines
        FROM log.cosignature
        WHERE cosignature.size = checkpoint.size
    ) AS cosigned
"""

NEWEST = f"{KEPT} ORDER BY size DESC LIMIT 1"

FIRST_OVER = f"{KEPT} WHERE size >= %(size)s ORDER BY size LIMIT 1"

FIRST_COSIGNED = f"{KEPT} WHERE size = (SELECT min(size) FROM log.cosignature WHERE size >= %(size)s)"

AFTER = f"{KEPT} WHERE size > %(size)s ORDER BY size LIMIT %(limit)s"


class Kept(NamedTuple):
    """A checkpoint as it was signed: a note, with the cosignatures so far, the verifier key of its signer, and when."""

    size: int
    note: str
    signer: str
    signed_at: datetime


def sign_when_due(connection: Connection[Any], signer: Signer, every: float = EVERY) -> bool:
    """Sign and keep a checkpoint if the tree has grown and the last one is old enough; whether one was signed."""
    with connection.transaction():
        found = connection.execute(GROWN, {"every": every}).fetchone()
        if found is None:
            return False
        size, frontier = found
        tree = Frontier(size, [frontier[at : at + HASH] for at in range(0, len(frontier), HASH)])
        note = Checkpoint(signer.name, size, tree.root()).signed(signer)
        said = {"size": size, "root": tree.root(), "note": note.decode(), "signer": str(signer.verifier())}
        connection.execute(KEEP, said)
        return True


def newest(connection: Connection[Any]) -> Kept | None:
    """The newest checkpoint, if one has been signed."""
    return _one(connection, NEWEST)


def first_over(connection: Connection[Any], size: int) -> Kept | None:
    """The smallest checkpoint of this size or larger, if there is one."""
    return _one(connection, FIRST_OVER, size=size)


def first_cosigned(connection: Connection[Any], size: int) -> Kept | None:
    """The smallest checkpoint of this size or larger that a witness has cosigned, if there is one."""
    return _one(connection, FIRST_COSIGNED, size=size)


def after(connection: Connection[Any], size: int, limit: int) -> list[Kept]:
    """The checkpoints of more leaves than `size`, the smallest first."""
    return [Kept(*row) for row in connection.execute(AFTER, {"size": size, "limit": limit})]


def _one(connection: Connection[Any], statement: str, **terms: Any) -> Kept | None:
    row = connection.execute(statement, terms, prepare=True).fetchone()
    return Kept(*row) if row else None
