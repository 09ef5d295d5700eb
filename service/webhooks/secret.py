"""The secrets that deliveries are signed with (Standard Webhooks): made here, told once, and kept to sign with."""

from base64 import b64encode
from datetime import datetime
from secrets import token_bytes
from uuid import UUID, uuid4

from standardwebhooks import Webhook

from projections.connections import Connections

LENGTH = 32
"""Bytes of a secret; the specification wants 24 to 64."""

ADD = """
    INSERT INTO public.webhook_secret (id, webhook, secret) VALUES (%(id)s, %(webhook)s, %(secret)s)
"""

END_OTHERS = """
    UPDATE public.webhook_secret
    SET ends_at = least(ends_at, clock_timestamp() + interval '1 day')
    WHERE webhook = %(webhook)s AND id <> %(id)s
    RETURNING ends_at
"""
"""The old one signs alongside for a day, so that a receiver can change in peace."""

VALID = """
    SELECT secret
    FROM public.webhook_secret
    WHERE webhook = %(webhook)s AND (ends_at IS NULL OR ends_at > %(now)s)
    ORDER BY made_at DESC
"""


def made() -> str:
    """A new secret."""
    return f"whsec_{b64encode(token_bytes(LENGTH)).decode()}"


def rotated(connections: Connections, webhook: UUID) -> tuple[str, datetime]:
    """A new secret for a webhook, and until when the old one signs alongside."""
    new = made()
    terms = {"id": uuid4(), "webhook": webhook, "secret": new}
    with connections.connection() as connection, connection.transaction():
        connection.execute(ADD, terms)
        ends = connection.execute(END_OTHERS, terms).fetchall()
    return new, max(at for (at,) in ends)


def signatures(connections: Connections, webhook: UUID, message: UUID, now: datetime, body: bytes) -> str:
    """The signatures of a body by each secret that is valid now, the newest first, as their header has them."""
    with connections.connection() as connection:
        found = connection.execute(VALID, {"webhook": webhook, "now": now}).fetchall()
    return " ".join(Webhook(secret).sign(str(message), now, body.decode()) for (secret,) in found)
