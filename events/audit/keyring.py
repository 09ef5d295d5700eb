"""The keys of authors as this process knows them, and the door that no event passes which an audit would find."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from threading import Lock
from typing import Any, TypeVar

from eventsourcing.persistence import StoredEvent
from psycopg import Connection
from psycopg_pool import ConnectionPool

from events import errors
from events.audit.authors import Authors
from events.audit.key_events import OPERATOR, KeyRevoked
from events.audit.leaf import Event, Leaf
from events.audit.seal import Stated
from events.recorder import KeysChanged
from events.transcoding import NO_CLOCK

KEY_EVENTS = """
    SELECT position, convert_to(leaf, 'UTF8'), convert_to(payload, 'UTF8')
    FROM log.event
    WHERE topic IN ('key-enrolled', 'key-revoked') AND position > %(after)s
    ORDER BY position
"""

REFUSED: dict[str, type[errors.AuthorRefused]] = {
    "unsigned": errors.Unsigned,
    "unknown-key": errors.UnknownKey,
    "foreign-key": errors.ForeignKey,
    "revoked-key": errors.RevokedKey,
    "bad-signature": errors.BadSignature,
    "possession": errors.NoPossession,
    "discontinuity": errors.Discontinuity,
    "key-event": errors.KeyConflict,
}
"""How the door says what an audit would find."""

Appended = TypeVar("Appended")


class Keyring:
    """Reads the log's events of keys once, and what is new of them only where that may matter."""

    def __init__(self, pool: ConnectionPool[Connection[Any]], unsigned: bool) -> None:
        """`unsigned` says whether authors without a key may append."""
        self.pool, self.unsigned = pool, unsigned
        self.authors, self.position, self.reading = Authors(), 0, Lock()

    def admitted(
        self,
        events: Sequence[StoredEvent],
        words: Sequence[Stated],
        append: Callable[[int], Appended],
    ) -> Appended:
        """Append events if their authors may say so; `append` is told up to which position the keys are known.

        `words` are those of their leaves.

        Raises AuthorRefused, and what `append` raises; then nothing was appended.
        """
        said = [(each.event, event.state) for each, event in zip(words, events, strict=True)]
        while True:
            known = self.position
            refused = self._refused(said)
            if refused and self._read() == known:
                raise refused
            try:
                if not refused:
                    return append(known)
            except KeysChanged:
                self._read()

    def _refused(self, said: Sequence[tuple[Event, bytes]]) -> errors.AuthorRefused | None:
        """What the door says of events that would come next, in their order; none where they may come in."""
        authors = deepcopy(self.authors) if len(said) > 1 else self.authors
        for event, payload in said:
            broken = authors.broken(event, payload)
            if not broken and event.signature is None and not self.unsigned and not _of_operator(event):
                broken = ["unsigned"]
            if broken:
                return REFUSED[broken[0]](event.author, event.signature and event.signature.key)
            if len(said) > 1:
                authors.take(Leaf(event, 1, NO_CLOCK), payload)
        return None

    def _read(self) -> int:
        """Take over what the log tells of keys; the position of the newest."""
        with self.reading, self.pool.connection() as connection:
            for position, leaf, payload in connection.execute(KEY_EVENTS, {"after": self.position}):
                self.authors.take(Leaf.parse(leaf), payload)
                self.position = position
            return self.position


def _of_operator(event: Event) -> bool:
    """Whether it is a revocation, which the operator need not sign."""
    return event.topic == KeyRevoked.TOPIC and event.author == OPERATOR
