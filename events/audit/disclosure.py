"""The words behind the leaves, held against what the leaves commit to; and whether those that are gone were erased."""

from collections.abc import Iterator
from typing import Any

import orjson

from events.audit.key_events import TOPICS
from events.audit.leaf import SALT, Leaf, commitment
from events.audit.report import Report
from events.audit.source import Words
from events.audit.spelling import unknown_actors
from events.catalogue import KINDS
from events.development import Development

ERASED, RECORDED = Development.PayloadErased.TOPIC, Development.Recorded.TOPIC


class Disclosure:
    """Takes the words behind the leaves of a log in order."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.whole = True
        """Whether there were words, or a word that they are gone, behind each leaf so far."""

        self.gone: dict[bytes, int] = {}
        """How many events of a stream have lost their words."""

        self.unexplained: dict[bytes, int] = {}
        """The first position of each stream whose words are gone and not erased so far."""

    def take(self, position: int, leaf: Leaf, stream: bytes, words: Words | None) -> bytes | None:
        """The payload of the leaf at a position, if it is there and the one that the leaf commits to."""
        if leaf.event.topic == ERASED:
            self._erased(position, leaf.event.version, stream)
        if words is None:
            self.whole = False
            return None
        if words.position != position:
            self.report.find(position, "payload-form", f"The words are said to be those of position {words.position}.")
        if words.payload is None or words.salt is None:
            self.report.erased += 1
            self.gone[stream] = self.gone.get(stream, 0) + 1
            self.unexplained.setdefault(stream, position)
            return None
        payload = words.payload.encode()
        if len(words.salt) != SALT or commitment(words.salt, payload) != leaf.event.commitment:
            self.report.find(position, "commitment", "The words are not those that the leaf commits to.")
            return None
        for rule, sentence in _broken(leaf, payload):
            self.report.find(position, rule, sentence)
        return payload

    def _erased(self, position: int, version: int, stream: bytes) -> None:
        """At an erasure of a stream: all of its earlier words are gone, and rightly."""
        kept = version - 1 - self.gone.get(stream, 0)
        if kept > 0 and self.whole:
            self.report.find(position, "not-erased", f"Words of {kept} events that this one erases are still there.")
        self.unexplained.pop(stream, None)


def _broken(leaf: Leaf, payload: bytes) -> Iterator[tuple[str, str]]:
    """The rules that a payload breaks, which is the one that its leaf commits to."""
    try:
        said: Any = orjson.loads(payload)
    except orjson.JSONDecodeError:
        said = None
    if not isinstance(said, dict):
        yield "payload-form", "The words are not a JSON object."
        return
    if orjson.dumps(said) != payload:
        yield "payload-form", "The words are not in the one form that the log writes; a field may stand twice."
    if said.get("author") != leaf.event.author:
        yield "author", f"The words are by {str(said.get('author'))[:80]!r}, the leaf by {leaf.event.author[:80]!r}."
    if leaf.event.topic in TOPICS:
        return
    if leaf.event.topic == RECORDED and said.get("kind") not in KINDS:
        yield "kind", f"No kind of development is called {str(said.get('kind'))[:80]!r}."
    content = said.get("content") or said.get("changes")
    if isinstance(content, dict):
        for code in unknown_actors(content):
            yield "actor", f"No actor has the code {code[:80]!a}."
