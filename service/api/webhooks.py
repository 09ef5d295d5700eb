"""Webhooks: subscribed to, listed, removed, and how their deliveries went."""

from typing import Any
from uuid import UUID

from flask import Response, request, url_for

from service.api.answers import Problem
from service.api.blueprint import Answer, Blueprint, json, parts
from service.api.webhook_schemas import (
    DeliveriesAnswer,
    DeliveriesSchema,
    DeliveryTold,
    DeliveryWhole,
    SecretMade,
    SubscribeSchema,
    WebhookMade,
    WebhooksAnswer,
    WebhookTold,
)
from service.permalink import placed
from service.webhooks import outbox, secret
from service.webhooks.clock import now
from service.webhooks.delivery import Delivery, State
from service.webhooks.message import message
from service.webhooks.owner import owner, whose
from service.webhooks.subscribing import subscribed
from service.webhooks.subscriptions import Subscription, remove, subscription, subscriptions
from service.webhooks.telling import delivery_told, subscription_told

webhooks = Blueprint(
    "webhooks", __name__, url_prefix="/v1/webhooks", description="Who is told when an answer at a moment changes."
)

NO_WEBHOOK = "No webhook of this id is yours."

NO_DELIVERY = "No webhook of this id is yours, or it has no such delivery."


@webhooks.route("", methods=["POST"])
@webhooks.arguments(SubscribeSchema())
@webhooks.response(201, WebhookMade, description="Subscribed; this is the only time that the secret is told.")
@webhooks.alt_response(409, schema=Problem, description="There are as many webhooks as one owner may have.")
@webhooks.alt_response(422, schema=Problem, description="A field breaks a rule, or there is no answer to watch.")
@webhooks.alt_response(503, schema=Problem, description="The projections have not come far enough.")
def subscribe(said: dict[str, Any]) -> Answer:
    """Be told when an answer changes: at a target, from now on."""
    said["address"] = placed(said["address"], request.host, request.script_root)
    base = request.url_root.rstrip("/")
    made, hidden = subscribed(parts().pool, parts().webhook_private, now().date(), owner=owner(), base=base, **said)
    address = url_for("webhooks.read", webhook=made.id)
    return json({**told(made), "secret": hidden}, 201, Location=address, Cache_Control="no-store")


@webhooks.route("")
@webhooks.response(200, WebhooksAnswer)
def listed() -> Answer:
    """The webhooks of whoever asks, or all for an administrator, oldest first."""
    return json({"webhooks": [told(each) for each in subscriptions(parts().pool, whose())]})


@webhooks.route("/<uuid:webhook>")
@webhooks.response(200, WebhookTold)
@webhooks.alt_response(404, schema=Problem, description=NO_WEBHOOK)
def read(webhook: UUID) -> Answer:
    """A webhook, and the answer that was told last."""
    return json(told(subscription(parts().pool, webhook, whose())))


@webhooks.route("/<uuid:webhook>", methods=["DELETE"])
@webhooks.response(204, description="Removed, with its deliveries.")
@webhooks.alt_response(404, schema=Problem, description=NO_WEBHOOK)
def removed(webhook: UUID) -> Answer:
    """Tell nothing more, and forget the webhook with its deliveries."""
    remove(parts().pool, subscription(parts().pool, webhook, whose()))
    return Response(status=204)


@webhooks.route("/<uuid:webhook>/secret", methods=["POST"])
@webhooks.response(201, SecretMade, description="Made; this is the only time that it is told.")
@webhooks.alt_response(404, schema=Problem, description=NO_WEBHOOK)
def rotate(webhook: UUID) -> Answer:
    """Make a new secret; for a day deliveries are signed with the old one as well."""
    made, both_until = secret.rotated(parts().pool, subscription(parts().pool, webhook, whose()).id)
    return json({"secret": made, "both_until": both_until}, 201, Cache_Control="no-store")


@webhooks.route("/<uuid:webhook>/deliveries")
@webhooks.arguments(DeliveriesSchema(), location="query", as_kwargs=True)
@webhooks.response(200, DeliveriesAnswer)
@webhooks.alt_response(404, schema=Problem, description=NO_WEBHOOK)
def deliveries(webhook: UUID, limit: int, state: State | None = None) -> Answer:
    """The deliveries of a webhook and how they went, newest first; `state=dead` are those that were given up."""
    of = subscription(parts().pool, webhook, whose())
    return json({"deliveries": [sent(each) for each in outbox.deliveries(parts().pool, of.id, state, limit)]})


@webhooks.route("/<uuid:webhook>/deliveries/<uuid:delivery>")
@webhooks.response(200, DeliveryWhole)
@webhooks.alt_response(404, schema=Problem, description=NO_DELIVERY)
def delivery(webhook: UUID, delivery: UUID) -> Answer:
    """A delivery with all that it says, also where that is more than is sent."""
    of = subscription(parts().pool, webhook, whose())
    found = outbox.delivery(parts().pool, of.id, delivery)
    return json({**sent(found), "message": message(parts().pool, of, found)})


@webhooks.route("/<uuid:webhook>/deliveries/<uuid:delivery>/redeliver", methods=["POST"])
@webhooks.response(202, DeliveryTold, description="It is sent again now, with all its attempts.")
@webhooks.alt_response(404, schema=Problem, description=NO_DELIVERY)
def redeliver(webhook: UUID, delivery: UUID) -> Answer:
    """Send a delivery again, whatever became of it; a webhook that its target had disabled is enabled by that."""
    of = subscription(parts().pool, webhook, whose())
    return json(sent(outbox.again(parts().pool, outbox.delivery(parts().pool, of.id, delivery))), 202)


def told(subscription: Subscription) -> dict[str, Any]:
    """A webhook as JSON, with its links."""
    plain = subscription_told(subscription)
    return plain | {"deliveries": url_for("webhooks.deliveries", webhook=subscription.id)}


def sent(delivery: Delivery) -> dict[str, Any]:
    """A delivery as JSON, with its link."""
    link = url_for("webhooks.delivery", webhook=delivery.webhook, delivery=delivery.id)
    return delivery_told(delivery) | {"whole": link}
