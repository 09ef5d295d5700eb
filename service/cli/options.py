"""Options that follow from a schema, so that commands check what REST checks; and how a development is named."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import click
import orjson
from marshmallow import Schema, ValidationError, fields
from webargs.fields import DelimitedList

from events.development import identified
from service.signatures import read_key

Command = Callable[..., Any]


class Development(click.ParamType[UUID]):
    """An id of a development, or the key that its source knows it by."""

    name = "development"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> UUID:
        """The id."""
        try:
            return UUID(str(value))
        except ValueError:
            return identified(value) if ":" in value else self.fail("is neither a UUID nor a key 'source:item'", param)


class PrivateKey(click.ParamType[bytes]):
    """A file with the private key of an author."""

    name = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> bytes:
        """The raw key."""
        try:
            return value if isinstance(value, bytes) else read_key(Path(value))
        except OSError as error:
            self.fail(f"{value} cannot be read: {error.strerror}.", param)
        except ValueError:
            self.fail(f"{value} holds no Ed25519 key as PEM, without a password.", param)


PRIVATE_KEY = PrivateKey()


def sign_option(command: Command) -> Command:
    """The option `--sign-with`, which gives the raw private key."""
    return click.option("--sign-with", type=PRIVATE_KEY, help="The file of the author's private key.")(command)


def options_of(schema: type[Schema], *, without: tuple[str, ...] = ()) -> Callable[[Command], Command]:
    """An option for each field of a schema. What is given comes loaded, as the argument `said`."""
    declared = {name: field for name, field in schema().fields.items() if name not in without}

    def decorate(command: Command) -> Command:
        def loaded(*args: Any, **kwargs: Any) -> Any:
            given = {name: kwargs.pop(name) for name in declared}
            said = {name: parsed(declared[name], name, text) for name, text in given.items() if text is not None}
            return command(*args, said=schema().load(said), **kwargs)

        loaded.__doc__ = command.__doc__
        for name, field in reversed(declared.items()):
            loaded = click.option(f"--{name.replace('_', '-')}", name, help=_help(field))(loaded)
        return loaded

    return decorate


def parsed(field: fields.Field[Any], name: str, text: str) -> Any:
    """The text of an option as JSON would have it: lists by commas, parts of their own as JSON."""
    if isinstance(field, DelimitedList):
        return text
    if isinstance(field, fields.List) and not isinstance(field.inner, fields.Nested) and not text.startswith("["):
        return [item.strip() for item in text.split(",")]
    if isinstance(field, fields.String | fields.Enum | fields.UUID | fields.Date):
        return text
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        if isinstance(field, fields.Integer | fields.Nested | fields.Dict | fields.List | fields.Boolean):
            raise ValidationError("Is not valid JSON.", name) from None
        return text


def _help(field: fields.Field[Any]) -> str:
    told = field.metadata.get("description") or ""
    if isinstance(field, fields.List) and not isinstance(field, DelimitedList):
        told = "JSON list." if isinstance(field.inner, fields.Nested) else "Separated by commas."
    elif isinstance(field, fields.Nested | fields.Dict):
        told = "JSON object."
    elif isinstance(field, fields.Enum):
        told = told or "One of: " + ", ".join(member.value for member in field.enum) + "."
    return f"{told} [required]".strip() if field.required else told
