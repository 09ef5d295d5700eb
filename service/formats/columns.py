"""The columns of a table of an answer, flattened in one stable way from how its rows are described.

They come in the order of the description. A part with members of its own has a column for each, as `valid.starts_from`;
a list, or a map with keys that are not described, stays whole. What a row may hold beside its description stays
together in a last column, `more`.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from marshmallow import INCLUDE, Schema, fields

Row = dict[str, Any]
"""A row as its JSON has it."""

Columns = tuple[tuple[str, ...], ...]
"""Each column as the path of names that leads to its cells."""

MORE = "more"


@cache
def columns_of(described: type[Schema]) -> Columns:
    """The columns of rows that are described so."""
    schema = described()
    return (*_columns(schema), *(((MORE,),) if schema.unknown == INCLUDE else ()))


def columns_in(rows: Iterable[Row], described: Iterable[tuple[str, ...]] = ()) -> Columns:
    """The columns of what rows hold beside that which is described, in the order in which it comes up."""
    known = {path[0] for path in described}
    return tuple((name,) for name in dict.fromkeys(name for row in rows for name in row) if name not in known)


def cells(row: Row, columns: Columns) -> list[Any]:
    """The cells of a row; null where it has nothing of the kind."""
    if (MORE,) in columns and MORE not in row:
        known = {path[0] for path in columns}
        row = {**row, MORE: {name: value for name, value in row.items() if name not in known} or None}
    return [_cell(row, path) for path in columns]


def _columns(described: Schema, *path: str) -> Iterator[tuple[str, ...]]:
    for name, field in described.fields.items():
        here = (*path, field.data_key or name)
        if isinstance(field, fields.Nested):
            yield from _columns(field.schema, *here)
        else:
            yield here


def _cell(row: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        row = (row or {}).get(name)
    return row
