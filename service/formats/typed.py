"""The types that columns have in Parquet: dates are dates, instants are instants in UTC, lists are lists.

A map whose keys are not described is JSON in text, since no column has its type.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import orjson
from marshmallow import fields

from service.fields import Schema
from service.formats.columns import columns_of


class Typed(NamedTuple):
    """A column: its name, its type, what it says, and how its values as JSON has them become an array."""

    name: str
    type: Any
    says: str
    array: Callable[[Sequence[Any]], Any]


def typed(described: type[Schema], arrow: Any) -> list[Typed]:
    """The columns of rows that are described so, in the order of `columns_of`; `arrow` is the module pyarrow."""
    return [_typed(".".join(path), _field(described(), path), arrow) for path in columns_of(described)]


def _field(schema: Any, path: tuple[str, ...]) -> Any:
    """The field at a path; none for what is not described."""
    known = {field.data_key or name: field for name, field in schema.fields.items()}
    field = known.get(path[0])
    return field if len(path) == 1 else _field(field.schema, path[1:])  # type: ignore[union-attr]


def _typed(name: str, field: Any, arrow: Any) -> Typed:
    read, wanted = _types(field, arrow)
    told = _told(field)

    def array(values: Sequence[Any]) -> Any:
        given = values if told is None else [None if value is None else told(value) for value in values]
        found = arrow.array(given, read)
        return found if read == wanted else found.cast(wanted)

    return Typed(name, wanted, (field.metadata.get("description") or "") if field else "", array)


def _types(field: Any, arrow: Any) -> tuple[Any, Any]:
    """The type that values are read as, and the type that they then have."""
    text = arrow.string()
    if isinstance(field, fields.List):
        read, wanted = _types(field.inner, arrow)
        return arrow.list_(read), arrow.list_(wanted)
    if isinstance(field, fields.Nested):
        members = [(name, *_types(member, arrow)) for name, member in field.schema.fields.items()]
        return tuple(arrow.struct([(each[0], each[at]) for each in members]) for at in (1, 2))
    if isinstance(field, fields.DateTime):
        return text, arrow.timestamp("us", "UTC")
    if isinstance(field, fields.Date):
        return text, arrow.date32()
    simple = {fields.Integer: arrow.int64(), fields.Float: arrow.float64(), fields.Boolean: arrow.bool_()}
    wanted = next((type_ for known, type_ in simple.items() if isinstance(field, known)), text)
    return wanted, wanted


def _told(field: Any) -> Callable[[Any], Any] | None:
    """What makes text of a value that has no type; none where nothing does."""
    if isinstance(field, fields.List):
        inner = _told(field.inner)
        return inner and (lambda values: [inner(value) for value in values])
    untyped = field is None or isinstance(field, fields.Mapping | fields.Raw)
    return (lambda value: orjson.dumps(value).decode()) if untyped else None
