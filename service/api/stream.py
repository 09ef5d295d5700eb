"""The log as it grows, as server-sent events."""

from flask import Response, request
from marshmallow import fields, validate

from events.recorder import NEWEST
from service.access.gate import admitted_still
from service.api.answers import Problem
from service.api.blueprint import Answer, Blueprint, parts
from service.fields import Schema

stream = Blueprint("stream", __name__, url_prefix="/v1/log", description="The log as it grows.")

TEXT = {"type": "string"}

Position = fields.Integer(load_default=None, validate=validate.Range(0, NEWEST))


class FromSchema(Schema):
    """The position after which the stream begins. Left out, it begins with what comes from now on."""

    after = Position


class LastSchema(Schema):
    """The last event that was seen, which counts before `after`; browsers send it when they come back."""

    last = fields.Integer(data_key="Last-Event-ID", load_default=None, validate=validate.Range(0, NEWEST))


@stream.route("/stream")
@stream.arguments(FromSchema(), location="query", as_kwargs=True)
@stream.arguments(LastSchema(), location="headers", as_kwargs=True)
@stream.response(
    200,
    TEXT,
    content_type="text/event-stream",
    description="Events by their topic, with the position for an id and for data what `/v1/log` says. It has no end.",
)
@stream.alt_response(422, schema=Problem, description="The log has not come to this position.")
@stream.alt_response(503, schema=Problem, description="The process serves as many streams as it may.")
def follow(after: int | None, last: int | None) -> Answer:
    """Every event after a position, in order and each once, and then whatever is appended, as soon as it is.

    It ends once the credential that opened it is revoked or has expired.
    """
    opened = parts().feed.open(last, after, request.environ.get("gunicorn.socket"), admitted_still())
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return Response(opened, content_type="text/event-stream", headers=headers)
