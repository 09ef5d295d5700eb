"""Compares two answers of one view, row by row.

A row is known by its table, its key and, where several have the same key, by its place among them. Applying every
difference to the rows of the first answer gives those of the second.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

import orjson

from projections.views.view import Row, Tables


class Change(StrEnum):
    """What became of a row."""

    ADDED = "added"
    ENDED = "ended"
    CHANGED = "changed"


class Name(NamedTuple):
    """What a row is known by: its table, the values of its key, and its place among rows of the same key."""

    table: str
    key: tuple[Any, ...]
    place: int


@dataclass(frozen=True, slots=True)
class Keyed:
    """The rows of an answer by name, as JSON, with the developments that each rests on."""

    rows: dict[Name, bytes]
    grounds: dict[Name, tuple[str, ...]]

    def row(self, name: Name) -> dict[str, Any] | None:
        """A row as JSON has it, where there is one."""
        return orjson.loads(self.rows[name]) if name in self.rows else None


def keyed(tables: Tables) -> Keyed:
    """The rows of an answer by name."""
    rows: dict[Name, bytes] = {}
    grounds: dict[Name, tuple[str, ...]] = {}
    for table, found in tables.items():
        places: Counter[tuple[Any, ...]] = Counter()
        for row in found:
            key = _key(row)
            name = Name(table, key, places[key])
            places[key] += 1
            rows[name] = orjson.dumps(row)
            grounds[name] = row.rests_on
    return Keyed(rows, grounds)


def differing(before: Keyed, after: Keyed) -> Iterator[tuple[Name, Change]]:
    """Each row that is not the same in both, in the order of the answers."""
    for name, row in before.rows.items():
        if name not in after.rows:
            yield name, Change.ENDED
        elif after.rows[name] != row:
            yield name, Change.CHANGED
    for name in after.rows:
        if name not in before.rows:
            yield name, Change.ADDED


def named(tables: Mapping[str, type[Row]], name: Name) -> dict[str, Any]:
    """The key of a row by field, with its place where it is not the first of its key."""
    key = dict(zip(tables[name.table].KEY, name.key, strict=True))
    return {**key, "place": name.place} if name.place else key


def _key(row: Row) -> tuple[Any, ...]:
    return tuple(getattr(row, field) for field in row.KEY)
