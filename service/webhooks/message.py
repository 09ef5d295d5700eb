"""What a delivery says: the address, both moments and their permalinks, the difference, and the events that made it.

It is worked out from the log when it is sent, so that what was erased meanwhile is not told.
"""

from collections import Counter
from typing import Any

import orjson

from projections.connections import Connections
from projections.moment import Moment, moment
from projections.views.comparison import Change
from projections.views.difference import Difference, Doing, difference
from service.permalink import permalink
from service.webhooks.delivery import Delivery
from service.webhooks.subscriptions import Subscription
from service.webhooks.watched import watched

TYPE = "answer.changed"

LARGEST = 64 * 1024
"""Bytes of a body; a difference that needs more is told by its counts, and by where to read it."""

MOST_EVENTS = 100
"""Events of a body; the difference names all of them."""


def body(connections: Connections, subscription: Subscription, delivery: Delivery) -> bytes:
    """The body of a delivery as it is sent."""
    whole = message(connections, subscription, delivery)
    told = orjson.dumps(whole)
    return told if len(told) <= LARGEST else orjson.dumps({**whole, "data": {**whole["data"], "differences": None}})


def message(connections: Connections, subscription: Subscription, delivery: Delivery) -> dict[str, Any]:
    """What a delivery says, with the whole difference; without any where the answer has to be read anew."""
    of = watched(subscription.address)
    earlier = of.told(delivery.from_valid_on, delivery.from_published_by, delivery.from_position)
    later = of.told(delivery.valid_on, delivery.published_by, delivery.position)
    before, after = moment(connections, earlier), moment(connections, later)
    found = None if delivery.anew else difference(of.lenient, connections, of.question, before, after)
    return {
        "type": TYPE,
        "timestamp": delivery.made_at,
        "data": {
            "webhook": subscription.id,
            "name": subscription.name,
            "number": delivery.number,
            "address": subscription.base + subscription.address,
            "before": _answer(subscription, before),
            "after": _answer(subscription, after),
            "anew": delivery.anew,
            "counts": None if found is None else _counts(found),
            "differences": found,
            "events": None if found is None else _events(found),
            "whole": f"{subscription.base}/v1/webhooks/{subscription.id}/deliveries/{delivery.id}",
        },
    }


def _answer(subscription: Subscription, at: Moment) -> dict[str, Any]:
    moment = {
        "valid_on": at.valid_on.isoformat(),
        "published_by": at.published_by.isoformat(),
        "known_at": {"position": at.position, "recorded_at": at.recorded_at},
    }
    return {"moment": moment, "permalink": subscription.base + permalink(subscription.address, {"moment": moment})}


def _counts(found: list[Difference]) -> dict[str, int]:
    counts = Counter(each.change for each in found)
    return {change.value: counts[change] for change in Change}


def _events(found: list[Difference]) -> list[Doing]:
    """The events that made a difference, each once, the newest if there are too many."""
    events = {doing.position: doing for each in found for doing in each.events}
    return [events[position] for position in sorted(events)][-MOST_EVENTS:]
