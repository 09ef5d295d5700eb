"""Views compared: at two moments, and without each of their sources."""

from dataclasses import asdict
from functools import cache
from typing import Any

from flask import url_for
from marshmallow import ValidationError, fields

from projections.moment import Asked, compared_with
from projections.reader import Reader
from projections.views.catalogue import COMPARED
from projections.views.difference import Difference, difference
from projections.views.sensitivity import Weight, sensitivity
from projections.views.view import View
from service.api.answers import MomentStated, Problem
from service.api.arguments import KnownAt
from service.api.blueprint import Blueprint, parts, stated
from service.api.offer import Offer, Told
from service.api.questions import Grounds, question_schema, row_schema
from service.api.reading import read_at
from service.fields import Schema

comparisons = Blueprint("comparisons", __name__, url_prefix="/v1", description="Views compared.")

EARLIER = ("from_valid_on", "from_published_by", "from_known_at")
"""The arguments that say where the earlier moment differs from the later."""

BROKEN = "An argument breaks a rule, or the question has no answer."


@cache
def difference_schema(view: View) -> type[Schema]:
    """The arguments of a difference: the view's own, which are those of the later moment, and the earlier moment."""
    told = "Where the earlier moment differs: its {}."
    kinds = (
        fields.Date(metadata={"description": told.format("day in the world")}),
        fields.Date(metadata={"description": told.format("day of publication")}),
        KnownAt(metadata={"description": told.format("position or instant"), "type": "string"}),
    )
    earlier = dict(zip(EARLIER, kinds, strict=True))
    return type(f"{view.name.title()}DifferenceQuestion", (question_schema(view),), earlier)


def begun(said: dict[str, Any]) -> dict[str, Any]:
    """What the arguments of a difference say of the earlier moment. Raises ValidationError where they do not."""
    found = {name: said[name] for name in EARLIER if name in said}
    if not found:
        raise ValidationError("Give this, from_published_by or from_known_at: what to compare with.", EARLIER[0])
    return found


class Compared(Schema):
    """What was compared, and what its rows rest on."""

    moment = fields.Nested(MomentStated, required=True)
    view = fields.String(required=True)
    method = fields.String(required=True)
    question = fields.Dict(required=True)
    developments = fields.Dict(keys=fields.UUID(), values=fields.Nested(Grounds), required=True)


class DifferenceAnswer(Compared):
    """The rows of a view that differ between `from` and `moment`."""

    earlier = fields.Nested(MomentStated, required=True, data_key="from")
    differences = fields.List(fields.Nested(row_schema(Difference)), required=True)


class SensitivityAnswer(Compared):
    """Each source that an answer rests on, and which of its rows would not stand without it."""

    sources = fields.List(fields.Nested(row_schema(Weight)), required=True)


DIFFERENCES = Offer(DifferenceAnswer, {"differences": row_schema(Difference)})
WEIGHTS = Offer(SensitivityAnswer, {"sources": row_schema(Weight)})


def _serve(view: View) -> None:
    @comparisons.route(f"/{view.name}/difference", endpoint=f"{view.name}-difference")
    @comparisons.doc(summary=f"How the answer of '{view.name}' differs between two moments, why, and by which events.")
    @comparisons.answers(difference_schema(view), DIFFERENCES)
    @comparisons.alt_response(422, schema=Problem, description=BROKEN)
    def two_moments(asked: Asked, question: Any, **said: Any) -> Told:
        later = read_at(asked, begun(said).get("from_known_at"))
        earlier = compared_with(parts().pool, later, **begun(said))
        found = difference(view, parts().pool, question, earlier, later)
        basis = [
            Reader(parts().pool, at).basis(id_ for each in found for id_ in each.rests_on) for at in (earlier, later)
        ]
        return Told(
            {
                "from": stated(earlier),
                "moment": stated(later),
                "view": view.name,
                "method": url_for("pages.method", name="difference"),
                "question": asdict(question),
                "differences": found,
                "developments": basis[0] | basis[1],
            }
        )

    @comparisons.route(f"/{view.name}/sensitivity", endpoint=f"{view.name}-sensitivity")
    @comparisons.doc(summary=f"What of the answer of '{view.name}' would not stand without each of its sources.")
    @comparisons.answers(question_schema(view), WEIGHTS)
    @comparisons.alt_response(422, schema=Problem, description=BROKEN)
    def without_each_source(asked: Asked, question: Any) -> Told:
        at = read_at(asked)
        found = sensitivity(view, parts().pool, question, at)
        return Told(
            {
                "moment": stated(at),
                "view": view.name,
                "method": url_for("pages.method", name="sensitivity"),
                "question": asdict(question),
                "sources": found,
                "developments": Reader(parts().pool, at).basis(id_ for each in found for id_ in each.rests_on),
            }
        )


for known in COMPARED.values():
    _serve(known)
