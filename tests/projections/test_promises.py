"""Whatever is said in whatever order, the projections keep their promises."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple
from uuid import UUID

import orjson
import psycopg
from hypothesis import given
from hypothesis import strategies as st

from events.catalogue import read
from events.dates import FOREVER, InvalidDate, Span, bounds, spans
from events.facts import Status
from events.recorder import Entry
from projections.facts import valid
from projections.rebuild import rebuild
from tests.projections.histories import (
    ALL,
    FROM_SCRATCH,
    IDS,
    Command,
    Json,
    begin,
    days,
    dumps,
    histories,
    keeps,
    perform,
    project,
    rows,
)
from tests.world import World


@keeps(15)
@given(histories(), st.lists(st.integers(1, 5), min_size=1), st.integers(0, 12))
def test_the_live_rows_are_those_of_a_rebuild(
    shared_world: World, commands: list[Command], limits: list[int], already: int
) -> None:
    """Whatever the batches were, and however many events were there when the projector first came."""
    begin(shared_world, commands[:already])
    with shared_world.projecting() as connection:
        project(connection, limits)
        perform(shared_world, commands[already:])
        live = project(connection, limits)
        for others in ([1], [2], [10**6]):
            with connection.transaction(force_rollback=True):
                connection.execute(FROM_SCRATCH)
                assert project(connection, others) == live
        with shared_world.projecting() as another:
            assert rebuild(another) == shared_world.head()
        assert rows(connection) == live


ROWS = """
    SELECT development::text, published_from, published_to, known_from, known_to, {key} AS key FROM {table}
    ORDER BY development, key, published_from
"""
SPELL = "fact::text || starts_from || '/' || starts_by || '/' || ends_from || '/' || ends_by"


@keeps(25)
@given(histories())
def test_what_is_open_at_a_position_tiles_the_published_axis(shared_world: World, commands: list[Command]) -> None:
    """Once a development is public it stays so, to the end of time or until its retraction was public."""
    begin(shared_world, commands)
    with shared_world.projecting() as connection:
        project(connection, [10**6])
        tiles = connection.execute(ROWS.format(key="''", table="development_version")).fetchall()
        facts = connection.execute(ROWS.format(key=SPELL, table="fact_version")).fetchall()
    for position in range(1, shared_world.head() + 1):
        for development in map(str, IDS):
            entries = shared_world.parts.recorder.stream(UUID(development), position)
            ranges = known(tiles, position, development)
            assert all(one[1] == following[0] for one, following in pairwise(ranges))
            assert bool(ranges) <= bool(entries)
            turns = sorted({0, *(day for entry in entries for day in published(entry)), FOREVER})
            public = [day for day in turns[:-1] if (state := told(entries, day)) and not state.retracted]
            assert [day for day in turns[:-1] if any(since <= day < until for since, until in ranges)] == public
            if ranges:
                assert ranges[0][0] == public[0]
                assert ranges[-1][1] == turns[bisect_right(turns, public[-1])]
            for key in {row[5] for row in facts if row[0] == development}:
                held = known([row for row in facts if row[5] == key], position, development)
                assert held == sorted(set(held) & set(ranges)), "a fact holds for whole tiles, once for each"


def known(rows: Sequence[Any], position: int, development: str) -> list[tuple[int, int]]:
    return [(row[1], row[2]) for row in rows if row[0] == development and row[3] <= position < row[4]]


@keeps(8)
@given(histories(), st.lists(st.integers(0, 12), min_size=1, max_size=3), days, days, st.sampled_from(Status))
def test_an_answer_for_a_past_position_never_changes(
    shared_world: World, commands: list[Command], pauses: list[int], valid_on: date, published_by: date, status: Status
) -> None:
    """To the byte, whatever was appended since, and after a rebuild."""
    begin(shared_world)
    answers: dict[str, tuple[int, bytes]] = {}
    done = 0
    with shared_world.projecting() as connection:
        for pause in [*sorted(pauses), len(commands)]:
            perform(shared_world, commands[done:pause])
            done = max(done, pause)
            project(connection, [3])
            moment = f"known_at={shared_world.head()}"
            full = f"{moment}&valid_on={valid_on}&published_by={published_by}"
            for address in addresses((moment, full, f"{full}&status={status}"), connection):
                answers.setdefault(address, ask(shared_world, address))
    assert {address: ask(shared_world, address) for address in answers} == answers
    with shared_world.projecting() as connection:
        rebuild(connection)
    assert {address: ask(shared_world, address) for address in answers} == answers


def addresses(moments: Sequence[str], connection: psycopg.Connection[Any]) -> Iterator[str]:
    facts = [fact for (fact,) in connection.execute("SELECT DISTINCT fact FROM fact_version ORDER BY 1 LIMIT 2")]
    for moment in moments:
        for path in ("/state", "/timeline", "/state/actors/RUS", "/state/dyads/CHN/RUS", "/organisations/SCO/members"):
            yield f"/v1{path}?{moment}"
        for path in ("", "/trail"):
            yield from (f"/v1/developments/{id_}{path}?{moment}" for id_ in IDS[:2])
        yield from (f"/v1/facts/{fact}?{moment}" for fact in facts)


def ask(world: World, address: str) -> tuple[int, bytes]:
    """What is answered; a problem is told with the id of the request, which is another each time."""
    answer = world.client.get(address, headers={"X-Request-Id": "one"})
    return answer.status_code, answer.data


@keeps(40)
@given(histories(), st.data())
def test_a_state_is_what_folding_the_log_by_hand_gives(
    shared_world: World, commands: list[Command], data: st.DataObject
) -> None:
    """At any day, by any day of publication, at any position; and what is certain is the part that must be so."""
    begin(shared_world, commands)
    entries = list(shared_world.parts.recorder.all())
    with shared_world.projecting() as connection:
        project(connection, [data.draw(st.integers(1, 9))])
    for _ in range(8):
        known = entries[: len(entries) - data.draw(st.integers(0, max(len(entries) - 1, 0)))]
        turns = [date.fromordinal(day - off) for entry in known for day in published(entry) for off in (0, 0, 0, 1)]
        published_by = data.draw(st.sampled_from(turns) if turns else days)
        told_by_then = facts_of(known, published_by.toordinal())
        near = edges(told_by_then)
        valid_on = data.draw(st.sampled_from(near) if near else days)
        address = f"/v1/state?valid_on={valid_on}&published_by={published_by}&known_at={len(known)}&status={ALL}"
        day = valid_on.toordinal()
        expected = [{**fact, "certain": span.certain(day)} for span, fact in told_by_then if span.possible(day)]
        found, certain = (asked(shared_world, address + more) for more in ("", "&certainty=certain"))
        assert sorted(found, key=dumps) == sorted(expected, key=dumps)
        assert certain == [fact for fact in found if fact["certain"]]


def asked(world: World, address: str) -> list[Json]:
    """The facts that the service tells, without what the reference does not know."""
    answer = world.client.get(address)
    assert answer.status_code == 200, answer.text
    apart = ("fact", "dimension", "published_from", "known_from")
    return [{name: fact[name] for name in fact if name not in apart} for fact in answer.json["facts"]]


def edges(facts: list[tuple[Span, Json]]) -> list[date]:
    """The days on which facts begin and end under some reading, and those around."""
    near = {day + off for span, _ in facts for day in span_days(span) for off in (-1, 0, 1)}
    return [date.fromordinal(day) for day in sorted(near) if 0 < day < FOREVER]


def span_days(span: Span) -> tuple[int, int, int, int]:
    return span.starts_from, span.starts_by, span.ends_from, span.ends_by


class Told(NamedTuple):
    """A development as entries leave it for those who read all that was published by a day."""

    kind: str
    content: Json
    status: str
    ended: str | None
    retracted: bool
    sources: list[Json]


def published(entry: Entry) -> list[int]:
    """The days on which an entry's sources were published; an undated one, or none, on the day of the recording."""
    recorded = entry.recorded_at.toordinal()
    said = orjson.loads(entry.payload).get("sources") or [{}]
    return [bounds(source["published"]).ends_by if "published" in source else recorded for source in said]


