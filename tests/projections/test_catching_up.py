"""To fold a batch while the one before it is stored comes to the same as to take one after the other."""

import pytest
from psycopg import Connection

from projections import projector
from projections.catching_up import ahead, catch_up
from projections.errors import ProjectionFault
from tests.projections.histories import FROM_SCRATCH, project, rows
from tests.projections.test_leap import told_much
from tests.projections.test_traps import aid, unheard_of
from tests.world import World


@pytest.fixture
def before(world: World) -> dict[str, list[str]]:
    """The rows of a log in which much was told, each batch folded when the one before it was stored."""
    told_much(world)
    with world.projecting() as connection:
        project(connection, [5])
        found = rows(connection)
        connection.execute(FROM_SCRATCH)
        return found


def counted(connection: Connection, limit: int) -> list[int]:
    """How many events each batch had that was folded ahead."""
    return list(ahead(connection, limit))


def test_who_folds_ahead_comes_to_the_same(world: World, before: dict[str, list[str]]) -> None:
    """Corrections, retractions and an erasure stand in other batches than what they are of, and than their row."""
    head = world.head()
    with world.projecting() as connection:
        for limit in (1, 3, 7):
            connection.execute(FROM_SCRATCH)
            sizes = counted(connection, limit)
            assert (sum(sizes), max(sizes)) == (head, limit)
            assert rows(connection) == before


def test_who_is_overtaken_stores_nothing_twice(world: World, before: dict[str, list[str]]) -> None:
    with world.projecting() as connection, world.projecting() as other:
        for events in ahead(connection, 3):
            assert events == 3
            with other.transaction():
                projector.step(other, 4)
        assert projector.position_of(connection) == 7, "what was folded meanwhile was let go"
        catch_up(connection, 3)
        assert rows(connection) == before


def test_a_fault_ahead_is_met_again_and_told(world: World, before: dict[str, list[str]]) -> None:
    head, fault = world.head(), unheard_of(world)
    world.given("aid-given", **aid("2024-03-01"))
    with world.projecting() as connection:
        assert sum(counted(connection, 2)) == head - head % 2, "all whole batches before it"
        with pytest.raises(ProjectionFault, match=f"Position {fault} "):
            catch_up(connection, 2)
        assert projector.position_of(connection) == head
        assert rows(connection) == before
