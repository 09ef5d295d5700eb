"""Subscribes to an answer: it is asked once, and told from then on where it differs."""

from datetime import date

from projections.connections import Connections
from service.webhooks.answer import newest
from service.webhooks.subscriptions import Subscription, subscribe
from service.webhooks.target import checked
from service.webhooks.watched import watched


def subscribed(
    connections: Connections,
    private: bool,
    today: date,
    *,
    owner: str,
    name: str,
    address: str,
    target: str,
    base: str,
) -> tuple[Subscription, str]:
    """A new webhook and its secret; `private` allows targets that are not public.

    Raises ValidationError, Unanswerable, TooManyWebhooks and Lagging.
    """
    to, of = checked(target, private), watched(address)
    answer = newest(connections, of, of.view, today)
    return subscribe(connections, answer, owner=owner, name=name, address=address, target=to, base=base)
