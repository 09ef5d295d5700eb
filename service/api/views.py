"""The views: one resource each, and the pages that tell how they are worked out."""

from typing import Any

from flask import url_for

from projections.moment import Asked
from projections.views.catalogue import VIEWS
from projections.views.view import View, answered
from service.api.answers import Problem
from service.api.blueprint import Blueprint, parts, stated
from service.api.offer import Offer, Told
from service.api.questions import answer_schema, question_schema, row_schema
from service.api.reading import read_at

views = Blueprint("views", __name__, url_prefix="/v1", description="What users ask, at any moment.")


def tables_of(view: View) -> Offer:
    """What a view answers, and the formats of its tables."""
    rows: dict[str, Any] = dict(view.tables)
    return Offer(answer_schema(view), {name: row_schema(row) for name, row in rows.items()})


def _serve(view: View) -> None:
    @views.route(f"/{view.name}", endpoint=view.name)
    @views.doc(summary=view.says)
    @views.answers(question_schema(view), tables_of(view))
    @views.alt_response(422, schema=Problem, description="An argument breaks a rule, or the question has no answer.")
    def read(asked: Asked, question: object) -> Told:
        at = read_at(asked)
        told = answered(view, parts().pool, at, question)
        body = {
            "moment": stated(at),
            "view": view.name,
            "method": url_for("pages.method", name=view.name),
            **told,
        }
        return Told(body)


for known in VIEWS.values():
    _serve(known)
