"""Commands of a maintainer: append, and say more of what is on record."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

import click
import orjson
from flask.cli import with_appcontext
from marshmallow import ValidationError

from events.catalogue import KINDS
from events.recorder import Receipt
from projections.moment import Asked
from service import maintain
from service.api.blueprint import parts
from service.cli.options import Development, options_of
from service.cli.output import format_option, show, show_tables
from service.cli.read import brought_up
from service.dry_run import dry_run
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
    @click.option("--dry-run", "trying", is_flag=True, help="Show what it would change, and append nothing.")
    @format_option
    @with_appcontext
    @options_of(AMENDMENTS[topic])
    def amend(said: dict[str, Any], development: UUID, seen: int | None, trying: bool, form: str) -> None:
        if trying:
            brought_up(parts().pool)
            found = dry_run(parts(), development, topic, seen, said, Asked())
            touched: dict[str, Any] = {"facts": found.facts, **{each.view: each.rows for each in found.views}}
            touched["citations"] = found.citations
            show_tables(touched, form, asdict(found))
        else:
            _receipt(maintain.amend(parts().log, development, topic, seen, said), form)

    return click.command(VERBS[topic], help=AMENDMENTS[topic].__doc__)(amend)


def _receipt(receipt: Receipt, form: str) -> None:
    row = acknowledged(receipt)
    show([row], form, tuple(row))
