"""The schemas of what a view is asked and of what it answers, derived from its dataclasses."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields as fields_of
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from marshmallow import fields, post_load, validate
from webargs.fields import DelimitedList

from events.kind import Actor as ActorCode
from projections.views.view import Valid as ValidBounds
from projections.views.view import View
from service.api.answers import MomentStated, Valid
from service.api.arguments import Day, MomentSchema
from service.fields import Actor, Number, Schema, Text

SIMPLE: dict[Any, Callable[..., fields.Field[Any]]] = {
    bool: fields.Boolean,
    int: fields.Integer,
    float: fields.Float,
    str: fields.String,
    datetime: fields.DateTime,
}
"""The field of each simple type of an answer."""


@cache
def question_schema(view: View) -> type[Schema]:
    """The schema of a view's arguments, the moment's among them; loaded, they are the moment and the question."""
    hints = get_type_hints(view.asks)
    own = {each.name: _argument(hints[each.name], dict(each.metadata)) for each in fields_of(view.asks)}

    def made(_: Schema, data: dict[str, Any], **__: Any) -> dict[str, Any]:
        given = {name: data.pop(name) for name in own if name in data}
        question = view.asks(**{name: tuple(v) if isinstance(v, list) else v for name, v in given.items()})
        return {**data, "question": question}

    return type(f"{_title(view.name)}Question", (MomentSchema,), {"__doc__": view.says, **own, "made": post_load(made)})


@cache
def answer_schema(view: View) -> type[Schema]:
    """The schema of a view's answer."""
    rows: dict[str, Any] = dict(view.tables)
    tables = {name: fields.List(fields.Nested(row_schema(row)), required=True) for name, row in rows.items()}
    title = _title(view.name)
    body = {
        "moment": fields.Nested(MomentStated, required=True),
        "view": fields.String(required=True),
        "method": fields.String(required=True, metadata={"description": "The page that tells how it is worked out."}),
        "question": fields.Dict(required=True, metadata={"description": "What was asked, complete."}),
        "answer": fields.Nested(type(f"{title}Tables", (Schema,), tables), required=True),
        "developments": fields.Dict(
            keys=fields.UUID(), values=fields.Nested(Grounds), required=True,
            metadata={"description": "What the rows rest on, by id."},
        ),
    }  # fmt: skip
    return type(f"{title}Answer", (Schema,), {"__doc__": view.says, **body})


class Grounds(Schema):
    """A development that a row rests on."""

    title = fields.String(required=True)
    kind = fields.String(required=True)
    when = fields.String(required=True)
    status = fields.String(required=True)
    sources = fields.List(fields.Dict(), required=True)


@cache
def row_schema(row: Any) -> type[Schema]:
    """The schema of a dataclass as an answer has it."""
    hints = get_type_hints(row)
    told = {each.name: _told(hints[each.name]) for each in fields_of(row)}
    return type(f"{row.__name__}Row", (Schema,), {"__doc__": row.__doc__, **told})


def _told(annotation: Any, **kwargs: Any) -> fields.Field[Any]:
    kwargs.setdefault("required", True)
    if annotation is ValidBounds:
        return fields.Nested(Valid, **kwargs)
    if get_origin(annotation) in (Union, UnionType):
        [member] = [member for member in get_args(annotation) if member is not NoneType and member is not int] or [int]
        return _told(member, allow_none=True, **kwargs)
    if get_origin(annotation) is tuple:
        return fields.List(_told(get_args(annotation)[0]), **kwargs)
    if get_origin(annotation) is dict or annotation is dict:
        return fields.Dict(**kwargs)
    if annotation in SIMPLE:
        return SIMPLE[annotation](**kwargs)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return fields.String(validate=validate.OneOf(list(annotation)), **kwargs)
    return fields.Nested(row_schema(annotation), **kwargs)


def _argument(annotation: Any, metadata: dict[str, Any]) -> fields.Field[Any]:
    told: dict[str, Any] = {"metadata": {"description": metadata["description"]}}
    if get_origin(annotation) in (Union, UnionType):
        [annotation] = [member for member in get_args(annotation) if member is not NoneType]
    if get_origin(annotation) is tuple:
        [inner, _] = get_args(annotation)
        return DelimitedList(Actor() if inner is ActorCode else Text(longest=500), **told)
    if annotation is ActorCode:
        return Actor(**told)
    if annotation is date:
        return Day(metadata={**told["metadata"], "type": "string", "format": "date"})
    bounds = validate.Range(*metadata["between"]) if metadata["between"] else None
    if annotation is int:
        return fields.Integer(strict=False, validate=bounds, **told)
    if annotation is float:
        return _Decimal(validate=bounds, **told)
    if issubclass(annotation, StrEnum):
        return fields.Enum(annotation, by_value=True, **told)
    return Text(longest=500, **told)


class _Decimal(Number):
    """A finite number in the text of a query."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int | float:
        with suppress(ValueError):
            value = float(value)
        return super()._deserialize(value, attr, data, **kwargs)


def _title(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("-"))
