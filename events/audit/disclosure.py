"""The words behind the leaves, held against what the leaves commit to; and whether those that are gone were erased."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import orjson

from events.audit.key_events import TOPICS
from events.audit.leaf import SALT, Leaf, commitment
from events.audit.report import Report
from events.audit.source import Source, Words, payloads, words_of
from events.audit.spelling import unknown_actors
from events.audit.tiles import WIDTH, Tile
from events.catalogue import KINDS
from events.development import Development

ERASED, RECORDED = Development.PayloadErased.TOPIC, Development.Recorded.TOPIC


class Disclosed(NamedTuple):
    """What the leaves of a bundle need of the words behind it."""

    known: int
    """The last position of which it is known that there are words, or that they are gone."""

    gone: set[int]
    """The positions whose words are gone."""

    keys: dict[int, bytes]
    """The words that tell of authors' keys, by position, where their leaves commit to them."""


def disclosed(source: Source, tile: Tile, leaves: Sequence[Leaf | None], report: Report) -> Disclosed:
    """Hold the words behind a bundle against its leaves, those that are leaves at all. Raises Unreadable."""
    first, path, words = tile.index * WIDTH, payloads(tile.index), list[Words]()
    try:
        words = words_of(source, tile.index, tile.width) or []
        if len(words) < tile.width:
            report.find(path, "truncated", f"The words from position {first + len(words) + 1} on are not there.")
    except ValueError as fault:
        report.find(path, "payload-form", f"{fault}.")
    found = Disclosed(first + len(words), set(), {})
    for position, (leaf, (stated, text, salt)) in enumerate(zip(leaves, words, strict=False), first + 1):
        if stated != position:
            report.find(position, "payload-form", f"The words are said to be those of position {stated}.")
        if text is None or salt is None:
            found.gone.add(position)
        elif leaf:
            event, payload = leaf.event, text.encode()
            if len(salt) != SALT or commitment(salt, payload) != event.commitment:
                report.find(position, "commitment", "The words are not those that the leaf commits to.")
                continue
            if event.topic in TOPICS:
                found.keys[position] = payload
            for rule, sentence in _broken(event.topic, event.author, payload):
                report.find(position, rule, sentence)
    return found


def _broken(topic: str, author: str, payload: bytes) -> list[tuple[str, str]]:
    """The rules that a payload breaks, which is the one that its leaf commits to, and how."""
    try:
        said: Any = orjson.loads(payload)
    except orjson.JSONDecodeError:
        said = None
    if type(said) is not dict:
        return [("payload-form", "The words are not a JSON object.")]
    broken = []
    if orjson.dumps(said) != payload:
        sentence = "The words are not in the one form that the log writes; a field may stand twice."
        broken.append(("payload-form", sentence))
    if said.get("author") != author:
        broken.append(("author", f"The words are by {str(said.get('author'))[:80]!r}, the leaf by {author[:80]!r}."))
    if topic == RECORDED and said.get("kind") not in KINDS:
        broken.append(("kind", f"No kind of development is called {str(said.get('kind'))[:80]!r}."))
    content = said.get("content") or said.get("changes")
    if type(content) is dict and topic not in TOPICS:
        broken += [("actor", f"No actor has the code {code[:80]!a}.") for code in unknown_actors(content)]
    return broken


class Erasures:
    """Whether the words that are gone were erased, and those that were erased are gone; takes leaves in order."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.whole = True
        """Whether it is known of each leaf so far that there are words, or that they are gone."""

        self.gone: dict[bytes, int] = {}
        """How many events of a stream have lost their words."""

        self.unexplained: dict[bytes, int] = {}
        """The first position of each stream whose words are gone and not erased so far."""

    def take(self, position: int, leaf: Leaf, stream: bytes, words: Disclosed) -> None:
        """Take in the leaf of a position, and whether its words are gone."""
        if leaf.event.topic == ERASED:
            self._erased(position, leaf.event.version, stream)
        if position > words.known:
            self.whole = False
        elif position in words.gone:
            self.report.erased += 1
            self.gone[stream] = self.gone.get(stream, 0) + 1
            self.unexplained.setdefault(stream, position)

    def _erased(self, position: int, version: int, stream: bytes) -> None:
        """At an erasure of a stream: all of its earlier words are gone, and rightly."""
        kept = version - 1 - self.gone.get(stream, 0)
        if kept > 0 and self.whole:
            self.report.find(position, "not-erased", f"Words of {kept} events that this one erases are still there.")
        self.unexplained.pop(stream, None)
