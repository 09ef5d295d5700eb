"""Commands of a maintainer: append, and say more of what is on record."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

import click
import orjson
from flask.cli import with_appcontext
from marshmallow import ValidationError

from events import development as events
from events.audit.seal import Signed
from events.catalogue import KINDS
from events.development import EVENTS
from events.recorder import Receipt
from projections.moment import Asked
from projections.sweeping import sweep
from service import maintain
from service.api.blueprint import parts
from service.cli.options import Development, options_of, sign_option
from service.cli.output import format_option, show, show_tables
from service.cli.read import brought_up
from service.dry_run import dry_run
from service.log_form import acknowledged
from service.schemas import AMENDMENTS, ErasureSchema, record_schema
from service.signatures import signed

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
    return [append, *(_amending(topic) for topic in AMENDMENTS), _erasing()]


def _recording(kind: str) -> click.Command:
    @with_appcontext
    @format_option
    @sign_option
    @options_of(record_schema(kind))
    def record(said: dict[str, Any], sign_with: bytes | None, form: str) -> None:
        _record(kind, said, sign_with, form)

    return click.command(kind, help=KINDS[kind].__doc__)(record)


def _document() -> click.Command:
    @click.command("json", help="Record a development of any kind from a JSON document, '-' for standard input.")
    @click.argument("kind")
    @click.argument("file", type=click.File("rb"))
    @sign_option
    @format_option
    @with_appcontext
    def document(kind: str, file: Any, sign_with: bytes | None, form: str) -> None:
        try:
            said = orjson.loads(file.read())
        except orjson.JSONDecodeError as error:
            raise ValidationError(f"Is not valid JSON: {error}.", "document") from None
        _record(kind, record_schema(kind)().load(said), sign_with, form)

    return document


def _amending(topic: str) -> click.Command:
    @click.argument("development", type=Development())
    @click.option(
        "--seen", type=int, required=topic in maintain.GUARDED, help="The version of the development that you saw."
    )
    @click.option("--dry-run", "trying", is_flag=True, help="Show what it would change, and append nothing.")
    @sign_option
    @format_option
    @with_appcontext
    @options_of(AMENDMENTS[topic])
    def amend(
        said: dict[str, Any], development: UUID, seen: int | None, trying: bool, sign_with: bytes | None, form: str
    ) -> None:
        if trying:
            brought_up(parts().pool)
            found = dry_run(parts(), development, topic, seen, said, Asked())
            touched: dict[str, Any] = {"facts": found.facts, **{each.view: each.rows for each in found.views}}
            touched["citations"] = found.citations
            show_tables(touched, form, asdict(found))
        else:
            seen, said, by = _signed(EVENTS[topic], development, seen, said, sign_with)
            _receipt(maintain.amend(parts().log, development, topic, seen, said, by), form)

    return click.command(VERBS[topic], help=AMENDMENTS[topic].__doc__)(amend)


def _erasing() -> click.Command:
    @click.argument("development", type=Development())
    @click.option("--seen", type=int, required=True, help="The version of the development that you saw.")
    @sign_option
    @format_option
    @with_appcontext
    @options_of(ErasureSchema)
    def erase(said: dict[str, Any], development: UUID, seen: int, sign_with: bytes | None, form: str) -> None:
        version, said, by = _signed(events.Development.PayloadErased, development, seen, said, sign_with)
        _receipt(maintain.erase(parts().log, development, version, said, by), form)
        brought_up(parts().pool)
        with parts().pool.connection() as connection:
            sweep(connection)

    return click.command("erase", help=ErasureSchema.__doc__)(erase)


def _record(kind: str, said: dict[str, Any], sign_with: bytes | None, form: str) -> None:
    said, log = {**said, **maintain.made_up(said, new=True)}, parts().log
    by = signed(maintain.recordable(log, kind, said), sign_with) if sign_with else None
    _receipt(maintain.record(log, kind, said, by), form)


def _signed(
    event: type[events.Development.Event], development: UUID, seen: int | None, said: dict[str, Any], key: bytes | None
) -> tuple[int | None, dict[str, Any], Signed | None]:
    """The version that is amended and what is said, both as they were signed, and the signature; or as they are."""
    if key is None:
        return seen, said, None
    said = {**said, **maintain.made_up(said)}
    proposed = maintain.proposed(parts().log, development, event, seen, said)
    return proposed.originator_version - 1, said, signed(proposed, key)


def _receipt(receipt: Receipt, form: str) -> None:
    row = acknowledged(receipt)
    show([row], form, tuple(row))
