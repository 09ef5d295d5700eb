"""The views: one resource each, and the pages that tell how they are worked out."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from flask import url_for
from marshmallow import fields, validate
from webargs.fields import DelimitedList

from projections.moment import Asked
from projections.views.catalogue import VIEWS
from projections.views.view import View, answered
from service.api.answers import Problem
from service.api.blueprint import Blueprint, parts, stated
from service.api.offer import Offer, Told
from service.api.questions import answer_schema, question_schema, row_schema
from service.api.reading import read_at
from service.fields import Schema

views = Blueprint("views", __name__, url_prefix="/v1", description="What users ask, at any moment.")


def tables_of(view: View) -> Offer:
    """What a view answers, and the formats of its tables."""
    rows: dict[str, Any] = dict(view.tables)
    return Offer(answer_schema(view), {name: row_schema(row) for name, row in rows.items()})


@cache
def telling_schema(view: View) -> type[Schema]:
    """The arguments of a view, and which of its tables tell what they rest on."""
    told = "Tables whose rows tell what they rest on, or 'none': elsewhere `rests_on` is empty. Default: all tables."
    grounds = DelimitedList(
        fields.String(validate=validate.OneOf(["none", *view.tables])), metadata={"description": told}
    )
    asked = question_schema(view)
    return type(f"{asked.__name__}Telling", (asked,), {"__doc__": asked.__doc__, "grounds": grounds})


def _serve(view: View) -> None:
    @views.route(f"/{view.name}", endpoint=view.name)
    @views.doc(summary=view.says)
    @views.answers(telling_schema(view), tables_of(view))
    @views.alt_response(422, schema=Problem, description="An argument breaks a rule, or the question has no answer.")
    def read(asked: Asked, question: object, grounds: Sequence[str] | None = None) -> Told:
        at = read_at(asked)
        told = answered(view, parts().pool, at, question, grounds)
        body = {
            "moment": stated(at),
            "view": view.name,
            "method": url_for("pages.method", name=view.name),
            **told,
        }
        return Told(body)


for known in VIEWS.values():
    _serve(known)
