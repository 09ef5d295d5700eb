"""What the leaves of a log say one after another, held against the rules of which the tree knows nothing."""

from datetime import UTC, datetime

from events.audit.authors import Authors
from events.audit.disclosure import ERASED, RECORDED, Disclosed, Erasures
from events.audit.key_events import KeyEnrolled, KeyRevoked
from events.audit.leaf import Leaf
from events.audit.report import Report
from events.audit.spelling import skeleton
from events.development import EVENTS, Development

FIRST = frozenset({RECORDED, KeyEnrolled.TOPIC})
"""The topics with which a stream begins."""

LATER = frozenset({*EVENTS, ERASED, KeyRevoked.TOPIC}) - FIRST

LAST = frozenset({Development.Retracted.TOPIC, KeyRevoked.TOPIC, ERASED})
"""The topics behind which a stream takes nothing but an erasure, and behind an erasure nothing."""

SIGNING = {
    "unsigned": "The author has a key, and the event is not signed.",
    "unknown-key": "The event is signed with a key that nobody enrolled.",
    "revoked-key": "The event is signed with a key that was revoked before.",
    "foreign-key": "The event is signed with a key of another author.",
    "bad-signature": "The signature is not that of the key over these words: their author did not say them.",
    "possession": "A key is enrolled without proof that its owner has it.",
    "discontinuity": "A key is enrolled for an author who had keys, and none that still counts has signed it.",
    "key-event": "The words of an event about a key are not as they must be, or are gone, or have no place here.",
}
"""What the rules of `Authors` mean."""


class Meaning:
    """Takes the leaves of a log in order. Of each stream it keeps 16 bytes and a number."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.erasures = Erasures(report)
        self.authors = Authors()
        self.recorded_at = datetime.min.replace(tzinfo=UTC)
        self.names: set[str] = set()
        self.looks: dict[str, str] = {}
        self.versions: dict[bytes, int] = {}
        self.closed: dict[bytes, str] = {}

    def take(self, position: int, leaf: Leaf, words: Disclosed) -> None:
        """Take in the leaf that stands at a position, and what there is to say of the words behind it.

        Once words are not there at all it is not known which keys count, and signatures are judged no more.
        """
        event, stated, recorded_at = leaf
        if stated != position:
            self.report.find(position, "position", f"The leaf says that it is at position {stated}.")
        if recorded_at <= self.recorded_at:
            self.report.find(
                position, "time", f"{recorded_at.isoformat()} is not after {self.recorded_at.isoformat()}, just before."
            )
        self.recorded_at = recorded_at
        stream = bytes.fromhex(event.stream.replace("-", ""))
        if event.author not in self.names:
            self._name(position, event.author)
        self._stream(position, leaf, stream)
        if event.signature:
            self.report.signed += 1
        else:
            self.report.unsigned += 1
        if words.gone or position > words.known or event.topic == ERASED:
            self.erasures.take(position, leaf, stream, words)
        if self.erasures.whole:
            for rule in self.authors.take(leaf, words.keys.get(position)):
                self.report.find(position, rule, SIGNING[rule])

    def _stream(self, position: int, leaf: Leaf, stream: bytes) -> None:
        """The place of an event in its stream."""
        event, before = leaf.event, self.versions.get(stream, 0)
        if event.version == before + 1:
            self.versions[stream] = event.version
        elif event.version <= before:
            self.report.find(position, "duplicate", f"The event {event.id} is on record already.")
        else:
            self.report.find(position, "version", f"The event {event.id} follows version {before} of its stream.")
            self.versions[stream] = event.version
        if event.topic not in (FIRST if event.version == 1 else LATER):
            self.report.find(position, "topic", f"{event.topic[:80]!r} is no event of version {event.version}.")
        if self.closed and (last := self.closed.get(stream)) and (last == ERASED or event.topic != ERASED):
            self.report.find(position, "closed", f"The stream takes nothing more: it was {last!r} before.")
        if event.topic in LAST:
            self.closed[stream] = event.topic

    def _name(self, position: int, author: str) -> None:
        """An author who has not been seen before."""
        self.names.add(author)
        known = self.looks.setdefault(skeleton(author), author)
        if known != author:
            self.report.warn(position, "lookalike", f"The author {author[:80]!a} looks like {known[:80]!a}.")
