"""The digests of the projections: whoever works them out, in whatever order and batches, gets the same."""

import hashlib
import json
import re
from typing import Any
from uuid import UUID

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.development import Development
from events.errors import EventsError
from projections.digest import Digests, counted
from projections.errors import RebuildDiffers
from projections.rebuild import ALL_DEVELOPMENTS, ALL_FACTS, rebuild
from projections.running import below, digests_at, grown, over
from tests.projections.histories import FROM_SCRATCH, IDS, Command, begin, histories, keeps, perform, project
from tests.world import World

APART = ("known_to", "at", "a", "b")
AS_TEXT = """
    SELECT array_agg(attname ORDER BY attnum)
    FROM pg_attribute
    WHERE attrelid = %s::regclass AND attnum > 0 AND attname <> ALL(%s)
"""


def by_hand(connection: psycopg.Connection[Any], table: str, position: int) -> int:
    """The digest of a table as its description says, word by word."""
    (names,) = connection.execute(AS_TEXT, [table, [*APART]]).fetchone() or ([],)
    whole = ("starts_from", "starts_by", "ends_from", "ends_by", "published_from", "published_to", "known_from")
    columns = ", ".join(name if name in whole else f"{name}::text" for name in names)
    rows = connection.execute(
        f"SELECT {columns} FROM {table} WHERE known_from <= %(at)s AND known_to > %(at)s".encode(), {"at": position}
    ).fetchall()
    total = 0
    for row in rows:
        said = list(row)
        if table == "fact_version":
            said[0] = said[0].replace("-", "")
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        total += int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")
    return total % 2**256


def kept(connection: psycopg.Connection[Any], head: int) -> list[Digests]:
    """The digests of all positions."""
    return [digests_at(connection, position) for position in range(head + 1)]


def erase(world: World, development: UUID) -> None:
    """Erase a development if it is on record."""
    try:
        seen = world.parts.recorder.stream(development)[-1].version
        world.parts.log.amend(
            development, Development.PayloadErased, seen, author="counsel", reason="x", sources=[], basis="y"
        )
    except (EventsError, IndexError):
        pass


@keeps(12)
@given(histories(), st.lists(st.integers(1, 5), min_size=1), st.integers(0, 12), st.sets(st.sampled_from(IDS)))
def test_the_digests_kept_are_those_of_the_rows_at_every_position(
    shared_world: World, commands: list[Command], limits: list[int], already: int, erased: set[UUID]
) -> None:
    """Live, from scratch in other batches, and rebuilt; and they were the same when the log had just come there."""
    begin(shared_world, commands[:already])
    with shared_world.projecting() as connection:
        project(connection, limits)
        before = kept(connection, shared_world.head())
        perform(shared_world, commands[already:])
        project(connection, limits)
        assert kept(connection, shared_world.head())[: len(before)] == before
        for development in erased:
            erase(shared_world, development)
        project(connection, limits)
        head = shared_world.head()
        live = kept(connection, head)
        for position, digests in enumerate(live):
            assert counted(connection, position) == digests
            assert by_hand(connection, "fact_version", position) == digests.facts
            assert by_hand(connection, "development_version", position) == digests.developments
        for others in ([1], [10**6]):
            with connection.transaction(force_rollback=True):
                connection.execute(FROM_SCRATCH)
                project(connection, others)
                assert kept(connection, head) == live
        with shared_world.projecting() as another:
            assert rebuild(another) == head
        assert kept(connection, head) == live


@given(st.lists(st.tuples(st.integers(-(2**260), 2**260), st.integers(-(2**260), 2**260)), max_size=70), st.data())
def test_every_prefix_is_the_sum_of_few_rows(changes: list[tuple[int, int]], data: st.DataObject) -> None:
    changed = [(at, *change) for at, change in enumerate(changes, 1)]
    whole = {position: Digests(*sums) for position, *sums in grown([], changed)}
    for position in range(len(changes) + 1):
        chain = below(position)
        assert len(chain) <= position.bit_count()
        expected = Digests().plus(*(sum(each[n] for each in changed[:position]) for n in (1, 2)))
        assert Digests().plus(*(sum(whole[node][n] for node in chain) for n in (0, 1))) == expected
        holding = {node for node in whole if position in range((node & (node - 1)) + 1, node + 1)}
        assert set(over(position, len(changes))) == holding if position else True


def test_a_digest_that_somebody_altered_is_noticed_by_a_rebuild(world: World) -> None:
    world.given("drill-held", participants=["CHN", "RUS"])
    world.project()
    with world.projecting() as connection:
        live = kept(connection, 1)
        for tampering in ("UPDATE digest SET facts = developments", "DELETE FROM digest"):
            connection.execute(tampering.encode())
            assert kept(connection, 1) != live
            with world.projecting() as another, pytest.raises(RebuildDiffers):
                rebuild(another)
            with world.projecting() as another:
                rebuild(another, accept_differences=True)
            assert kept(connection, 1) == live


@pytest.mark.parametrize(
    ("table", "compared"), [("fact_version", ALL_FACTS), ("development_version", ALL_DEVELOPMENTS)]
)
def test_a_rebuild_compares_every_column(world: World, table: str, compared: str) -> None:
    with world.projecting() as connection:
        names = connection.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND attgenerated = ''",
            [table],
        ).fetchall()
    assert [name for (name,) in names if not re.search(rf"\b{name}\b", compared)] == []
