"""The fields of a development as they come through a door: checked, and plain JSON afterwards."""

import re
from typing import Any
from uuid import UUID

from marshmallow import Schema as MarshmallowSchema
from marshmallow import ValidationError, fields, validate

from events import actors
from events.dates import InvalidDate, spans
from events.development import identified

UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

LARGEST = 2**53
"""The largest whole number that every reader of JSON takes exactly (RFC 8259 section 6)."""


class Schema(MarshmallowSchema):
    """A schema that is shared and never copied: the documentation of each endpoint is copied several times."""

    def __deepcopy__(self, _: Any) -> "Schema":
        return self


class Text(fields.String):
    """Text without control characters and lone surrogates."""

    def __init__(self, *, longest: int = 2000, **kwargs: Any) -> None:
        super().__init__(validate=validate.Length(min=1, max=longest), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        if UNPRINTABLE.search(text):
            raise ValidationError("Contains a control character or a lone surrogate.")
        if not text.strip():
            raise ValidationError("Is blank.")
        return text


class Edtf(Text):
    """An EDTF date, interval or set."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        try:
            spans(text)
        except InvalidDate as error:
            raise ValidationError(str(error)) from None
        return text


class Actor(Text):
    """A code of the registry of actors."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        code = super()._deserialize(value, attr, data, **kwargs)
        try:
            return actors.actor(code).code
        except actors.UnknownActor as error:
            raise ValidationError(str(error)) from None


class Number(fields.Field[int | float]):
    """A finite number, whole or not."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int | float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValidationError("Is not a number.")
        if not abs(value) <= LARGEST:
            raise ValidationError("Is not a finite number up to 2^53.")
        return value


class Reference(Text):
    """A development: by its id, or by the key that its source knows it by, such as `axis-2025:A01`."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        try:
            return str(UUID(text))
        except ValueError:
            if ":" not in text:
                raise ValidationError("Is neither a UUID nor a key such as 'source:item'.") from None
            return str(identified(text))
