"""The history taken away whole: the log, and the versions of facts and developments with all their times."""

from typing import Any

from flask import Response
from marshmallow import fields, validate

from projections.moment import Asked
from service.api.answers import Problem
from service.api.arguments import MomentSchema
from service.api.blueprint import Answer, Blueprint, parts, stated
from service.api.offer import preferred
from service.api.reading import read_at
from service.formats.streamed import STREAMED, Streamed
from service.history import WHOLE, Whole

history = Blueprint("history", __name__, url_prefix="/v1/export", description="The history, taken away whole.")

MEDIA_TYPES = {each.format.media_type: each for each in STREAMED.values()}

DESCRIBED = {
    "description": "All of it, a part at a time.",
    "content": {media_type: {"schema": each.format.schema} for media_type, each in MEDIA_TYPES.items()},
}


class HistorySchema(MomentSchema):
    """Up to where the history was known, and the format."""

    class Meta:
        exclude = (
            "valid_on",
            "published_by",
            "certainty",
            "status",
            "sources",
            "without",
            "reliability",
            "credibility",
        )

    format = fields.String(
        validate=validate.OneOf([*STREAMED]), metadata={"description": "The format, whatever the Accept header says."}
    )


def _serve(name: str, whole: Whole) -> None:
    @history.route(f"/{name}", endpoint=name)
    @history.arguments(HistorySchema(), location="query", as_kwargs=True)
    @history.doc(summary=f"{whole.says} Up to a position, as NDJSON, CSV or Parquet.", responses={"200": DESCRIBED})
    @history.alt_response(406, schema=Problem, description="No media type is accepted, or Parquet's extra is missing.")
    @history.alt_response(503, schema=Problem, description="The projections or the database lag.")
    def read(asked: Asked, **wanted: Any) -> Answer:
        form = _chosen(**wanted)
        at = read_at(asked)
        known_at = {"known_at": stated(at)["known_at"]}
        body = form.parts(whole.batches(parts(), at.position), whole.described, known_at)
        headers = {"Vary": "Accept", "Content-Disposition": f'attachment; filename="{name}.{form.format.word}"'}
        return Response(body, content_type=form.format.content_type, headers=headers)


def _chosen(format: str | None = None) -> Streamed:  # noqa: A002
    """The format that is asked for, by its word or by the Accept header. Raises NotAcceptable."""
    return STREAMED[format] if format else MEDIA_TYPES[preferred([*MEDIA_TYPES])]


for known, table in WHOLE.items():
    _serve(known, table)
