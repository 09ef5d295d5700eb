"""The drills, short; by hand they are as long as one likes: `python -m tests.drills hostile 50000`, `kills 50`."""

import pytest

from tests.drills import hostile, kills

pytestmark = pytest.mark.timeout(900)  # a service starts again and again; a busy machine takes its time


def test_nothing_hostile_is_answered_with_an_error_of_the_server_or_changes_the_log(tmp_path, port):
    outcome = hostile.run(tmp_path, port, 700)
    assert outcome.found.statuses.total() == 700
    assert outcome.found.failed == []
    assert outcome.after == outcome.before
    assert outcome.memory[1] < 1.5 * outcome.memory[0]


def test_whatever_is_killed_nothing_acknowledged_is_lost_or_doubled(tmp_path, port):
    outcome = kills.run(tmp_path, port, len(kills.VICTIMS) // 2)
    assert list(outcome.killed.values()) == [1] * 4
    assert len(outcome.acknowledged) > 8
    assert outcome.lost == {}
    assert outcome.doubled == []
    assert outcome.rebuilt == len(outcome.log)
    assert outcome.audited == 0
