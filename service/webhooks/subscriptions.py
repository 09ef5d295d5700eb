"""The table of webhooks: who is told, where, and which answer was told last."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from psycopg.rows import class_row

from projections.connections import Connections, rows
from service.webhooks import secret
from service.webhooks.answer import Answer
from service.webhooks.errors import TooManyWebhooks, UnknownWebhook

COLUMNS = """
    id, owner, name, address, target, base, created_at, disabled, number, valid_on, published_by, position, digest
"""

ADD = f"""
    INSERT INTO public.webhook (id, owner, name, address, target, base, valid_on, published_by, position, digest)
    SELECT
        %(id)s, %(owner)s, %(name)s, %(address)s, %(target)s, %(base)s,
        %(valid_on)s, %(published_by)s, %(position)s, %(digest)s
    WHERE (SELECT count(*) FROM public.webhook WHERE owner = %(owner)s) < %(most)s
    RETURNING {COLUMNS}
"""

ALL = f"""
    SELECT {COLUMNS} FROM public.webhook
    WHERE %(owner)s::text IS NULL OR owner = %(owner)s
    ORDER BY created_at, id
"""

ONE = f"""
    SELECT {COLUMNS} FROM public.webhook
    WHERE id = %(id)s AND (%(owner)s::text IS NULL OR owner = %(owner)s)
"""

REMOVE = "DELETE FROM public.webhook WHERE id = %(id)s"

MOST = 100
"""How many webhooks an owner may have."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A webhook; `number` is that of its last delivery, and the moment and digest are those of the answer told last.

    `owner` is a key, as key:ID, or the name of whoever came without one. `base` is the URL of this service as the
    subscriber knows it. `disabled` says why nothing is told any more.
    """

    id: UUID
    owner: str
    name: str
    address: str
    target: str
    base: str
    created_at: datetime
    disabled: str | None
    number: int
    valid_on: date
    published_by: date
    position: int
    digest: bytes


def subscribe(connections: Connections, answer: Answer, **said: str) -> tuple[Subscription, str]:
    """A new webhook that is told of what differs from an answer, and its secret. Raises TooManyWebhooks."""
    at = answer.moment
    told = {
        "valid_on": at.valid_on,
        "published_by": at.published_by,
        "position": at.position,
        "digest": answer.digest,
    }
    terms = {"id": uuid4(), "most": MOST, **said, **told}
    made = secret.made()
    with connections.connection() as connection, connection.transaction():
        with connection.cursor(row_factory=class_row(Subscription)) as cursor:
            subscription = cursor.execute(ADD, terms).fetchone()
        if subscription is None:
            raise TooManyWebhooks(MOST)
        connection.execute(secret.ADD, {"id": uuid4(), "webhook": subscription.id, "secret": made})
    return subscription, made


def subscriptions(connections: Connections, owner: str | None) -> list[Subscription]:
    """The webhooks of an owner, or all, oldest first."""
    return rows(connections, Subscription, ALL, owner=owner)


def subscription(connections: Connections, webhook: UUID, owner: str | None) -> Subscription:
    """A webhook of an owner, or of any. Raises UnknownWebhook."""
    found = rows(connections, Subscription, ONE, id=webhook, owner=owner)
    if not found:
        raise UnknownWebhook(webhook)
    return found[0]


def remove(connections: Connections, webhook: Subscription) -> None:
    """Tell nothing more, and forget the webhook with its deliveries."""
    with connections.connection() as connection:
        connection.execute(REMOVE, {"id": webhook.id})
