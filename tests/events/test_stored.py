"""Every version of every kind and event that was ever stored stays readable, and says what it said.

Where something new is stored (a kind, an event, a field), another file is added, as `storing.py` tells, with its line
below. Where a test fails on a file that is there, it is the new code that cannot read the old words: give the new field
a default, or upcast (`events/upcasting.py`).
"""

import dataclasses
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest
from eventsourcing.persistence import StoredEvent

from events.audit.key_events import TOPICS, KeyEnrolled, KeyRevoked
from events.catalogue import KINDS
from events.development import EVENTS, Development
from events.facts import Fact, Predicate
from events.kind import Actors, Kind, actors
from events.kinds.aid_given import AidGiven
from events.recorder import Entry
from events.upcasting import UPCAST
from projections.fold import Rows, rows, said, told
from tests.events.storing import lines

STORED = Path(__file__).parent / "stored"

FILES = {
    "1.ndjson": (
        "bc94506c1dbc07bc665c6e6a7a6c5859b1a791128f52e1d4c3faa81a56cd3e6e",
        "c5cb864b2fcd4db6e81535c7401ecd55ba203bde7751960a0488fb9e3a54a31b",
    ),
    "2.ndjson": (
        "c393fc4940597040be01d718d00da851058d5f92572a12304ac6ee63b8bb2f11",
        "a14316f3ec274ac5b43930acc33eb41370026fc903f2a7f702582c8dc038c0eb",
    ),
}
"""The SHA-256 of each file, and of all that follows from it."""

FACT = (
    "fact", "development", "kind", "subject", "predicate", "object", "dimension", "aspect", "attributes", "status",
    "theatre", "plover", "starts_from", "starts_by", "ends_from", "ends_by", "published_from", "published_to",
)  # fmt: skip
"""What a fact says, whichever columns it is kept in."""

DEVELOPMENT = ("development", "kind", "title", "status", "actors", "ended", "contested_by")

OF_THE_LIBRARY = ("originator_id", "originator_version", "originator_topic", "timestamp", "TOPIC")
"""What an event has that is not in its payload."""


def stored(name: str) -> list[Entry]:
    """The entries of a file."""
    return [
        Entry(
            each["position"], datetime.fromisoformat(each["recorded_at"]), UUID(each["stream"]), each["version"],
            each["topic"], each["payload"],
        )
        for each in map(orjson.loads, (STORED / name).read_bytes().splitlines())
    ]  # fmt: skip


def folded(entries: list[Entry]) -> Iterator[tuple[str, Rows]]:
    """The rows of each development."""
    streams = defaultdict(list)
    for entry in entries:
        if told(entry):
            streams[str(entry.stream)].append(said(entry))
    for stream, events in streams.items():
        yield stream, rows(stream, events)


def words(entries: list[Entry]) -> bytes:
    """All that entries say of developments and keys, as text."""
    keys = {each.TOPIC: each for each in (KeyEnrolled, KeyRevoked)}
    found = [each for _, each in folded(entries)]
    said: list[Any] = [[getattr(fact, name) for name in FACT] for each in found for fact in each.facts]
    said += [[getattr(one, name) for name in DEVELOPMENT] for each in found for one in each.developments]
    said += [keys[entry.topic].parse(entry.payload.encode()).said() for entry in entries if entry.topic in keys]
    return b"\n".join(map(orjson.dumps, said))


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def said_in(payloads: Iterable[tuple[str, Any]]) -> set[tuple[str, ...]]:
    """Where something is said in payloads: topic, kind, and the names of the fields that lead there."""

    def within(value: Any, *path: str) -> Iterator[tuple[str, ...]]:
        yield path
        for name, inner in value.items() if isinstance(value, dict) else ():
            yield from within(inner, *path, name)
        for inner in value if isinstance(value, list) else ():
            yield from within(inner, *path)

    return {path for topic, said in payloads for path in within(said, topic, said.get("kind", ""))}


def payloads(entries: Iterable[Mapping[str, Any]]) -> list[tuple[str, Any]]:
    return [(entry["topic"], orjson.loads(entry["payload"])) for entry in entries]


def test_what_is_stored_for_ever_is_not_edited():
    assert {name: sha256((STORED / name).read_bytes()) for name in FILES} == {
        name: sha for name, (sha, _) in FILES.items()
    }
    assert sorted(file.name for file in STORED.iterdir()) == sorted(FILES)


