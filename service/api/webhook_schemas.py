"""The shapes of webhooks and of their deliveries, as they are asked for and as they are answered."""

from marshmallow import fields, validate

from service.api.webhook_message import Message
from service.fields import Schema, Text
from service.schemas import Strict
from service.webhooks.delivery import State

MOST = 1000
"""How many deliveries are told of at once."""


class SubscribeSchema(Strict):
    """Which answer is watched, and who is told."""

    name = Text(longest=200, required=True, metadata={"description": "What the webhook is to be called."})
    address = Text(
        longest=8000,
        required=True,
        metadata={
            "description": "A path with its query, or a whole URL, of a view, the state or the timeline, without"
            " known_at: what is watched is what we know of it."
        },
    )
    target = Text(longest=2000, required=True, metadata={"description": "The https URL that is told."})


class MomentTold(Schema):
    """The moment of the answer that was told last; at first that of the subscription."""

    valid_on = fields.Date(required=True)
    published_by = fields.Date(required=True)
    position = fields.Integer(required=True)
    permalink = fields.String(required=True)


class WebhookTold(Schema):
    """A webhook."""

    id = fields.UUID(required=True)
    owner = fields.String(required=True)
    name = fields.String(required=True)
    address = fields.String(required=True)
    target = fields.String(required=True)
    created_at = fields.DateTime(required=True)
    disabled = fields.String(
        required=True, allow_none=True, metadata={"description": "Why nothing is told any more; null where it is."}
    )
    number = fields.Integer(required=True, metadata={"description": "Of the last delivery; they count from 1."})
    told = fields.Nested(MomentTold, required=True)
    deliveries = fields.String(required=True)


class WebhookMade(WebhookTold):
    """A new webhook; nobody is told the secret again."""

    secret = fields.String(required=True, metadata={"description": "What deliveries are signed with: `whsec_...`."})


class WebhooksAnswer(Schema):
    """Webhooks, oldest first."""

    webhooks = fields.List(fields.Nested(WebhookTold), required=True)


class SecretMade(Schema):
    """A new secret; until `both_until` the old one signs alongside."""

    secret = fields.String(required=True)
    both_until = fields.DateTime(required=True)


class DeliveriesSchema(Schema):
    """Which deliveries are wanted."""

    state = fields.Enum(State, by_value=True, metadata={"description": "Dead ones were given up."})
    limit = fields.Integer(load_default=100, validate=validate.Range(1, MOST))


class DeliveryTold(Schema):
    """A delivery, between which positions of the log the answer changed, and how the last attempt ended."""

    id = fields.UUID(required=True, metadata={"description": "Its `webhook-id`, the same at every attempt."})
    number = fields.Integer(required=True)
    state = fields.String(required=True, validate=validate.OneOf(list(State)))
    made_at = fields.DateTime(required=True)
    from_position = fields.Integer(required=True)
    position = fields.Integer(required=True)
    anew = fields.Boolean(required=True)
    attempts = fields.Integer(required=True)
    next_at = fields.DateTime(required=True, allow_none=True)
    last_at = fields.DateTime(required=True, allow_none=True)
    last_status = fields.Integer(required=True, allow_none=True)
    last_error = fields.String(required=True, allow_none=True)
    whole = fields.String(required=True, metadata={"description": "Where it is read with all that it says."})


class DeliveriesAnswer(Schema):
    """Deliveries of a webhook, newest first."""

    deliveries = fields.List(fields.Nested(DeliveryTold), required=True)


class DeliveryWhole(DeliveryTold):
    """A delivery with what it says, however much that is."""

    message = fields.Nested(Message, required=True)
