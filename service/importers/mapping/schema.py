"""What a mapping file can say, checked before a row is read."""

import re
from typing import Any

from marshmallow import ValidationError, fields, pre_load, validate, validates, validates_schema

from events.catalogue import KINDS
from service.fields import Text
from service.importers.catalogue import IMPORTERS
from service.importers.coding import CODINGS
from service.schemas import Strict

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")

WAYS = ("column", "template", "constant", "start")
"""The ways in which a value is given; each value has one of them."""

FORBIDDEN = ("registry", "axis-2025", "entente")
"""Names under which the product speaks itself."""


def _plain(value: Any) -> None:
    if not isinstance(value, str | int | float):
        raise ValidationError("Is neither text, nor a number, nor true or false.")


class CellSchema(Strict):
    """How one value comes from a row: a column, a template of columns, a constant, or an interval."""

    column = Text(longest=200)
    template = Text(longest=500)
    constant = fields.Raw()
    start = fields.Nested(lambda: CellSchema())
    end = fields.Nested(lambda: CellSchema())
    map = fields.Dict(keys=fields.String(), values=fields.Raw(validate=_plain))
    date = fields.List(Text(longest=60), validate=validate.Length(min=1, max=10))
    split = fields.String(validate=validate.Length(min=1, max=10))
    empty = fields.String()
    coding = fields.String(validate=validate.OneOf([*CODINGS]))

    @pre_load
    def short(self, data: Any, **_: Any) -> Any:
        """A text alone is the name of a column, and one way of writing dates a list of one."""
        if isinstance(data, str):
            return {"column": data}
        if isinstance(data, dict) and isinstance(data.get("date"), str):
            return {**data, "date": [data["date"]]}
        return data

    @validates_schema
    def one_way(self, data: dict[str, Any], **_: Any) -> None:
        """A value comes in one way, and only an interval ends."""
        given = [way for way in WAYS if way in data]
        if len(given) != 1:
            raise ValidationError(f"Needs one of {', '.join(WAYS)}, and has {', '.join(given) or 'none'}.")
        if "end" in data and "start" not in data:
            raise ValidationError("Goes with `start`.", "end")


class ActorsSchema(Strict):
    """How columns name actors unless a value says otherwise."""

    coding = fields.String(required=True, validate=validate.OneOf([*CODINGS]))


class MappingSchema(Strict):
    """A mapping file."""

    archive = fields.String(
        required=True, validate=validate.Regexp(NAME, error="Takes small letters, digits and hyphens, 60 at the most.")
    )
    title = Text(longest=200)
    citation = Text(longest=1000)
    kind = fields.String(required=True)
    key = Text(required=True, longest=500)
    whole = fields.Boolean(truthy={True}, falsy={False}, load_default=False)
    delimiter = fields.String(validate=validate.Length(equal=1), load_default=",")
    actors = fields.Nested(ActorsSchema, load_default=lambda: {"coding": "iso3"})
    source = fields.Dict(keys=fields.String())
    content = fields.Dict(keys=fields.String(), required=True)

    @validates("archive")
    def is_its_own(self, archive: str, **_: Any) -> None:
        """An archive of one's own has a name of its own, as its keys begin with it."""
        if archive in FORBIDDEN or archive in IMPORTERS:
            raise ValidationError("Is the name of another archive.")

    @validates("kind")
    def is_a_kind(self, kind: str, **_: Any) -> None:
        """The kind is one of the catalogue."""
        if kind not in KINDS:
            raise ValidationError(f"No kind is called so; there are {', '.join(KINDS)}.")
