"""Who may have said what: the keys of authors as the log tells of them, and the rules that an event breaks.

The door asks before it appends, an auditor after; both take the log's events in order, so that both see the same keys.
A leaf that breaks a rule changes no keys.
"""

from dataclasses import dataclass

from events.audit.key_events import OPERATOR, KeyEnrolled, KeyRevoked, MalformedKeyEvent
from events.audit.leaf import Event, Leaf
from events.audit.signing import verified


@dataclass(slots=True)
class Key:
    """A key of an author: raw, and whether it counts no more."""

    author: str
    public: bytes
    revoked: bool = False


class Authors:
    """The keys that were enrolled and revoked up to a position."""

    def __init__(self) -> None:
        self.keys: dict[str, Key] = {}
        self.active: dict[str, set[str]] = {}
        """The keys of each author that had one, by name, that are not revoked."""

    def take(self, leaf: Leaf, payload: bytes | None) -> list[str]:
        """The rules that the next leaf of the log breaks, by name, and take its effect over where there are none."""
        broken = self.broken(leaf.event, payload)
        if not broken and leaf.event.topic == KeyEnrolled.TOPIC:
            enrolled = KeyEnrolled.parse(payload)
            self.keys[enrolled.key] = Key(enrolled.author, enrolled.public)
            self.active.setdefault(enrolled.author, set()).add(enrolled.key)
        elif not broken and leaf.event.topic == KeyRevoked.TOPIC:
            key = KeyRevoked.parse(payload).key
            self.keys[key].revoked = True
            self.active[self.keys[key].author].discard(key)
        return broken

    def broken(self, event: Event, payload: bytes | None) -> list[str]:
        """The rules that an event would break if it came next, by name; most have none or one.

        `unsigned`, `unknown-key`, `foreign-key`, `revoked-key` and `bad-signature` are of any event; `key-event` (its
        words, its place, or a key that was enrolled or revoked before), `possession` and `discontinuity` (an enrolment
        for an author who had keys, which none of those that are active has signed) of those that tell of keys. The
        payload is asked for only of the latter.
        """
        try:
            if event.topic == KeyEnrolled.TOPIC:
                return self._enrolling(event, KeyEnrolled.parse(payload))
            if event.topic == KeyRevoked.TOPIC:
                return self._revoking(event, KeyRevoked.parse(payload))
        except MalformedKeyEvent:
            return ["key-event"]
        return self._signing(event)

    def _enrolling(self, event: Event, enrolled: KeyEnrolled) -> list[str]:
        if not _in_place(event, enrolled) or enrolled.key in self.keys:
            return ["key-event"]
        broken = [] if enrolled.possessed else ["possession"]
        if enrolled.author not in self.active:
            return broken + _signed_with(event, {enrolled.key: Key(enrolled.author, enrolled.public)})
        if event.signature is None or event.signature.key not in self.active[enrolled.author]:
            return [*broken, "discontinuity"]
        return broken + _signed_with(event, self.keys)

    def _revoking(self, event: Event, revoked: KeyRevoked) -> list[str]:
        key, heir = self.keys.get(revoked.key), self.keys.get(revoked.replaced_by or "")
        if not _in_place(event, revoked) or key is None or key.revoked or revoked.author not in (key.author, OPERATOR):
            return ["key-event"]
        if revoked.replaced_by and (heir is None or heir is key or heir.author != key.author):
            return ["key-event"]
        if event.signature is None:
            return [] if revoked.author == OPERATOR else ["unsigned"]
        return _signed_with(event, self.keys)

    def _signing(self, event: Event) -> list[str]:
        if event.signature is None:
            return ["unsigned"] if self.active.get(event.author) else []
        return _signed_with(event, self.keys)


def _in_place(event: Event, said: KeyEnrolled | KeyRevoked) -> bool:
    return event.author == said.author and (event.stream, event.version) == said.place


def _signed_with(event: Event, keys: dict[str, Key]) -> list[str]:
    if event.signature is None:
        return ["unsigned"]
    key = keys.get(event.signature.key)
    if key is None:
        return ["unknown-key"]
    if key.author != event.author:
        return ["foreign-key"]
    if key.revoked:
        return ["revoked-key"]
    return [] if verified(event, key.public) else ["bad-signature"]
