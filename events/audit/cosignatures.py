"""The cosignatures under the checkpoints of a log, which its witnesses send in and which are kept for ever."""

from collections.abc import Iterable
from typing import Any

from psycopg import Connection

from events.audit.note import InvalidNote, Note, Signature, Verifier

LONGEST = 1000
"""Characters of the longest line that is looked at."""

KEEP = """
    INSERT INTO log.cosignature (size, witness, line)
    VALUES (%(size)s, %(witness)s, %(line)s)
    ON CONFLICT (size, witness) DO NOTHING
"""


class NoCosignature(Exception):
    """A text is no line of a signature."""


class NoWitness(Exception):
    """A line is not the valid cosignature of a witness of this log."""


def cosigner(note: str, line: str, witnesses: Iterable[Verifier]) -> Verifier:
    """Which of the witnesses has cosigned a checkpoint with a line. Raises NoCosignature and NoWitness."""
    try:
        if len(line) > LONGEST or not line.endswith("\n"):
            raise InvalidNote("The text is too long, or does not end in a newline.")
        cosigned = Note(Note.parse(note.encode()).text, (Signature.parse(line[:-1]),))
    except InvalidNote as error:
        raise NoCosignature(f"It takes one signature line: {error}") from None
    try:
        found = cosigned.signed_by(witnesses)
    except InvalidNote as error:
        raise NoWitness(f"{error}") from None
    if not found:
        raise NoWitness(f"'{cosigned.signatures[0].name[:80]}' is not, with this key, a witness of this log.")
    return found[0]


def keep(connection: Connection[Any], size: int, witness: Verifier, line: str) -> bool:
    """Keep a line under the checkpoint of a size; whether it is its witness's first there, as no other is kept."""
    return connection.execute(KEEP, {"size": size, "witness": str(witness), "line": line}).rowcount == 1
