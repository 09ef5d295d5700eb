"""Commands that ask the views: one a view."""

from typing import Any

import click
from flask.cli import with_appcontext

from projections.views.catalogue import VIEWS
from projections.views.view import View, answered
from service.api.blueprint import parts, stated
from service.api.questions import question_schema
from service.api.views import tables_of
from service.cli.options import options_of
from service.cli.output import format_option, show_tables
from service.cli.read import at_moment


def asking() -> list[click.Command]:
    """The commands."""
    return [_command(view) for view in VIEWS.values()]


def _command(view: View) -> click.Command:
    @format_option
    @with_appcontext
    @options_of(question_schema(view))
    def ask(said: dict[str, Any], form: str) -> None:
        at = at_moment(said["asked"])
        told = answered(view, parts().pool, at, said["question"])
        whole = {"moment": stated(at), "view": view.name, **told}
        show_tables(told["answer"], form, whole, tables_of(view).tables.values())

    return click.command(view.name, help=view.says)(ask)
