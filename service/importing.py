"""Takes events in our own form, one JSON document a line, as export, log and trail give them."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import orjson
from marshmallow import ValidationError

from events.audit.key_events import TOPICS as KEY_EVENTS
from events.development import Development
from events.errors import EventsError
from events.log import Log
from service.errors import messages_of, rules
from service.telling import Telling

BATCH = 5000
"""Lines that are appended together."""


class Refused(ValueError):
    """A line that cannot be appended; the message names the line, the field and the rule."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How many lines there were, how many of their events were new, and how many are of another log alone.

    These tell but of an erasure there, or of a key of an author: a signature there is none here.
    """

    lines: int
    appended: int
    erased: int = 0
    keys: int = 0


def import_lines(log: Log, lines: Iterable[bytes], progress: Callable[[int], None] = lambda _: None) -> Imported:
    """Append the events that are not on record yet, a batch a transaction; `progress` is told the lines done.

    Lines of developments that were erased where they come from are left out: there is nothing to say, and an erasure
    has its basis in one log. So are events of authors' keys; what they signed comes in unsigned.
    Raises Refused at the first line that breaks a rule; the batches before its own stay on record.
    """
    reading = Reading(log, lines)
    done = appended = 0
    try:
        for new in log.load(reading.batches()):
            _, done = reading.under_way.popleft()
            appended += new
            progress(done)
    except EventsError as error:
        first, last = reading.under_way[0]
        raise Refused(f"lines {first} to {last}: {error}") from error
    return Imported(done, appended, reading.erased, reading.keys)


class Reading:
    """Reads lines as batches of events; knows the first and the last line of those that the log has not taken yet."""

    def __init__(self, log: Log, lines: Iterable[bytes]) -> None:
        self.telling = Telling(log)
        self.numbered = enumerate(lines, start=1)
        self.under_way: deque[tuple[int, int]] = deque()
        self.erased = self.keys = 0

    def batches(self) -> Iterator[Iterator[Development.Event]]:
        """The events of each batch. They raise Refused."""
        while batch := list(islice(self.numbered, BATCH)):
            self.under_way.append((batch[0][0], batch[-1][0]))
            self.telling.begin()
            yield self._events(batch)

    def _events(self, batch: Iterable[tuple[int, bytes]]) -> Iterator[Development.Event]:
        for number, line in batch:
            try:
                document = orjson.loads(line)
                if _of_key(document):
                    self.keys += 1
                elif _erased(document):
                    self.erased += 1
                else:
                    yield self.telling.event(document)
            except orjson.JSONDecodeError as error:
                raise Refused(f"line {number}: not valid JSON ({error}).") from None
            except ValidationError as error:
                told = "; ".join(f"{field}: {rule}" for field, rule in rules(messages_of(error)))
                raise Refused(f"line {number}: {told}") from None
            except EventsError as error:
                raise Refused(f"line {number}: {error}") from None


def _of_key(document: Any) -> bool:
    return isinstance(document, dict) and document.get("event") in KEY_EVENTS


def _erased(document: Any) -> bool:
    if not isinstance(document, dict):
        return False
    return document.get("erased") is True or document.get("event") == Development.PayloadErased.TOPIC
