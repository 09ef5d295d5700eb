"""A projector that is far behind leaps: it comes to the same, whatever happens on the way."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from psycopg import Connection

from events.audit.note import Signer
from events.development import Development
from projections import bulk, carrying, leap, projector
from projections.errors import ProjectionFault
from projections.helping import help_out
from tests.projections.histories import FROM_SCRATCH, project, rows
from tests.projections.test_traps import aid, soon, unheard_of
from tests.world import World


@pytest.fixture
def near(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What is far is near, and two helpers are worth it for a few events."""
    monkeypatch.setattr(leap, "FAR", 10)
    monkeypatch.setattr(bulk, "WORTH_A_PROCESS", 10)
    monkeypatch.setattr(bulk, "SHARE", 9)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    return


def told_much(world: World) -> None:
    """Developments, some of them corrected, retracted and erased."""
    for number in range(12):
        development = world.given("aid-given", **aid("2024-01-01", title=f"Aid {number}"))
        if number % 3 == 0:
            world.then(development, "corrections", reason="Later.", changes={"when": f"2024-02-{number + 1:02}"})
        if number % 5 == 0:
            world.then(development, "retractions", reason="A mistake.")
        if number == 6:
            world.parts.log.amend(
                UUID(development), Development.PayloadErased, 2, author="counsel", reason="x", sources=[], basis="y"
            )


def carried(connection: Connection[Any], world: World, upto: int) -> list[int]:
    """Be the projector up to a position; how many events it projected at a time."""
    counted: list[int] = []
    with world.projecting() as other:
        reached = lambda: projector.position_of(other) >= upto  # noqa: E731
        carrying.run(connection, reached, Signer.new("test"), projected=counted.append)
    return counted


@pytest.mark.usefixtures("near")
def test_who_leaps_comes_to_the_same_as_who_goes_batch_by_batch(world: World) -> None:
    told_much(world)
    head = world.head()
    with world.projecting() as connection:
        assert carried(connection, world, head) == [head], "in one leap"
        leapt = rows(connection)
        with connection.transaction(force_rollback=True):
            connection.execute(FROM_SCRATCH)
            assert project(connection, [7]) == leapt
        world.given("aid-given", **aid("2024-02-01"))
        assert carried(connection, world, head + 1) == [0, 1], "what is near is projected in a batch"
    assert world.get("/state", valid_on="2024-02-01")["facts"]


@pytest.mark.usefixtures("near")
def test_on_a_machine_of_many_cores_few_help(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []

    class Counted(ProcessPoolExecutor):
        def __init__(self, helpers: int, *more: Any) -> None:
            counted.append(helpers)
            super().__init__(helpers, *more)

    monkeypatch.setattr(os, "cpu_count", lambda: 128)
    monkeypatch.setattr(bulk, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(bulk, "ProcessPoolExecutor", Counted)
    told_much(world)
    with world.projecting() as connection:
        assert carried(connection, world, world.head()) == [world.head()]
    assert counted == [bulk.MOST]


@pytest.mark.usefixtures("near")
def test_a_leap_that_a_fault_stops_leaves_it_to_the_batches(world: World) -> None:
    told_much(world)
    fault = unheard_of(world)
    told_much(world)
    with world.projecting() as connection:
        with pytest.raises(ProjectionFault, match=f"Position {fault} "):
            carried(connection, world, fault - 1)
        assert projector.position_of(connection) == fault - 1


@pytest.mark.usefixtures("near")
def test_who_is_stopped_while_he_leaps_leaves_all_as_it_was(world: World) -> None:
    told_much(world)
    with world.projecting() as connection:
        before = rows(connection)
        carrying.run(connection, lambda: True, Signer.new("test"))
        assert rows(connection) == before
        assert projector.position_of(connection) == 0
        assert carried(connection, world, world.head()) == [world.head()], "the next one leaps anew"


def help_and_wait(told: "Pipe[int, int]") -> None:
    """Have a helper, tell its id, and wait."""
    with ProcessPoolExecutor(1, get_context("spawn"), help_out) as processes:
        told.send(processes.submit(os.getpid).result())
        signal.pause()


def test_a_helper_ends_with_the_process_that_is_killed() -> None:
    ours, theirs = get_context("spawn").Pipe()
    helped = get_context("spawn").Process(target=help_and_wait, args=[theirs])
    helped.start()
    helper = ours.recv()
    assert running(helper)
    helped.kill()
    helped.join()
    soon(lambda: not running(helper))


def running(process: int) -> bool:
    """Whether a process is there, and more than what is left until somebody asks how it ended."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes() != b""
    except (FileNotFoundError, ProcessLookupError):
        return False
