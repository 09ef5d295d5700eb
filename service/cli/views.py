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
from service.cli.output import show_tables, tables_option
from service.cli.read import at_moment


def asking() -> list[click.Command]:
    """The commands."""
    return [_command(view) for view in VIEWS.values()]


def _command(view: View) -> click.Command:
    @click.option("--table", type=click.Choice([*view.tables]), help="This table of the answer alone.")
    @tables_option
    @with_appcontext
    @options_of(question_schema(view))
    def ask(said: dict[str, Any], table: str | None, form: str) -> None:
        if table and form == "json":
            raise click.UsageError("--table is for a format that holds one table; JSON has them all.")
        at = at_moment(said["asked"])
        told = answered(view, parts().pool, at, said["question"])
        whole = {"moment": stated(at), "view": view.name, **told}
        wanted = [table] if table else [*view.tables]
        described = [tables_of(view).tables[name] for name in wanted]
        show_tables({name: told["answer"][name] for name in wanted}, form, whole, described)

    return click.command(view.name, help=view.says)(ask)
