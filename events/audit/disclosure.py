"""The words behind the leaves, held against what the leaves commit to; and whether those that are gone were erased."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import orjson

from events.audit.key_events import TOPICS
from events.audit.leaf import SALT, Leaf, commitment
from events.audit.report import Finding, Report
from events.audit.source import Source, leaves_of, payloads, words_of
from events.audit.spelling import unknown_actors
from events.audit.tiles import WIDTH, Tile
from events.catalogue import KINDS
from events.development import Development

ERASED, RECORDED = Development.PayloadErased.TOPIC, Development.Recorded.TOPIC


class Disclosed(NamedTuple):
    """What there is to say of the words behind a bundle of leaves, for which no other bundle is needed."""

    findings: list[Finding]
    known: int
    """The last position of which it is known that there are words, or that they are gone."""

    gone: set[int]
    """The positions whose words are gone."""

    keys: dict[int, bytes]
    """The words that tell of authors' keys, by position, where their leaves commit to them."""


def disclosed(source: Source, tile: Tile) -> Disclosed:
    """What there is to say of the words behind a bundle. Raises Unreadable."""
    first, path = tile.index * WIDTH, payloads(tile.index)
    found = Disclosed([], first, set(), {})
    try:
        leaves = leaves_of(source, tile.index, tile.width) or []
    except ValueError:
        return found  # that of the leaves is told where the tree is looked at
    try:
        words = words_of(source, tile.index, tile.width) or []
    except ValueError as fault:
        found.findings.append(Finding(path, "payload-form", f"{fault}."))
        return found
    if len(words) < tile.width:
        sentence = f"The words from position {first + len(words) + 1} on are not there."
        found.findings.append(Finding(path, "truncated", sentence))
    for position, (leaf, (stated, payload, salt)) in enumerate(zip(leaves, words, strict=False), first + 1):
        if stated != position:
            sentence = f"The words are said to be those of position {stated}."
            found.findings.append(Finding(position, "payload-form", sentence))
        if payload is None or salt is None:
            found.gone.add(position)
        else:
            _look(found, position, leaf, payload.encode(), salt)
    return found._replace(known=first + len(words))


def _look(found: Disclosed, position: int, leaf: bytes, payload: bytes, salt: bytes) -> None:
    try:
        event = orjson.loads(leaf)["event"]
        topic, author, committed = event["topic"], event["author"], event["commitment"]
    except (ValueError, KeyError, TypeError):
        return  # the leaf is none
    if len(salt) != SALT or commitment(salt, payload) != committed:
        found.findings.append(Finding(position, "commitment", "The words are not those that the leaf commits to."))
        return
    if topic in TOPICS:
        found.keys[position] = payload
    for rule, sentence in _broken(topic, author, payload):
        found.findings.append(Finding(position, rule, sentence))


def _broken(topic: str, author: str, payload: bytes) -> Iterator[tuple[str, str]]:
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
    if said.get("author") != author:
        yield "author", f"The words are by {str(said.get('author'))[:80]!r}, the leaf by {author[:80]!r}."
    if topic in TOPICS:
        return
    if topic == RECORDED and said.get("kind") not in KINDS:
        yield "kind", f"No kind of development is called {str(said.get('kind'))[:80]!r}."
    content = said.get("content") or said.get("changes")
    if isinstance(content, dict):
        for code in unknown_actors(content):
            yield "actor", f"No actor has the code {code[:80]!a}."


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
