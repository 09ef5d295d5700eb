"""The deliveries of webhooks: put in with what was told in one statement, sent until they arrive or are given up."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from projections.connections import Connections, rows
from service.webhooks.answer import Answer
from service.webhooks.delivery import Delivery, State
from service.webhooks.errors import UnknownDelivery
from service.webhooks.subscriptions import Subscription

COLUMNS = """
    delivery.id, delivery.webhook, delivery.number, made_at, from_valid_on, from_published_by, from_position,
    delivery.valid_on, delivery.published_by, delivery.position, anew, state, attempts, next_at, last_at, last_status,
    last_error
"""

TELL = """
    WITH told AS (
        UPDATE public.webhook
        SET number = number + 1, valid_on = %(valid_on)s, published_by = %(published_by)s, position = %(position)s,
            digest = %(digest)s
        WHERE id = %(webhook)s AND number = %(number)s AND disabled IS NULL
        RETURNING id, number
    )
    INSERT INTO public.webhook_delivery (
        id, webhook, number, from_valid_on, from_published_by, from_position, valid_on, published_by, position, anew,
        next_at
    )
    SELECT
        %(id)s, id, number, %(from_valid_on)s, %(from_published_by)s, %(from_position)s,
        %(valid_on)s, %(published_by)s, %(position)s, %(anew)s, %(now)s
    FROM told
"""

DUE = f"""
    SELECT {COLUMNS}
    FROM (
        SELECT delivery.*, row_number() OVER (PARTITION BY split_part(target, '/', 3) ORDER BY next_at, delivery.id)
        FROM public.webhook_delivery AS delivery JOIN public.webhook ON webhook.id = delivery.webhook
        WHERE state = 'pending' AND next_at <= %(now)s AND disabled IS NULL
    ) AS delivery
    WHERE row_number <= %(to_one_host)s
    ORDER BY next_at, delivery.id
"""

SETTLE = """
    WITH settled AS (
        UPDATE public.webhook_delivery
        SET state = %(state)s, attempts = attempts + 1, next_at = %(next_at)s, last_at = %(now)s,
            last_status = %(status)s, last_error = %(error)s
        WHERE id = %(id)s
        RETURNING webhook
    )
    UPDATE public.webhook SET disabled = %(disabled)s
    FROM settled
    WHERE webhook.id = settled.webhook AND %(disabled)s::text IS NOT NULL
"""

OF_WEBHOOK = f"""
    SELECT {COLUMNS}
    FROM public.webhook_delivery AS delivery
    WHERE webhook = %(webhook)s AND (%(state)s::text IS NULL OR state = %(state)s)
    ORDER BY number DESC
    LIMIT %(limit)s
"""

ONE = f"SELECT {COLUMNS} FROM public.webhook_delivery AS delivery WHERE webhook = %(webhook)s AND id = %(id)s"

AGAIN = f"""
    WITH again AS (
        UPDATE public.webhook_delivery AS delivery
        SET state = 'pending', attempts = 0, next_at = clock_timestamp()
        WHERE id = %(id)s
        RETURNING {COLUMNS}
    ), enabled AS (
        UPDATE public.webhook SET disabled = NULL FROM again WHERE webhook.id = again.webhook
    )
    SELECT again.* FROM again, pg_notify('webhook', '')
"""
"""What is sent again by hand goes out at once, and enables the webhook where it was disabled."""


def tell(connections: Connections, subscription: Subscription, answer: Answer, anew: bool, now: datetime) -> None:
    """Put in one delivery of an answer, which is the one told last from now on; none where that was done already."""
    at = answer.moment
    terms = {
        "id": uuid4(),
        "webhook": subscription.id,
        "number": subscription.number,
        "from_valid_on": subscription.valid_on,
        "from_published_by": subscription.published_by,
        "from_position": subscription.position,
        "valid_on": at.valid_on,
        "published_by": at.published_by,
        "position": at.position,
        "digest": answer.digest,
        "anew": anew,
        "now": now,
    }
    with connections.connection() as connection:
        connection.execute(TELL, terms)


def settle(connections: Connections, delivery: Delivery, state: State, now: datetime, **how: Any) -> None:
    """Keep how an attempt ended: `next_at`, `status`, `error`, and why the webhook is `disabled` by it, if it is."""
    with connections.connection() as connection:
        connection.execute(SETTLE, {"id": delivery.id, "state": state, "now": now, **how})


def due(connections: Connections, now: datetime, to_one_host: int) -> list[Delivery]:
    """The deliveries to be sent now, so many to a host at the most, those that have waited longest first.

    What is being sent is among them, and before what came due later.
    """
    return rows(connections, Delivery, DUE, now=now, to_one_host=to_one_host)


def deliveries(connections: Connections, webhook: UUID, state: State | None, limit: int) -> list[Delivery]:
    """The deliveries of a webhook, newest first."""
    return rows(connections, Delivery, OF_WEBHOOK, webhook=webhook, state=state, limit=limit)


def delivery(connections: Connections, webhook: UUID, id_: UUID) -> Delivery:
    """A delivery of a webhook. Raises UnknownDelivery."""
    found = rows(connections, Delivery, ONE, webhook=webhook, id=id_)
    if not found:
        raise UnknownDelivery(id_)
    return found[0]


def again(connections: Connections, delivery: Delivery) -> Delivery:
    """Have a delivery sent again, now and with all its attempts. Raises UnknownDelivery where it is gone."""
    found = rows(connections, Delivery, AGAIN, id=delivery.id)
    if not found:
        raise UnknownDelivery(delivery.id)
    return found[0]
