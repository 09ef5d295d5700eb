"""Commands of a maintainer: append, and say more of what is on record."""

from typing import Any
from uuid import UUID

import click
import orjson
from flask.cli import with_appcontext
from marshmallow import ValidationError

from events.catalogue import KINDS
from events.development import identified
from events.recorder import Receipt
from service import maintain
from service.api.blueprint import parts
from service.cli.options import options_of
from service.cli.output import format_option, show
from service.log_form import acknowledged
from service.schemas import AMENDMENTS, record_schema

VERBS = {
    "corrected": "correct",
    "corroborated": "corroborate",
    "disputed": "dispute",
    "status-changed": "change-status",
    "ended": "end",
    "retracted": "retract",
}


class Development(click.ParamType[UUID]):
    """An id of a development, or the key that its source knows it by."""

    name = "development"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> UUID:
        """The id."""
        try:
            return UUID(str(value))
        except ValueError:
            return identified(value) if ":" in value else self.fail("is neither a UUID nor a key 'source:item'", param)


def maintaining() -> list[click.Command]:
    """The commands."""
    append = click.Group("append", help="Put a development on record: one command a kind, or `json` for a document.")
    for kind in KINDS:
        append.add_command(_recording(kind))
    append.add_command(_document())
    return [append, *(_amending(topic) for topic in AMENDMENTS)]


def _recording(kind: str) -> click.Command:
    @with_appcontext
    @format_option
    @options_of(record_schema(kind))
    def record(said: dict[str, Any], form: str) -> None:
        _receipt(maintain.record(parts().log, kind, said), form)

    return click.command(kind, help=KINDS[kind].__doc__)(record)


def _document() -> click.Command:
    @click.command("json", help="Record a development of any kind from a JSON document, '-' for standard input.")
    @click.argument("kind")
    @click.argument("file", type=click.File("rb"))
    @format_option
    @with_appcontext
    def document(kind: str, file: Any, form: str) -> None:
        try:
            said = orjson.loads(file.read())
        except orjson.JSONDecodeError as error:
            raise ValidationError(f"Is not valid JSON: {error}.", "document") from None
        _receipt(maintain.record(parts().log, kind, record_schema(kind)().load(said)), form)

    return document


def _amending(topic: str) -> click.Command:
    @click.argument("development", type=Development())
    @click.option(
        "--seen", type=int, required=topic in maintain.GUARDED, help="The version of the development that you saw."
    )
    @format_option
    @with_appcontext
    @options_of(AMENDMENTS[topic])
    def amend(said: dict[str, Any], development: UUID, seen: int | None, form: str) -> None:
        _receipt(maintain.amend(parts().log, development, topic, seen, said), form)

    return click.command(VERBS[topic], help=AMENDMENTS[topic].__doc__)(amend)


def _receipt(receipt: Receipt, form: str) -> None:
    row = acknowledged(receipt)
    show([row], form, tuple(row))
