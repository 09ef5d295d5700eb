"""Checks what a record says of its kind, by the schema and the rules of the kind, and gives it the form of the log."""

from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from functools import cache, partial
from typing import Any, NamedTuple, get_type_hints

from marshmallow import ValidationError

from events.catalogue import converter, kind_called, read, write
from events.development import Document
from events.kind import Kind
from service.remembering import taking
from service.schemas import content_schema

LEFT_OUT = object()
"""What is written of a field that has its default."""


class Told(NamedTuple):
    """A value as a development has it, and as the log has it."""

    value: Any
    written: Any


def checked(kind: str, content: Document) -> Document:
    """The content of a development in the log's form. Raises ValidationError, by field."""
    return _checking(kind)(content)


@cache
def _checking(kind: str) -> "Checking":
    return Checking(kind)


class Checking:
    """Checks what is said of a kind. A value that a field had before is not looked at again, and not to be changed."""

    def __init__(self, topic: str) -> None:
        self.kind = kind_called(topic)
        self.schema = content_schema(topic)()
        hints, takers = get_type_hints(self.kind), self.schema.load_fields
        ordered = sorted(fields(self.kind), key=_may_be_left_out)  # as cattrs writes them
        self.needed = {each.name for each in ordered if each.default is MISSING}
        self.takes = {each.name: taking(takers[each.name], _telling(each, hints[each.name])) for each in ordered}

    def __call__(self, content: Document) -> Document:
        """The content in the log's form. Raises ValidationError, by field."""
        try:
            told = {name: self.takes[name](value) for name, value in content.items()}
        except (AttributeError, KeyError, TypeError, ValidationError):
            return self._anew(content)
        if not self.needed <= told.keys():
            return self._anew(content)
        development: Any = object.__new__(self.kind)  # whose own way to set the fields of what is frozen takes longer
        development.__dict__.update({name: each.value for name, each in told.items()})
        _keeps_rules(development)
        told.setdefault("status", Told(development.status, development.status.value))
        return {name: told[name].written for name in self.takes if name in told and told[name].written is not LEFT_OUT}

    def _anew(self, content: Document) -> Document:
        development = read(self.kind.TOPIC, self.schema.load(content))
        _keeps_rules(development)
        return write(development)


def _keeps_rules(development: Kind) -> None:
    if problems := dict(development.problems()):
        raise ValidationError({field: [rule] for field, rule in problems.items()})


def _may_be_left_out(field: Field[Any]) -> bool:
    return field.name != "status" and not (field.default is MISSING and field.default_factory is MISSING)


def _telling(field: Field[Any], hint: Any) -> Callable[[Any], Told]:
    default = field.default if field.default_factory is MISSING else field.default_factory()
    default = default if _may_be_left_out(field) else MISSING
    if getattr(hint, "__supertype__", hint) is str:
        return lambda text: Told(text, LEFT_OUT if text == default else text)
    return partial(_told, hint, default)


def _told(hint: Any, default: Any, loaded: Any) -> Told:
    value = converter().structure(loaded, hint)
    return Told(value, LEFT_OUT if value == default else converter().unstructure(value, unstructure_as=hint))
