"""Portions: what is folded together fits into memory, and where it is parted makes no difference."""

from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from events.recorder import Entry
from projections import portions as module
from projections.portions import portions

NOW = datetime(2025, 9, 3, tzinfo=UTC)


def entry(stream: int, characters: int) -> Entry:
    return Entry(1, NOW, UUID(int=stream), 1, "recorded", "x" * characters if characters else None)


@given(st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=4), max_size=20))
def test_a_portion_ends_behind_the_group_that_fills_it_and_loses_nothing(sizes: list[list[int]]) -> None:
    groups = [[entry(stream, size) for size in group] for stream, group in enumerate(sizes)]
    was = module.EVENTS, module.CHARACTERS
    module.EVENTS, module.CHARACTERS = 5, 12
    try:
        found = list(portions(groups))
    finally:
        module.EVENTS, module.CHARACTERS = was
    assert [each for portion in found for each in portion] == [each for group in groups for each in group]
    for portion in found:
        last = sum(each.stream == portion[-1].stream for each in portion)
        before = portion[:-last]
        assert len(before) < 5
        assert sum(len(each.payload or "") for each in before) < 12
    ends = [portion[-1].stream for portion in found]
    assert len(set(ends)) == len(ends), "no group is parted"


def test_a_batch_of_several_portions_is_the_same_as_one(world, monkeypatch) -> None:
    """A correction in a later portion closes the rows of a record in an earlier one."""
    monkeypatch.setattr(module, "CHARACTERS", 1)
    first = world.given("statement-made", speakers=["CHN"], stance="supports", topic="before")
    world.given("statement-made", speakers=["RUS"], stance="supports", topic="another")
    world.then(first, "corrections", changes={"topic": "after"}, reason="it was another")
    topics = {fact["aspect"] for fact in world.get("/state", valid_on="2025-09-03")["facts"]}
    assert topics == {"after", "another"}
