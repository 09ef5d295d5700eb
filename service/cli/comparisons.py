"""Commands that compare views: at two moments, and without each of their sources."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import click
from flask.cli import with_appcontext

from projections.moment import compared_with
from projections.views.catalogue import COMPARED
from projections.views.difference import Difference, difference
from projections.views.sensitivity import Weight, sensitivity
from projections.views.view import View
from service.api.blueprint import parts, stated
from service.api.comparisons import begun, difference_schema
from service.api.questions import question_schema, row_schema
from service.cli.options import options_of
from service.cli.output import format_option, show
from service.cli.read import at_moment


def comparing() -> list[click.Command]:
    """The commands."""
    return [
        _group("difference", "How a view's answer differs between two moments, why, and by which events.", _difference),
        _group("sensitivity", "What of a view's answer would not stand without each of its sources.", _sensitivity),
    ]


def _group(name: str, told: str, command: Callable[[View], click.Command]) -> click.Group:
    return click.Group(name, help=told, commands={view.name: command(view) for view in COMPARED.values()})


def _difference(view: View) -> click.Command:
    @format_option
    @with_appcontext
    @options_of(difference_schema(view))
    def compare(said: dict[str, Any], form: str) -> None:
        later = at_moment(said["asked"])
        earlier = compared_with(parts().pool, later, **begun(said))
        found = difference(view, parts().pool, said["question"], earlier, later)
        whole = {"from": stated(earlier), "moment": stated(later), "question": asdict(said["question"])}
        columns = ("table", "key", "change", "cause", "fields", "before", "after")
        show([asdict(each) for each in found], form, columns, whole, [row_schema(Difference)])

    return click.command(view.name, help=view.says)(compare)


def _sensitivity(view: View) -> click.Command:
    @format_option
    @with_appcontext
    @options_of(question_schema(view))
    def leave_out(said: dict[str, Any], form: str) -> None:
        at = at_moment(said["asked"])
        found = sensitivity(view, parts().pool, said["question"], at)
        whole = {"moment": stated(at), "question": asdict(said["question"])}
        show(
            [asdict(each) for each in found],
            form,
            ("source", "ended", "changed", "added", "rows"),
            whole,
            [row_schema(Weight)],
        )

    return click.command(view.name, help=view.says)(leave_out)
