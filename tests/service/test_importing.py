"""Lines of our own form are appended once, or refused with their number, their field and the rule."""

import json
import time
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from events.development import identified
from events.errors import AlreadyRecorded
from service import importing
from service.importing import Imported, Refused, import_lines

RECORD = {
    "event": "recorded", "key": "desk:1", "author": "desk", "kind": "drill-held",
    "content": {"title": "A drill", "when": "2025-08-01", "participants": ["CHN", "RUS"]},
}  # fmt: skip
CORRECTED = {
    "event": "corrected", "key": "desk:1", "version": 2, "author": "desk", "reason": "The day was wrong",
    "changes": {"when": "2025-08-02"},
}  # fmt: skip
APPEND = """
    SELECT FROM log.append(ARRAY[%s], ARRAY[1::bigint], ARRAY['recorded'], ARRAY['{"said": "otherwise"}'],
        ARRAY[decode(repeat('00', 32), 'hex')], ARRAY['{}'])
"""
WAITING = """
    SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'
"""

RETRACTED = {"event": "retracted", "key": "desk:1", "version": 3, "author": "desk", "reason": "It was not so"}


def imported(world, *documents):
    return world.imported(map(dumped, documents))


def dumped(document):
    return json.dumps(document).encode()


def test_a_line_that_comes_again_is_known(world):
    assert imported(world, RECORD, CORRECTED) == Imported(2, 2)
    assert imported(world, RECORD, CORRECTED, RETRACTED) == Imported(3, 1)
    assert world.head() == 3


def test_a_line_that_stands_twice_in_a_file_counts_once(world):
    assert imported(world, RECORD, RECORD, CORRECTED) == Imported(3, 2)


def test_what_was_exported_later_in_a_stream_can_come_alone(world):
    imported(world, RECORD, CORRECTED)
    assert imported(world, CORRECTED) == Imported(1, 0)
    assert imported(world, RETRACTED) == Imported(1, 1)


@pytest.mark.parametrize(
    ("documents", "told"),
    [
        ([RECORD, {**CORRECTED, "version": 3}], "line 2: version: Does not follow version 1."),
        (
            [RECORD, {name: CORRECTED[name] for name in CORRECTED if name != "version"}],
            "line 2: version: An event that",
        ),
        ([RECORD, {**RECORD, "author": "another"}], "lines 1 to 2: Development"),
        ([RECORD, {**RETRACTED, "version": 2}, {**CORRECTED, "version": 3}], "line 3: Development"),
        ([CORRECTED], "line 1: No development"),
        ([{**RECORD, "content": {**RECORD["content"], "when": "2025-13"}}], "line 1: when: '2025-13'"),
        ([{**RECORD, "event": "invented"}], "line 1: event: Must be one of"),
        ([RECORD, ["no", "object"]], "line 2: line: Is not a JSON object."),
    ],
)
def test_what_breaks_a_rule_is_refused_and_nothing_of_its_batch_is_appended(world, documents, told):
    with pytest.raises(Refused) as refused:
        imported(world, *documents)
    assert str(refused.value).startswith(told)
    assert world.head() == 0


def test_what_amends_a_line_of_the_batch_before_is_taken(world, monkeypatch):
    """Which the database takes while this one is read."""
    monkeypatch.setattr(importing, "BATCH", 1)
    assert imported(world, RECORD, CORRECTED, RETRACTED) == Imported(3, 3)
    assert [entry.version for entry in world.parts.recorder.stream(identified("desk:1"))] == [1, 2, 3]


def test_the_batches_before_one_that_breaks_a_rule_stay_on_record(world, monkeypatch):
    monkeypatch.setattr(importing, "BATCH", 2)
    other = {**RECORD, "key": "desk:2"}
    done = []
    with pytest.raises(Refused, match="lines 3 to 4: Development") as refused:
        import_lines(
            world.owner.log, map(dumped, [RECORD, CORRECTED, other, {**RECORD, "author": "another"}]), done.append
        )
    assert isinstance(refused.value.__cause__, AlreadyRecorded)
    assert (world.head(), done) == (2, [2])
    with pytest.raises(Refused, match="line 4: version: Does not follow version 2"):
        imported(world, other, RECORD, CORRECTED, {**RETRACTED, "version": 4})
    assert world.head() == 3


def test_what_is_on_record_cannot_be_said_otherwise(world):
    imported(world, RECORD)
    with pytest.raises(Refused) as refused:
        imported(world, {**RECORD, "content": {**RECORD["content"], "title": "Another drill"}})
    assert isinstance(refused.value.__cause__, AlreadyRecorded)
    assert world.head() == 1


def test_an_import_that_waits_for_an_append_under_way_sees_what_it_said(world):
    """What comes on record while the import waits for the lock is compared too, and not passed over in silence."""
    with psycopg.connect(world.url) as first, ThreadPoolExecutor(1) as threads:
        first.execute(APPEND, [identified("desk:1")])
        second = threads.submit(imported, world, RECORD)
        deadline = time.monotonic() + 4
        with psycopg.connect(world.url, autocommit=True) as watcher:
            while not watcher.execute(WAITING).fetchone() and time.monotonic() < deadline:
                pass
        first.commit()
        with pytest.raises(Refused) as refused:
            second.result()
    assert isinstance(refused.value.__cause__, AlreadyRecorded)
    assert world.head() == 1
