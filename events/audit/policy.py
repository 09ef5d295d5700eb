"""Policies (C2SP tlog-policy): which logs are known, which witnesses, and which of them must have cosigned."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Self

from events.audit.checkpoint import Checkpoint, InvalidCheckpoint
from events.audit.note import COSIGNATURE, NOTE, InvalidNote, Note, Verifier

NOBODY = "none"
"""The quorum of a policy that asks for no cosignature."""

CONTROL = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]")


class InvalidPolicy(ValueError):
    """A text is no policy; the message says in which line, and why."""


class Group(NamedTuple):
    """How many of its members, witnesses or groups, must have seen a checkpoint for the group to have seen it."""

    threshold: int
    members: tuple[str, ...]


@dataclass(slots=True)
class Policy:
    """What a checkpoint must bear to be believed: the signature of one of the logs, and cosignatures of a quorum.

    Without logs, whose checkpoint it is must be known from elsewhere.
    """

    logs: list[Verifier] = field(default_factory=list)
    witnesses: dict[str, Verifier] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    quorum: str | None = None

    @classmethod
    def parse(cls, text: bytes) -> Self:
        """The policy of a file. Raises InvalidPolicy."""
        if CONTROL.search(text):
            raise InvalidPolicy("The policy has a control character.")
        policy = cls()
        for number, line in enumerate(text.decode("utf-8", "surrogateescape").split("\n"), 1):
            words = [word for word in re.split(r"[ \t]+", line) if word]
            if words and not words[0].startswith("#"):
                try:
                    policy._take(words)
                except ValueError as error:
                    raise InvalidPolicy(f"Line {number} of the policy: {error}") from None
        if policy.quorum is None:
            raise InvalidPolicy("The policy has no quorum line.")
        return policy

    def met(self, note: bytes) -> bool:
        """Whether a note is a checkpoint that the policy believes."""
        return not self.check(note)

    def check(self, note: bytes) -> list[str]:
        """What a note lacks of a checkpoint that the policy believes: a sentence each, none where it is believed."""
        try:
            parsed = Note.parse(note)
            origin = Checkpoint.parse(parsed.text).origin
        except (InvalidNote, InvalidCheckpoint) as error:
            return [str(error)]
        lacking: list[str] = []
        logs = [log for log in self.logs if log.name == origin and _signed(parsed, log, lacking)]
        if self.logs and not logs:
            lacking.append(f"No log of the policy has signed the checkpoint of {origin[:80]!r}.")
        seen = {name for name, witness in self.witnesses.items() if _signed(parsed, witness, lacking)}
        for name, group in self.groups.items():
            if len(seen.intersection(group.members)) >= group.threshold:
                seen.add(name)
        return lacking + list(self._lacking(seen))

    def _lacking(self, seen: set[str]) -> Iterator[str]:
        """What keeps the quorum from having seen a checkpoint that these witnesses and groups have seen."""
        wanted = [] if self.quorum in seen or self.quorum in (NOBODY, None) else [self.quorum]
        for name in wanted:
            if name in self.witnesses:
                yield f"The witness {_shown(name)} has not cosigned it."
                continue
            threshold, members = self.groups[name]
            without = [member for member in members if member not in seen]
            wanted += [member for member in without if member in self.groups]
            yield (
                f"Of the group {_shown(name)} {len(members) - len(without)} have cosigned it, and it takes "
                f"{threshold}: {', '.join(map(_shown, without))} have not."
            )

    def _take(self, words: Sequence[str]) -> None:
        match words:
            case ["log", key] | ["log", key, _]:
                self.logs.append(_key(key, NOTE, self.logs))
            case ["witness", name, key] | ["witness", name, key, _]:
                self.witnesses[self._new(name)] = _key(key, COSIGNATURE, self.witnesses.values())
            case ["group", name, threshold, *members] if members:
                self.groups[self._new(name)] = self._group(threshold, members)
            case ["quorum", name]:
                if self.quorum is not None:
                    raise InvalidPolicy("there is a quorum already.")
                self.quorum = name if name == NOBODY else self._known(name)
            case _:
                raise InvalidPolicy("it is no log, witness, group or quorum as it must be written.")

    def _group(self, threshold: str, members: Sequence[str]) -> Group:
        elsewhere = {member for group in self.groups.values() for member in group.members}
        for at, member in enumerate(members):
            if self._known(member) in elsewhere or member in members[:at]:
                raise InvalidPolicy(f"{_shown(member)} is a member of a group already.")
        named = {"any": 1, "all": len(members)}
        least = named.get(threshold) or (int(threshold) if re.fullmatch("[0-9]{1,9}", threshold) else 0)
        if not 1 <= least <= len(members):
            raise InvalidPolicy(f"{_shown(threshold)} is not 'any', 'all' or a number from 1 to {len(members)}.")
        return Group(least, tuple(members))

    def _new(self, name: str) -> str:
        if name == NOBODY or name in self.witnesses or name in self.groups:
            raise InvalidPolicy(f"the name {_shown(name)} is taken.")
        return name

    def _known(self, name: str) -> str:
        if name not in self.witnesses and name not in self.groups:
            raise InvalidPolicy(f"nothing above is called {_shown(name)}.")
        return name


def _key(text: str, type_: int, others: Iterable[Verifier]) -> Verifier:
    """A verifier key that none of the others is, whatever it is called."""
    key = Verifier.parse(text)
    if key.type != type_:
        raise InvalidPolicy(f"the key of {key.name} is not of type {type_}.")
    if any(key.public == other.public for other in others):
        raise InvalidPolicy(f"the key of {key.name} stands there already.")
    return key


def _signed(note: Note, key: Verifier, lacking: list[str]) -> bool:
    """Whether a key has signed a note; where its signature is not valid, that is lacking."""
    try:
        return bool(note.signed_by([key]))
    except InvalidNote as error:
        lacking.append(str(error))
        return False


def _shown(name: str) -> str:
    return name[:80].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
