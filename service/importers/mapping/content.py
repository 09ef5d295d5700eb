"""The fields of a kind, as a mapping file fills them: which there are, which must be, and what each takes."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from marshmallow import ValidationError

from events.kind import Actor
from service.errors import messages_of, rules
from service.importers.coding import CODINGS
from service.importers.mapping.cell import Cell
from service.importers.mapping.schema import CellSchema
from service.importers.reading import Refused, Row, actor_in

BOOLEANS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


class Wrong(ValueError):
    """A field of a mapping file breaks a rule."""

    def __init__(self, field: str, rule: str) -> None:
        super().__init__(rule)
        self.field, self.rule = field, rule


@dataclass(frozen=True)
class Filled:
    """A field, what it takes and whether it takes many: from a cell, or from the fields of each of its parts."""

    name: str
    takes: Any
    many: bool
    cell: Cell | None = None
    parts: "tuple[tuple[Filled, ...], ...]" = ()

    def columns(self) -> Iterator[str]:
        """The columns that it needs."""
        if self.cell:
            yield from self.cell.columns()
        for part in self.parts:
            for each in part:
                yield from each.columns()

    def value(self, row: Row, coding: str) -> Any:
        """What a row says of it, empty where the row is empty there. Raises Refused."""
        if self.cell:
            return self.cell.value(row, lambda text, column: _made(self.takes, text, column, coding), many=self.many)
        told = [said(part, row, coding) for part in self.parts if _given(part, row)]
        return told if self.many else next(iter(told), None)


def said(of: tuple[Filled, ...], row: Row, coding: str) -> dict[str, Any]:
    """What a row says of fields, without those of which it says nothing. Raises Refused."""
    values = ((field.name, field.value(row, coding)) for field in of)
    return {name: value for name, value in values if value not in (None, "", [])}


def filled(of: Any, given: Mapping[str, Any], path: str) -> tuple[Filled, ...]:
    """The fields of a kind, or of a part of one, that a mapping fills. Raises Wrong."""
    names = [each.name for each in fields(of)]
    for name in given:
        if name not in names:
            raise Wrong(f"{path}.{name}", f"No such field; there are {', '.join(names)}.")
    for each in fields(of):
        if each.default is MISSING and each.default_factory is MISSING and each.name not in given:
            raise Wrong(f"{path}.{each.name}", "Is missing, and must be given.")
    hints = get_type_hints(of)
    return tuple(_field(name, hints[name], value, f"{path}.{name}") for name, value in given.items())


def checked(schema: Any, given: Any, path: str = "") -> Any:
    """What a part of the file says, once a schema has taken it. Raises Wrong."""
    try:
        return schema.load(given)
    except ValidationError as error:
        field, rule = next(rules(messages_of(error), path))
        raise Wrong(field, rule) from None


def _field(name: str, hint: Any, given: Any, path: str) -> Filled:
    takes, many = _taken(hint)
    if not is_dataclass(takes):
        return Filled(name, takes, many, cell=Cell.of(checked(CellSchema(), given, path)))
    tables = given if isinstance(given, list) else [given]
    if not all(isinstance(table, Mapping) for table in tables):
        raise Wrong(path, "Takes a table, or several in a list.")
    return Filled(name, takes, many, parts=tuple(filled(takes, table, path) for table in tables))


def _taken(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) in (Union, UnionType):
        return _taken(next(each for each in get_args(hint) if each is not NoneType))
    return (get_args(hint)[0], True) if get_origin(hint) is tuple else (hint, False)


def _given(part: tuple[Filled, ...], row: Row) -> bool:
    """Whether a row says anything of a part."""
    return any(row.get(column, "").strip() for field in part for column in field.columns())


def _made(takes: Any, text: str, column: str, coding: str) -> Any:
    if takes is Actor:
        return actor_in({column: text}, column, CODINGS[coding])
    if takes is bool:
        if text.casefold() not in BOOLEANS:
            raise Refused(column, "Is neither true nor false.", text)
        return BOOLEANS[text.casefold()]
    if takes in (int, float):
        return _number(text, column)
    return text


def _number(text: str, column: str) -> int | float:
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        raise Refused(column, "Is not a number.", text) from None
