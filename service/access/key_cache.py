"""The keys that a worker has seen lately, so that a request asks the database for none of them."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from projections.connections import Connections
from service.access import keys
from service.access.keys import Key

FRESH = 5.0
"""Seconds for which a key counts as it was read: a revocation has taken effect everywhere after them."""

USED_EVERY = 60.0
"""Seconds after which a worker notes again that a key is used."""

MOST = 4096
"""Keys that are remembered, unknown ids among them."""


@dataclass(slots=True)
class _Seen:
    key: Key | None
    at: float
    noted: float


class KeyCache:
    """The keys of a database by their ids, each read again after `FRESH` seconds."""

    def __init__(self, connections: Connections, clock: Callable[[], float] = monotonic) -> None:
        self._connections = connections
        self._clock = clock
        self._seen: dict[str, _Seen] = {}

    def find(self, key_id: str) -> Key | None:
        """The key of an id, as it was at the most `FRESH` seconds ago."""
        seen, now = self._seen.get(key_id), self._clock()
        if seen is not None and now - seen.at < FRESH:
            return seen.key
        key = keys.one(self._connections, key_id)
        if len(self._seen) >= MOST:
            self._seen.clear()
        self._seen[key_id] = _Seen(key, now, seen.noted if seen else now - USED_EVERY)
        return key

    def used(self, key: Key) -> None:
        """Note that a key let somebody in."""
        seen, now = self._seen.get(key.id), self._clock()
        if seen is not None and now - seen.noted >= USED_EVERY:
            seen.noted = now
            keys.used(self._connections, key.id)
