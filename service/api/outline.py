"""The timeline in few words: thousands of developments in one answer, for a drawing of them all."""

from typing import Any

from marshmallow import fields, validate

from events.dates import BEGINNING, FOREVER
from projections.moment import Asked, moment
from projections.timeline import EPOCH, STROKE, Line
from projections.timeline import outline as lines_of
from projections.timeline import sketch as strokes_of
from service.api.answers import MomentStated
from service.api.arguments import TimelineSchema, filter_of
from service.api.blueprint import Answer, Blueprint, json, parts, stated
from service.fields import Schema

outline = Blueprint("outline", __name__, url_prefix="/v1/timeline", description="Developments in few words.")

MOST = 50_000


class OutlineSchema(TimelineSchema):
    """The moment, and which developments are wanted; all in one answer."""

    class Meta:
        exclude = ("cursor",)

    limit = fields.Integer(load_default=20_000, validate=validate.Range(1, MOST))


class OutlineAnswer(Schema):
    """Developments in few words, newest first: a name for each column, and rows of what stands in them."""

    moment = fields.Nested(MomentStated, required=True)
    columns = fields.List(fields.String(), required=True)
    rows = fields.List(
        fields.List(fields.Raw()),
        required=True,
        metadata={"description": "Bounds are days since 1970-01-01; null where they are open."},
    )
    more = fields.Boolean(required=True, metadata={"description": "Whether the limit left some out."})


@outline.route("/outline")
@outline.arguments(OutlineSchema(), location="query", as_kwargs=True)
@outline.response(200, OutlineAnswer)
def read(asked: Asked, limit: int, **wanted: Any) -> Answer:
    """The developments at a moment in few words."""
    at = moment(parts().pool, asked)
    lines, more = lines_of(parts().pool, at, filter_of(**wanted), limit)
    rows = [(*line[:7], *map(_day, line[7:])) for line in lines]
    return json({"moment": stated(at), "columns": Line._fields, "rows": rows, "more": more})


class SketchSchema(OutlineSchema):
    """The moment, and which developments are wanted; all in one answer."""

    limit = fields.Integer(load_default=MOST, validate=validate.Range(1, MOST))


@outline.route("/sketch")
@outline.arguments(SketchSchema(), location="query", as_kwargs=True)
@outline.response(200, OutlineAnswer)
def drawn(asked: Asked, limit: int, **wanted: Any) -> Answer:
    """The developments at a moment as strokes to draw, in the order of the outline: what each has of dates, alone."""
    at = moment(parts().pool, asked)
    strokes, more = strokes_of(parts().pool, at, filter_of(**wanted), limit)
    return json({"moment": stated(at), "columns": STROKE, "rows": strokes, "more": more})


def _day(ordinal: int) -> int | None:
    return None if ordinal in (BEGINNING, FOREVER) else ordinal - EPOCH
