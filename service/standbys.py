"""Streaming standbys of the database: they answer what is read, and never with less than the reader has seen.

Each is looked at twice a second. One that does not answer, or has fallen behind, is left out until it does or has come
up; then the primary, or another, answers in its stead.
"""

import logging
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import count
from threading import Event, Thread

from psycopg import Error
from psycopg_pool import PoolTimeout

from service.standby import Standby

TURN = 0.5
"""Seconds between two looks."""

WAIT = 0.25
"""Seconds that a read waits for a standby to come to a position."""

STALE = 10.0
"""Seconds after which a standby must tell of what the primary had come to."""

logger = logging.getLogger(__name__)


class Standbys:
    """The standbys of one database, from which a request may read."""

    def __init__(self, standbys: Sequence[Standby] = (), head: Callable[[], int] = int, stale: float = STALE) -> None:
        """Start to look at standbys, against the head of the projections on the primary."""
        self._standbys, self._head, self._stale = standbys, head, stale
        self._heads: deque[tuple[float, int]] = deque()
        self._floor = 0
        self._turns = count()
        self._closed = Event()
        if standbys:
            self._note_head()
            self._look()
            for watch in (self._note_head, self._look):  # a primary that does not answer holds up no look at a standby
                Thread(target=self._watch, args=[watch], name="standbys", daemon=True).start()

    def seen(self, position: int, instant: datetime | None = None) -> Standby | None:
        """One that has come to a position and past an instant, each in turn; None where the primary must answer."""
        if not self._standbys:
            return None
        turn = next(self._turns) % len(self._standbys)
        ready = [each for each in (*self._standbys[turn:], *self._standbys[:turn]) if each.tells(instant)]
        deadline = time.monotonic() + WAIT
        return next((each for each in ready if each.position >= position), None) or next(
            (each for each in ready if each.comes_to(position, deadline)), None
        )

    def __iter__(self) -> Iterator[Standby]:
        return iter(self._standbys)

    def close(self) -> None:
        """Look no more, and close the connections."""
        self._closed.set()
        for each in self._standbys:
            each.close()

    def _watch(self, what: Callable[[], None]) -> None:
        while not self._closed.wait(TURN):
            what()

    def _look(self) -> None:
        """See how far each has come, and which to leave out."""
        for each in self._standbys:
            before = each.usable
            each.look(self._floor)
            if each.usable is not before:
                logger.warning("standby %s: %s", each.name, "in" if each.usable else f"out, {each.reason}")

    def _note_head(self) -> None:
        """Keep what the primary had come to: `_floor` is that of so long ago that all must have it."""
        now = time.monotonic()
        try:
            self._heads.append((now, self._head()))
        except (Error, PoolTimeout):
            return  # without a primary the standbys answer as they are
        while self._heads[0][0] <= now - self._stale:
            self._floor = self._heads.popleft()[1]
