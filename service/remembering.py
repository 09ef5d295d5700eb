"""Checks documents by a schema, and each value of a field but once: archives say the same words again and again."""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

import orjson
from marshmallow import Schema, ValidationError, fields, missing

REMEMBERED = 2048
"""Values of a field that are remembered."""

LONGEST = 200
"""Characters of the longest value that is remembered: what is longer hardly comes again."""

Take = Callable[[Any], Any]
"""What becomes of a value. Raises ValidationError, and TypeError where the schema has to look."""


class Remembering:
    """Loads JSON as a schema does that has no rule over several of its fields.

    What a field has taken before it takes again without a look, and gives again: it is not to be changed. What is not
    taken at once is left to the schema, which tells what is wrong.
    """

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.takes = {name: taking(field) for name, field in schema.load_fields.items()}
        self.required = {name for name, field in schema.load_fields.items() if field.required}
        self.defaults = {name for name, field in schema.load_fields.items() if field.load_default is not missing}

    def load(self, document: Any) -> dict[str, Any]:
        """The document as the schema loads it, in its order. Raises ValidationError."""
        try:
            names = document.keys()
            if self.required <= names <= self.takes.keys():
                return {
                    name: take(document[name]) if name in names else self.schema.load_fields[name].deserialize(missing)
                    for name, take in self.takes.items()
                    if name in names or name in self.defaults
                }
        except (AttributeError, TypeError, ValidationError):
            pass
        return dict(self.schema.load(document))


@cache
def remembering(schema: type[Schema]) -> Remembering:
    """The one that remembers what was taken by a schema."""
    return Remembering(schema())


def taking(field: fields.Field[Any], then: Take = lambda loaded: loaded) -> Take:
    """What a field makes of a value, and then something else of that; both remembered."""
    if isinstance(field, fields.Dict):
        return lambda value: then(field.deserialize(value))
    load = _each(field, taking(field.inner)) if isinstance(field, fields.List) else field.deserialize

    @lru_cache(REMEMBERED)
    def again(key: str | bytes) -> Any:
        return then(load(orjson.loads(key) if isinstance(key, bytes) else key))

    def take(value: Any) -> Any:
        key = value if type(value) is str else orjson.dumps(value)
        return again(key) if len(key) <= LONGEST else then(load(value))

    return take


def _each(field: fields.List[Any], inner: Take) -> Take:
    def load(value: Any) -> list[Any]:
        if type(value) is not list:
            raise TypeError(f"{value} is no list")
        taken = [inner(each) for each in value]
        for valid in field.validators:
            valid(taken)
        return taken

    return load
