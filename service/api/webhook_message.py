"""The shape of what targets of webhooks are sent."""

from marshmallow import fields, validate

from projections.views.comparison import Change
from projections.views.difference import Difference, Doing
from service.api.questions import row_schema
from service.fields import Schema
from service.webhooks.message import TYPE


class KnownTold(Schema):
    """A position of the log, and when the log came to it."""

    position = fields.Integer(required=True)
    recorded_at = fields.DateTime(required=True, allow_none=True)


class MomentSaid(Schema):
    """The moment of an answer."""

    valid_on = fields.Date(required=True)
    published_by = fields.Date(required=True)
    known_at = fields.Nested(KnownTold, required=True)


class AnswerSaid(Schema):
    """One of both answers: its moment, and where it is read for ever."""

    moment = fields.Nested(MomentSaid, required=True)
    permalink = fields.String(required=True)


class Changed(Schema):
    """An answer that changed. `anew` says that the one told before no longer stands; then the new one is to be read."""

    webhook = fields.UUID(required=True)
    name = fields.String(required=True)
    number = fields.Integer(required=True)
    address = fields.String(required=True)
    before = fields.Nested(AnswerSaid, required=True)
    after = fields.Nested(AnswerSaid, required=True)
    anew = fields.Boolean(required=True)
    counts = fields.Dict(
        keys=fields.String(validate=validate.OneOf(list(Change))),
        values=fields.Integer(),
        required=True,
        allow_none=True,
        metadata={"description": "Rows by what became of them."},
    )
    differences = fields.List(
        fields.Nested(row_schema(Difference)),
        required=True,
        allow_none=True,
        metadata={"description": "As `/difference` tells them; null where they are too many, or the answer is new."},
    )
    events = fields.List(fields.Nested(row_schema(Doing)), required=True, allow_none=True)
    whole = fields.String(required=True, metadata={"description": "Where all of it is read, by whose webhook it is."})


class Message(Schema):
    """What is sent to a target, as Standard Webhooks has it."""

    type = fields.String(required=True, validate=validate.Equal(TYPE))
    timestamp = fields.DateTime(required=True)
    data = fields.Nested(Changed, required=True)
