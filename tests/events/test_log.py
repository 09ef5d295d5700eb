"""The log keeps one order without gap, one clock that only grows, and everything that it ever acknowledged."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from threading import Barrier
from time import monotonic
from uuid import UUID, uuid4

import psycopg
import pytest
from eventsourcing.persistence import StoredEvent
from psycopg import Connection
from psycopg.errors import IntegrityConstraintViolation, NotNullViolation, RestrictViolation

from events.development import Development
from events.errors import AlreadyRecorded, AlreadyRetracted, LogBusy, UnknownDevelopment, VersionConflict
from events.lines import Lines
from events.recorder import APPEND_NEW, Receipt, Recorder, VersionTaken
from service.parts import DatabaseRole, open_parts, under
from tests.served import soon
from tests.world import World

MICROSECOND = timedelta(microseconds=1)
SAID = {"kind": "aid-given", "content": {"title": "Aid", "when": "2025"}, "author": "tester", "sources": []}

APPEND_ONE = """
    SELECT at_time FROM log.append(ARRAY[%s::uuid], ARRAY[1::bigint], ARRAY['recorded'], ARRAY['{}'],
        ARRAY[decode(repeat('00', 32), 'hex')], ARRAY['{}'])
"""
READ_WHOLE = "SELECT seq_scan FROM pg_stat_xact_user_tables WHERE relid = 'log.event'::regclass"
NOTHING = '{"author":"tester"}'


def event(stream: UUID | None = None, version: int = 1, topic: str = "recorded", payload: str = NOTHING) -> StoredEvent:
    return StoredEvent(stream or uuid4(), version, topic, payload.encode())


def events(number: int) -> list[StoredEvent]:
    return [event() for _ in range(number)]


def untouched(recorder: Recorder, refused: Callable[[], object], *errors: type[Exception]) -> None:
    """Check that an append is refused, and that neither the log nor its head is any other for it."""
    before = list(recorder.all()), recorder.head()
    with pytest.raises(errors):
        refused()
    assert (list(recorder.all()), recorder.head()) == before
    assert recorder.append(events(1))[0].position == before[1][0] + 1, "the next append leaves no gap"


@contextmanager
def other(world: World) -> Iterator[Connection[tuple[object, ...]]]:
    """A connection of somebody else, whose transaction is not committed."""
    with psycopg.connect(world.url) as connection:
        yield connection
        connection.rollback()


def waiting(world: World) -> bool:
    """Whether somebody waits for a lock in this database."""
    with psycopg.connect(world.url) as connection:
        found = connection.execute(
            "SELECT EXISTS (SELECT FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock')"
        ).fetchone()
    return bool(found and found[0])


def test_positions_have_no_gap_and_times_only_grow(world: World) -> None:
    recorder = world.parts.recorder
    receipts = [receipt for size in (1, 7, 1, 100, 2) for receipt in recorder.append(events(size))]
    entries = list(recorder.all(batch=10))
    assert [entry.position for entry in entries] == list(range(1, 112))
    assert all(one.recorded_at < following.recorded_at for one, following in pairwise(entries))
    assert receipts == [Receipt(entry.stream, 1, entry.position, entry.recorded_at) for entry in entries]
    assert recorder.head() == (111, entries[-1].recorded_at)
    assert abs(datetime.now(UTC) - entries[-1].recorded_at) < timedelta(minutes=1)


def test_the_many_that_are_new_are_appended_in_their_order(world: World) -> None:
    recorder = world.parts.recorder
    known, new = events(3), events(5)
    recorder.append(known)
    assert world.owner.recorder.append_new(Lines.of([new[0], known[1], new[1], new[1], *new[2:], known[0]])) == 5
    assert [entry.stream for entry in recorder.all()] == [event.originator_id for event in known + new]
    assert world.owner.recorder.append_new(Lines.of(new)) == 0
    assert recorder.head()[0] == 8
    times = [entry.recorded_at for entry in recorder.all()]
    assert times == sorted(set(times))


def test_to_append_many_reads_no_table_whole(shared_world: World) -> None:
    """Not even where the log is empty, or believed to be: a connection keeps its plans while the log grows."""
    with psycopg.connect(shared_world.url) as connection:
        for _ in range(2):
            connection.execute(APPEND_NEW, Lines.of([event(taken := uuid4()), event(taken, 2)]))
            assert connection.execute(READ_WHOLE).fetchone() == (0,)


def test_a_clock_that_stands_behind_does_not_bring_the_log_back(world: World) -> None:
    recorder = world.parts.recorder
    ahead = datetime.now(UTC) + timedelta(days=400)
    recorder.append(events(1))
    with psycopg.connect(world.url) as connection:
        connection.execute("UPDATE log.head SET last_recorded_at = %s", [ahead])
    times = [receipt.recorded_at for size in (1, 3, 1) for receipt in recorder.append(events(size))]
    assert times == [ahead + n * MICROSECOND for n in range(1, 6)]
    assert world.owner.recorder.append_new(Lines.of(events(2))) == 2
    assert recorder.head() == (8, ahead + 7 * MICROSECOND)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log.event SET payload = '{}'",
        "UPDATE log.event SET payload = NULL, salt = NULL",
        "UPDATE log.event SET leaf = leaf || ' '",
        "UPDATE log.event SET salt = decode(repeat('00', 32), 'hex')",
        "UPDATE log.event SET topic = 'payload-erased'",
        "DELETE FROM log.event",
        "DELETE FROM log.event WHERE position = 3",
        "TRUNCATE log.event",
        "TRUNCATE log.event CASCADE",
        "INSERT INTO log.event SELECT * FROM log.event ON CONFLICT (position) DO UPDATE SET payload = '{}'",
        "MERGE INTO log.event USING log.head ON head.position = event.position WHEN MATCHED THEN DELETE",
        "UPDATE log.head SET position = position - 1",
        "UPDATE log.head SET last_recorded_at = last_recorded_at - interval '1 microsecond'",
        "UPDATE log.head SET position = position + 1, last_recorded_at = 'epoch'",
        "DELETE FROM log.head",
        "TRUNCATE log.head",
        "INSERT INTO log.head DEFAULT VALUES",
        "INSERT INTO log.head (one) VALUES (false)",
    ],
)
def test_what_is_on_record_cannot_be_changed(shared_world: World, statement: str) -> None:
    recorder = shared_world.parts.recorder
    recorder.append(events(3))

    def change() -> None:
        with psycopg.connect(shared_world.url) as connection:
            connection.execute(statement.encode())

    untouched(recorder, change, RestrictViolation)


def test_an_append_that_is_refused_leaves_nothing_and_no_gap(shared_world: World) -> None:
    recorder, bulk, taken = shared_world.parts.recorder, shared_world.owner.recorder, uuid4()
    recorder.append([event(taken), event(taken, 2)])
    untouched(recorder, lambda: recorder.append([event(), event(taken, 2), event()]), VersionTaken)
    untouched(recorder, lambda: recorder.append([event(taken, 4)]), IntegrityConstraintViolation)
    untouched(recorder, lambda: recorder.append([event(), event(version=2)]), IntegrityConstraintViolation)
    untouched(recorder, lambda: recorder.append([event(taken, 4), event(taken, 3)]), IntegrityConstraintViolation)
    untouched(
        recorder,
        lambda: bulk.append_new(Lines.of([event(), event(taken, 4)])),
        IntegrityConstraintViolation,
    )
    untouched(
        recorder,
        lambda: bulk.append_new(Lines.of([event(), event(taken, 2, payload='{"author":"other"}')])),
        AlreadyRecorded,
    )
    untouched(
        recorder,
        lambda: bulk.append_new(Lines.of([event(taken, 3), event(taken, 3, "ended")])),
        AlreadyRecorded,
    )
    untouched(
        recorder, lambda: bulk.append_new(Lines.of([event(), event(payload='{"author":\n"tester"}')])), NotNullViolation
    )
    assert [entry.version for entry in recorder.stream(taken)] == [1, 2]


def test_a_record_that_comes_again_is_recognised(shared_world: World) -> None:
    log, development = shared_world.parts.log, uuid4()
    first = log.record(development, **SAID)
    again = log.record(development, **{**SAID, "author": "another"})
    assert (first.repeated, again.repeated) == (False, True)
    assert (again.version, again.position, again.recorded_at) == (1, first.position, first.recorded_at)
    other = {**SAID, "sources": [{"name": "A newspaper"}]}
    untouched(log.recorder, lambda: log.record(development, **other), AlreadyRecorded)
    log.amend(development, Development.Ended, 1, author="tester", on="2025-09")
    assert log.record(development, **SAID).position == first.position


def test_an_amendment_names_the_version_that_it_amends(shared_world: World) -> None:
    log, development = shared_world.parts.log, uuid4()
    log.record(development, **SAID)
    for seen in (0, 2):
        with pytest.raises(VersionConflict, match="at version 1"):
            log.amend(development, Development.Ended, seen, author="tester", on="2025-09")
    with pytest.raises(UnknownDevelopment):
        log.amend(uuid4(), Development.Ended, 1, author="tester", on="2025-09")
    log.amend(development, Development.Retracted, 1, author="tester")
    with pytest.raises(AlreadyRetracted):
        log.amend(development, Development.Ended, 2, author="tester", on="2025-09")


def test_of_two_who_amend_one_version_the_second_is_told(shared_world: World) -> None:
    log, development = shared_world.parts.log, uuid4()
    log.record(development, **SAID)
    together = Barrier(2)

    def amend(version: int) -> Receipt | VersionConflict:
        together.wait()
        try:
            return log.amend(development, Development.Disputed, version, author="tester")
        except VersionConflict as conflict:
            return conflict

    with ThreadPoolExecutor(2) as threads:
        for version in range(1, 31):
            said = list(threads.map(amend, [version] * 2))
            assert sorted(type(each).__name__ for each in said) == ["Receipt", "VersionConflict"]
    assert [entry.version for entry in log.recorder.stream(development)] == list(range(1, 32))
    positions = [entry.position for entry in log.recorder.all()]
    assert positions == list(range(1, len(positions) + 1))


def test_a_log_that_is_busy_says_so_and_appends_nothing(world: World, shared_world: World) -> None:
    """Its lock is held by somebody else for longer than the five seconds that an append waits."""
    one, many = world.parts.recorder, shared_world.owner.recorder
    one.append(events(2))
    before, started = (one.head(), many.head()), monotonic()
    with other(world) as somebody, other(shared_world) as another, ThreadPoolExecutor(2) as threads:
        for connection in (somebody, another):
            connection.execute("SELECT FROM log.head FOR UPDATE")
        refused = [threads.submit(one.append, events(2)), threads.submit(many.append_new, Lines.of(events(2)))]
        assert all(isinstance(each.exception(timeout=60), LogBusy) for each in refused)
        assert monotonic() - started > 4.5
        assert (one.head(), many.head()) == before, "reading waits for nobody"
    for recorder, (position, _) in zip((one, many), before, strict=True):
        assert recorder.append(events(1))[0].position == position + 1 == len(list(recorder.all()))


def reached(times: Sequence[datetime], instant: datetime) -> int:
    """The position that a log of these times had reached at an instant, found one by one."""
    return sum(1 for time in times if time <= instant)


def test_the_position_at_an_instant_is_the_one_of_a_linear_search(world: World) -> None:
    recorder = world.parts.recorder
    assert recorder.position_at(datetime.now(UTC)) == 0
    for size in (1, 2, 40, *[1] * 60, 97):
        recorder.append(events(size))
    times = [entry.recorded_at for entry in recorder.all()]
    assert len(times) == 200
    for time in times:
        for instant in (time - MICROSECOND, time, time + MICROSECOND, time + timedelta(milliseconds=1)):
            assert recorder.position_at(instant) == reached(times, instant)
    assert recorder.position_at(datetime(1, 1, 2, tzinfo=UTC)) == 0
    assert recorder.position_at(datetime(9999, 12, 30, tzinfo=UTC)) == 200


@pytest.mark.parametrize("kept", [True, False])
def test_now_waits_for_an_append_that_has_read_its_clock(world: World, kept: bool) -> None:
    recorder = world.parts.recorder
    (first,) = recorder.append(events(1))
    with other(world) as somebody, ThreadPoolExecutor(1) as threads:
        row = somebody.execute(APPEND_ONE, [uuid4()]).fetchone()
        assert row is not None
        (time,) = row
        assert isinstance(time, datetime)
        assert recorder.position_at(first.recorded_at) == 1, "what is past waits for nobody"
        asked = threads.submit(recorder.position_at, time)
        soon(lambda: waiting(world))
        assert not asked.done()
        if kept:
            somebody.commit()
        else:
            somebody.rollback()
        assert asked.result(timeout=60) == recorder.position_at(time) == (2 if kept else 1)


def test_a_reader_who_follows_eight_writers_misses_nothing(world: World) -> None:
    """1,600 single appends, each by a connection of one of eight pools."""
    writers, each = 8, 200

    def write(_: int) -> list[Receipt]:
        parts = open_parts(under(world.url, DatabaseRole.WEB), 1)
        try:
            return [parts.recorder.append([event()])[0] for _ in range(each)]
        finally:
            parts.pool.close()

    seen: list[tuple[int, UUID, datetime]] = []
    early, deadline = 0, monotonic() + 120
    with ThreadPoolExecutor(writers) as threads:
        writing = [threads.submit(write, n) for n in range(writers)]
        while len(seen) < writers * each and monotonic() < deadline:
            found = world.parts.recorder.after(seen[-1][0] if seen else 0, 100)
            seen.extend((entry.position, entry.stream, entry.recorded_at) for entry in found)
            early += bool(found) and not all(one.done() for one in writing)
        receipts = [receipt for one in writing for receipt in one.result()]

    assert early > 10, "it followed, and did not come when all was over"
    assert [position for position, _, _ in seen] == list(range(1, writers * each + 1))
    assert seen == sorted((receipt.position, receipt.stream, receipt.recorded_at) for receipt in receipts)
    times = [time for _, _, time in seen]
    assert times == sorted(set(times))
