"""Payloads of every kind and every event as this version writes them, always the same bytes.

`python -m tests.events.storing > tests/events/stored/N.ndjson` writes them down, a line each, for a version that writes
something that no version before it did. A file that is there is never changed.
"""

import sys
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import count
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import orjson
from eventsourcing.persistence import Mapper, StoredEvent

from events.catalogue import KINDS
from events.development import Development, identified
from events.kind import Actor, Edtf, Party
from events.sources import Source
from events.transcoding import NO_CLOCK, JsonTranscoder
from tests.events.audit.authored import enrolled, revoked

RECORDED_AT = datetime(2025, 10, 15, tzinfo=UTC)

STATES = [
    "CHN",
    "RUS",
    "PRK",
    "IRN",
    "IND",
    "PAK",
    "USA",
    "JPN",
    "KOR",
    "VNM",
    "SRB",
    "BLR",
    "CUB",
    "VEN",
    "TUR",
    "SYR",
]

AMENDMENTS: dict[type[Development.Event], dict[str, Any]] = {
    Development.Corroborated: {},
    Development.Disputed: {"contested_by": str(UUID(int=8))},
    Development.StatusChanged: {"status": "happened", "because_of": str(UUID(int=9))},
    Development.Ended: {"on": "2025-06-02"},
    Development.Retracted: {},
    Development.PayloadErased: {"basis": "a basis"},
}
"""What each event says that amends a record of any kind; of a correction it depends on the kind."""

SPECIAL: dict[tuple[str, str], Any] = {
    ("interaction-coded", "plover"): {"event": "ACCUSE", "mode": "disapprove", "context": "military"}
}
"""What no rule of a type would allow for."""


def sample(kind: str, *, whole: bool) -> dict[str, Any]:
    """What a record says of a kind: all that can be said, or no more than must be."""
    actors = map(STATES.__getitem__, count())
    hints = get_type_hints(KINDS[kind])
    return {
        each.name: SPECIAL.get((kind, each.name)) or _value(each.name, hints[each.name], actors)
        for each in fields(KINDS[kind])
        if whole or (each.default is MISSING and each.default_factory is MISSING)
    }


def _value(name: str, hint: Any, actors: Iterator[str]) -> Any:
    if get_origin(hint) in (UnionType, Union):
        hint = next(each for each in get_args(hint) if each is not type(None))
    if get_origin(hint) is tuple:
        of = get_args(hint)[0]
        return (
            [*map(str, of)][:2]
            if _is_word(of)
            else [_value(name, of, actors) for _ in range(2 if of in (Actor, Party) else 1)]
        )
    if is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        return {each.name: _value(each.name, hints[each.name], actors) for each in fields(hint)}
    if _is_word(hint):
        return str([*hint][-1])
    values = {
        Actor: lambda: next(actors),
        Edtf: lambda: "2025-06-01/2025-06-03",
        UUID: lambda: str(UUID(int=7)),
        int: lambda: 3,
        float: lambda: 0.5,
        bool: lambda: True,
        str: lambda: "2025-06-04" if name == "published" else f"a {name}",
    }
    return values[hint]()


def _is_word(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, StrEnum)


def events() -> Iterator[StoredEvent]:
    """Each kind in few words, corrected to all, and in all words; every event that amends a record; keys of authors."""
    for kind in KINDS:
        few, many = sample(kind, whole=False), sample(kind, whole=True)
        yield _event(Development.Recorded, f"{kind}:few", kind=kind, content=few)
        yield _event(Development.Corrected, f"{kind}:few", 2, changes={**many, "note": None})
        yield _event(Development.Recorded, f"{kind}:many", kind=kind, content=many)
    for event, said in AMENDMENTS.items():
        yield _event(Development.Recorded, event.TOPIC, kind="aid-given", content=sample("aid-given", whole=False))
        yield _event(event, event.TOPIC, 2, **said)
    yield enrolled("ada", "one").stored()
    yield revoked("ada", "one", by="another").stored()


def _event(event: type[Development.Event], stream: str, version: int = 1, **said: Any) -> StoredEvent:
    place = {"originator_id": identified(f"stored:{stream}"), "originator_version": version, "timestamp": NO_CLOCK}
    origin = {"originator_topic": Development.TOPIC} if event is Development.Recorded else {}
    said |= {"author": "ada", "reason": "a reason", "correlation_id": "a correlation"}
    sources = [] if event is Development.PayloadErased else [_value("", Source, iter(()))]
    return Mapper[UUID](JsonTranscoder()).to_stored_event(event(**place, **origin, **said, sources=sources))


def lines() -> Iterator[bytes]:
    """The events as lines of JSON, each with its place in the log."""
    for position, event in enumerate(events(), 1):
        yield orjson.dumps({
            "position": position,
            "recorded_at": RECORDED_AT + timedelta(minutes=position),
            "stream": event.originator_id,
            "version": event.originator_version,
            "topic": event.topic,
            "payload": event.state.decode(),
        }) + b"\n"  # fmt: skip


if __name__ == "__main__":
    sys.stdout.buffer.writelines(lines())