def told(entries: Sequence[Entry], day: int) -> Told | None:
    """The design's sentence, word by word: what is public, the record first, the rest in order of publication."""
    if not entries:
        return None
    record, *rest = entries
    public = sorted((entry for entry in rest if min(published(entry)) <= day), key=lambda entry: min(published(entry)))
    if min(published(record)) > day and not any(map(supports, public)):
        return None
    begun = orjson.loads(record.payload)
    content, ended, retracted = begun["content"], None, False
    status = content["status"]
    for entry in public:
        said = orjson.loads(entry.payload)
        if entry.topic == "corrected":
            content = {name: value for name, value in (content | said["changes"]).items() if value is not None}
            status = said["changes"].get("status") or status
            ended = None if "when" in said["changes"] else ended
        elif entry.topic == "disputed" and status in ("alleged", "happened", "confirmed"):
            status = "disputed"
        elif entry.topic == "status-changed":
            status = said["status"]
        elif entry.topic == "ended":
            ended = said["on"]
        retracted = retracted or entry.topic == "retracted"
    grounds = [
        source
        for entry in (record, *public)
        if supports(entry)
        for since, source in zip(published(entry), orjson.loads(entry.payload).get("sources") or [], strict=False)
        if since <= day
    ]
    return Told(begun["kind"], content, status, ended, retracted, grounds)


def supports(entry: Entry) -> bool:
    refuted = entry.topic == "status-changed" and orjson.loads(entry.payload)["status"] in (
        "contradicted",
        "did-not-happen",
    )
    return entry.topic not in ("disputed", "retracted") and not refuted


def facts_of(entries: Sequence[Entry], published_by: int) -> list[tuple[Span, Json]]:
    """The facts of all developments as public by a day, each with its days."""
    found: dict[Any, tuple[Span, Json]] = {}
    for id_ in IDS:
        state = told([entry for entry in entries if entry.stream == id_], published_by)
        if state is None or state.retracted:
            continue
        kind = read(state.kind, state.content)
        for fact in kind.facts():
            for span in until(spans(kind.when) if fact.spans is None else fact.spans, state.ended):
                found.setdefault((id_, fact.subject, fact.predicate, fact.object, fact.aspect, span), (span, {
                    "development": str(id_),
                    "kind": state.kind,
                    "subject": fact.subject,
                    "predicate": str(fact.predicate),
                    "object": fact.object or None,
                    "aspect": str(fact.aspect) or None,
                    "attributes": orjson.loads(orjson.dumps(fact.attributes)),
                    "status": state.status,
                    "theatre": state.content.get("theatre"),
                    "valid": valid(*span_days(span)),
                    "sources": state.sources,
                }))  # fmt: skip
    return list(found.values())


def until(begun: Sequence[Span], ended: str | None) -> Iterator[Span]:
    for span in begun:
        with suppress(InvalidDate):
            yield span if ended is None else span.ended(bounds(ended))
