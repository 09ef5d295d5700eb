"""What is made comes to be taken in its order; what ends it takes nothing back."""

from collections.abc import Iterator
from threading import Event

import pytest

from events.one_ahead import one_ahead


def test_the_next_is_made_while_one_is_taken() -> None:
    second = Event()

    def made() -> Iterator[int]:
        yield 1
        second.set()
        yield 2

    def take(one: int) -> int:
        assert second.wait(60), "the second is made, though the first is not taken yet"
        return 10 * one

    assert list(one_ahead(made(), take)) == [10, 20]
    assert list(one_ahead(iter(()), take)) == []


def test_where_one_cannot_be_made_those_before_are_told_of_first() -> None:
    def made() -> Iterator[int]:
        yield 1
        raise LookupError("two")

    told = one_ahead(made(), lambda one: one)
    assert next(told) == 1
    with pytest.raises(LookupError, match="two"):
        next(told)


def test_where_one_cannot_be_taken_none_behind_it_is() -> None:
    taken = []

    def take(one: int) -> int:
        if one == 2:
            raise LookupError("two")
        taken.append(one)
        return one

    told = one_ahead(iter([1, 2, 3, 4]), take)
    assert next(told) == 1
    with pytest.raises(LookupError, match="two"):
        list(told)
    assert taken == [1]
