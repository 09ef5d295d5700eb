"""The schemas of what can be said, derived from the catalogue: one a kind, and one for each event that amends."""

from dataclasses import MISSING, Field
from dataclasses import fields as fields_of
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from marshmallow import RAISE, ValidationError, fields, validate, validates, validates_schema

from events.catalogue import kind_called
from events.dates import BEGINNING, FOREVER, bounds
from events.facts import Status
from events.kind import Actor as ActorCode
from events.kind import Edtf as EdtfText
from events.kind import Operator, Party, Plover, Quantity
from events.sources import Reliability
from service.fields import Actor, Edtf, Number, Reference, Schema, Text

MOST = 500
"""How many items a list takes."""


class Strict(Schema):
    """A schema that refuses what it does not know."""

    class Meta:
        unknown = RAISE


class SourceSchema(Strict):
    """A source with its Admiralty code; `published` is an EDTF date."""

    name = Text(required=True, longest=200)
    url = Text()
    title = Text()
    published = Edtf()
    reliability = fields.Enum(Reliability, by_value=True)
    credibility = fields.Integer(strict=True, validate=validate.Range(1, 6))

    @validates("published")
    def was_published(self, published: str, **_: Any) -> None:
        """A source was published on one day, if imprecisely known, and not in the future."""
        day = bounds(published)
        if "/" in published or day.starts_from == BEGINNING or day.ends_by == FOREVER:
            raise ValidationError("Must be one date, not an interval.")
        if day.starts_from > datetime.now(UTC).toordinal() + 1:
            raise ValidationError("Lies in the future.")


class QuantitySchema(Strict):
    """How much of what; a range runs from `amount` to `upper`."""

    name = Text(required=True, longest=200)
    amount = Number()
    unit = Text(longest=100)
    operator = fields.Enum(Operator, by_value=True)
    upper = Number()
    verbatim = Text()

    @validates_schema
    def says_how_much(self, data: dict[str, Any], **_: Any) -> None:
        """An amount, or the source's own words for it; and a range has two ends."""
        if "amount" not in data and "verbatim" not in data:
            raise ValidationError("Needs an amount, or the source's words in `verbatim`.", "amount")
        if (data.get("operator") == Operator.RANGE) != ("upper" in data):
            raise ValidationError("Goes with the operator 'range', and a range needs it.", "upper")
        if "upper" in data and data.get("amount", data["upper"]) > data["upper"]:
            raise ValidationError("Is less than the amount that the range starts from.", "upper")


NESTED: dict[type, type[Schema]] = {Quantity: QuantitySchema}


def field_for(annotation: Any, metadata: dict[str, Any], **kwargs: Any) -> fields.Field[Any]:
    """The field for an annotation of a kind's dataclass."""
    if get_origin(annotation) in (Union, UnionType):
        members = [member for member in get_args(annotation) if member is not NoneType]
        return Number(**kwargs) if members == [int, float] else field_for(members[0], metadata, **kwargs)
    if get_origin(annotation) is tuple:
        length = validate.Length(min=metadata.get("least"), max=MOST)
        return fields.List(field_for(get_args(annotation)[0], {}), validate=[length, _once], **kwargs)
    if annotation is ActorCode:
        return Actor(**kwargs)
    if annotation is EdtfText:
        return Edtf(**kwargs)
    if annotation is UUID:
        return Reference(**kwargs)
    if annotation is bool:
        return fields.Boolean(truthy={True}, falsy={False}, **kwargs)
    if annotation is float:
        low, high = metadata["between"]
        return Number(validate=validate.Range(low, high), **kwargs)
    if annotation is int:
        return fields.Integer(strict=True, validate=validate.Range(0, 2**31 - 1), **kwargs)
    if issubclass(annotation, StrEnum):
        return fields.Enum(annotation, by_value=True, **kwargs)
    if annotation in (Party, Plover, Quantity):
        return fields.Nested(_part(annotation), **kwargs)
    return Text(**kwargs)