@pytest.mark.parametrize("name", FILES)
def test_what_was_ever_stored_says_what_it_said(name):
    assert sha256(words(stored(name))) == FILES[name][1]


def test_all_that_this_version_stores_is_in_a_file():
    """A new kind, event or field makes this fail, until another file has it."""
    known = said_in(payloads(line for name in FILES for line in map(orjson.loads, (STORED / name).open("rb"))))
    assert said_in(payloads(map(orjson.loads, lines()))) - known == set()
    assert {kind for topic, kind, *_ in known if topic == "recorded"} == {*KINDS}
    events = {**EVENTS, Development.PayloadErased.TOPIC: Development.PayloadErased}
    fields = {(topic, each.name) for topic, event in events.items() for each in dataclasses.fields(event)}
    assert {(topic, name) for topic, name in fields if name not in OF_THE_LIBRARY} == {
        (path[0], path[2]) for path in known if len(path) == 3 and path[0] in events
    }
    assert {topic for topic, *_ in known} == {*events, *TOPICS}


@dataclass(frozen=True, kw_only=True)
class Demanding(AidGiven):
    """A kind that has come to a field which no record of before has."""

    delivered_by: str


@dataclass(frozen=True, kw_only=True)
class Renamed(Kind):
    """A kind whose field `aid` has come to the name `help`."""

    PLOVER = AidGiven.PLOVER
    DIMENSION = AidGiven.DIMENSION

    donors: Actors = actors(least=1)
    recipients: Actors = actors(least=1)
    help: str = ""

    def facts(self) -> Iterator[Fact]:
        """Who helps whom."""
        yield from self.each(self.donors, Predicate.SUPPLIES, self.recipients, self.help)


def test_a_new_field_without_a_default_would_leave_old_records_unreadable(monkeypatch):
    monkeypatch.setitem(KINDS, "aid-given", Demanding)
    with pytest.raises(KeyError, match="delivered_by"):
        words(stored("1.ndjson"))


def test_a_field_of_another_name_is_lost_unless_it_is_upcast(world, monkeypatch):
    """Whether it was recorded or corrected under the old name, or taken away under the new one."""
    content = {"title": "Aid", "when": "2025", "donors": ["CHN"], "recipients": ["PRK"], "aid": "rice"}
    streams = [uuid4() for _ in range(3)]
    old = [
        *(StoredEvent(stream, 1, "recorded", payload(kind="aid-given", content=content)) for stream in streams),
        StoredEvent(streams[1], 2, "corrected", payload(changes={"aid": "oil"})),
        StoredEvent(streams[2], 2, "corrected", payload(changes={"help": None})),
    ]
    world.parts.recorder.append(old)
    monkeypatch.setitem(KINDS, "aid-given", Renamed)
    entries = world.parts.recorder.after(0, 10)

    def helps() -> list[str]:
        return [fact.aspect for _, found in folded(entries) for fact in found.facts]

    assert helps() == ["", "", ""]
    monkeypatch.setitem(
        UPCAST, "aid-given", lambda said: {{"aid": "help"}.get(name, name): said[name] for name in said}
    )
    assert helps() == ["rice", "oil", ""]
    assert [world.parts.log.development(each).state.content.get("help") for each in streams] == ["rice", "oil", None]


def as_help(said: dict[str, Any]) -> dict[str, Any]:
    return {"help" if name == "aid" else name: value for name, value in said.items()}


def payload(**said: Any) -> bytes:
    return orjson.dumps({"author": "tester", "sources": [], **said})


def test_what_was_ever_stored_can_be_served(world):
    """All of it in one log, as it was first stored: projected, and told of every development."""
    found = {(entry.stream, entry.version): entry for name in reversed(FILES) for entry in stored(name)}
    entries = list(found.values())
    world.parts.recorder.append([
        StoredEvent(entry.stream, entry.version, entry.topic, entry.payload.encode()) for entry in entries
    ])  # fmt: skip
    world.project()
    for stream in {entry.stream for entry in entries if entry.topic == "recorded"}:
        told = world.client.get(f"/v1/developments/{stream}")
        assert told.status_code in (200, 410), told.json
        assert world.client.get(f"/v1/developments/{stream}/trail").status_code == 200
