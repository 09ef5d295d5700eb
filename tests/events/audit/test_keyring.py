"""The door takes what an audit does not find and refuses what it would, in whichever process, whatever that knew."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Barrier

import pytest
from eventsourcing.persistence import StoredEvent
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.audit.authors import Authors
from events.audit.leaf import Leaf
from events.errors import AuthorRefused, Discontinuity, RevokedKey, Unsigned
from events.log import Log
from events.recorder import KeysChanged, Receipt
from tests.events.audit.authored import enrolled, leaf, revoked, said, signature, stated
from tests.events.audit.test_authors import STEPS
from tests.world import World

RUNS = count(1)
"""Each run of a history has authors and keys of its own, as all come into one log."""


@pytest.fixture
def log(world) -> Log:
    return world.parts.log


def append(log: Log, event: StoredEvent, signer: str | None = None) -> Receipt:
    [receipt] = log.append([event], [signature(event, signer)])
    return receipt


def findings(world: World) -> list[str]:
    """What an audit of the log finds of its authors."""
    authors, found = Authors(), []
    with world.parts.pool.connection() as connection:
        for data, payload in connection.execute("SELECT leaf, payload FROM log.event ORDER BY position"):
            found += authors.take(Leaf.parse(data.encode()), payload.encode())
    return found


def test_what_one_process_appends_of_keys_another_knows_at_once(log):
    other = Log(log.recorder)
    append(other, said("ada", "one"))
    append(log, enrolled("ada", "a1").stored(), "a1")
    with pytest.raises(Unsigned):
        append(other, said("ada", "two"))
    append(other, said("ada", "two"), "a1")
    append(other, revoked("ada", "a1").stored(), "a1")
    with pytest.raises(RevokedKey):
        append(log, said("ada", "three"), "a1")


def test_an_append_that_was_checked_against_older_keys_is_checked_again(log):
    first = append(log, enrolled("ada", "a1").stored(), "a1")
    event = said("bob", "hello")
    with pytest.raises(KeysChanged):
        log.recorder.append([event], keys=first.position - 1)
    assert log.recorder.head()[0] == first.position
    assert log.recorder.append([event], keys=first.position)[0].position == first.position + 1


def test_a_rotation_is_one_append_that_its_two_events_need(world, log):
    append(log, enrolled("ada", "a1").stored(), "a1")
    events = [enrolled("ada", "a2").stored(), revoked("ada", "a1", "a2").stored()]
    with pytest.raises(AuthorRefused):
        log.append(events[::-1], [signature(event, "a1") for event in events[::-1]])
    with pytest.raises(Discontinuity):
        log.append(events, [signature(event, "a2") for event in events])
    assert world.head() == 1
    receipts = log.append(events, [signature(event, "a1") for event in events])
    assert [receipt.position for receipt in receipts] == [2, 3]
    assert findings(world) == []


def test_who_has_no_key_appends_unsigned_only_where_that_is_allowed(world, log):
    strict = Log(log.recorder, unsigned=False)
    with pytest.raises(Unsigned):
        append(strict, said("ada", "hello"))
    append(strict, enrolled("ada", "a1").stored(), "a1")
    append(strict, said("ada", "hello"), "a1")
    append(strict, revoked("operator", "a1").stored())
    with pytest.raises(Unsigned):
        append(strict, said("ada", "hello again"))
    assert world.head() == 3


def test_of_appends_that_race_with_a_revocation_none_comes_behind_it_signed_with_that_key(world, log):
    append(log, enrolled("ada", "a1").stored(), "a1")
    start, logs = Barrier(4), [Log(log.recorder) for _ in range(4)]

    def say(number: int) -> int:
        start.wait()
        taken = 0
        for each in range(30):
            event = revoked("ada", "a1").stored() if (number, each) == (0, 10) else said("ada", f"{number} {each}")
            try:
                append(logs[number], event, "a1")
                taken += 1
            except RevokedKey:
                pass
        return taken

    with ThreadPoolExecutor(4) as threads:
        taken = sum(threads.map(say, range(4)))
    assert world.head() == taken + 1 < 121
    assert findings(world) == []


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS, doors=st.lists(st.integers(0, 1), min_size=30, max_size=30))
def test_the_door_takes_what_an_audit_does_not_find_and_refuses_what_it_would(world, steps, doors):
    logs, authors, run = [world.parts.log, Log(world.parts.recorder)], Authors(), next(RUNS)
    for number, (step, door) in enumerate(zip(steps, doors, strict=False)):
        author, name, signer = f"{step.author} {run}", f"{step.name} {run}", step.signer and f"{step.signer} {run}"
        event = {
            "enrol": lambda: enrolled(author, name).stored(),  # noqa: B023
            "revoke": lambda: revoked(author, name).stored(),  # noqa: B023
            "say": lambda: said(author, f"{number}"),  # noqa: B023
        }[step.does]()
        broken, head = authors.take(leaf(stated(event, signer)), event.state), world.head()
        try:
            append(logs[door], event, signer)
            refused = False
        except AuthorRefused:
            refused = True
        assert refused == bool(broken)
        assert world.head() == head + (not refused)
    assert findings(world) == []