def _once(values: list[Any]) -> None:
    if len({repr(value) for value in values}) < len(values):
        raise ValidationError("Names something twice.")


@cache
def _part(part: type) -> type[Schema]:
    return NESTED.get(part) or _of_dataclass(part.__name__, part, Strict)


def _of_dataclass(name: str, of: type, base: type[Schema]) -> type[Schema]:
    hints = get_type_hints(of)
    declared: dict[str, Any] = {each.name: _declared(each, hints[each.name]) for each in fields_of(of)}
    return type(name, (base,), {"__doc__": of.__doc__, **declared})


def _declared(each: Field[Any], annotation: Any) -> fields.Field[Any]:
    required = each.default is MISSING and each.default_factory is MISSING
    longest = {"longest": 500} if each.name == "title" else {}
    return field_for(annotation, dict(each.metadata), required=required, **longest)


class AssertionSchema(Strict):
    """By whom, why, as part of what, and resting on which sources something is said."""

    author = Text(required=True, longest=200)
    reason = Text()
    correlation_id = Text(longest=200)
    sources = fields.List(fields.Nested(SourceSchema), validate=validate.Length(max=100), load_default=list)


class RecordSchema(AssertionSchema):
    """What a record has beside the fields of its kind. Without `id` and `key` the development gets a new id."""

    id = fields.UUID()
    key = Text(longest=200)

    @validates_schema
    def one_identity(self, data: dict[str, Any], **_: Any) -> None:
        """An id or a source's key, not both."""
        if "id" in data and "key" in data:
            raise ValidationError("Give an id or a key, not both.", "key")
        if ":" not in data.get("key", ":"):
            raise ValidationError("Is not of the form 'source:item'.", "key")


@cache
def record_schema(kind: str) -> type[Schema]:
    """The schema of a record of a kind: who says it, and all that the kind has fields for."""
    of = kind_called(kind)
    return _of_dataclass(f"{of.__name__}Record", of, RecordSchema)


@cache
def content_schema(kind: str) -> type[Schema]:
    """The schema of what a kind says."""
    of = kind_called(kind)
    return _of_dataclass(of.__name__, of, Strict)


class CorrectionSchema(AssertionSchema):
    """Fields that the record should have said otherwise; null takes a field away."""

    reason = Text(required=True)
    changes = fields.Dict(
        keys=fields.String(), required=True, validate=validate.Length(min=1, error="Changes nothing.")
    )


class CorroborationSchema(AssertionSchema):
    """Further sources that say the same."""

    sources = fields.List(fields.Nested(SourceSchema), required=True, validate=validate.Length(min=1, max=100))


class DisputeSchema(AssertionSchema):
    """A denial, and the development that contests this one where there is one."""

    contested_by = Reference()


class StatusChangeSchema(AssertionSchema):
    """A plan that came to pass or did not, an allegation that was confirmed or contradicted."""

    status = fields.Enum(Status, by_value=True, required=True)
    because_of = Reference()


class EndingSchema(AssertionSchema):
    """When what was in force came to its end."""

    on = Edtf(required=True)


class RetractionSchema(AssertionSchema):
    """Why the record should not have been made."""

    reason = Text(required=True)


class ErasureSchema(AssertionSchema):
    """On which legal basis, and why, all that was said of a development is taken away."""

    reason = Text(required=True)
    basis = Text(required=True)

    class Meta(AssertionSchema.Meta):
        exclude = ("sources",)


AMENDMENTS: dict[str, type[AssertionSchema]] = {
    "corrected": CorrectionSchema,
    "corroborated": CorroborationSchema,
    "disputed": DisputeSchema,
    "status-changed": StatusChangeSchema,
    "ended": EndingSchema,
    "retracted": RetractionSchema,
}
"""The schema of each event that amends a development, by its topic."""
