"""Webhooks and deliveries as plain data, for REST and the command line; secrets are never among it."""

from typing import Any

from service.permalink import permalink
from service.webhooks.delivery import Delivery
from service.webhooks.subscriptions import Subscription

OF_WEBHOOK = ("id", "owner", "name", "target", "created_at", "disabled", "number")

OF_DELIVERY = (
    "id", "number", "state", "made_at", "from_position", "position", "anew", "attempts", "next_at", "last_at",
    "last_status", "last_error",
)  # fmt: skip


def subscription_told(subscription: Subscription) -> dict[str, Any]:
    """A webhook."""
    moment = {
        "valid_on": subscription.valid_on.isoformat(),
        "published_by": subscription.published_by.isoformat(),
        "known_at": {"position": subscription.position},
    }
    link = subscription.base + permalink(subscription.address, {"moment": moment})
    told = {"permalink": link, "position": subscription.position}
    return {
        **{name: getattr(subscription, name) for name in OF_WEBHOOK},
        "address": subscription.base + subscription.address,
        "told": {"valid_on": moment["valid_on"], "published_by": moment["published_by"], **told},
    }


def delivery_told(delivery: Delivery) -> dict[str, Any]:
    """A delivery, and how it went."""
    return {name: getattr(delivery, name) for name in OF_DELIVERY}
