"""Decides whose answers have changed: asks again only what new events could bear on, once they have settled.

An answer is asked again where one of its reads (projections/reads.py) could see a row that the new events opened or
closed; all are, where too many events came at once, where the past is another after an erasure or a rebuild, on a new
day, and at the start. None is while a delivery of it is under way: what changed meanwhile is told afterwards, as one.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from marshmallow import ValidationError
from psycopg import Connection

from projections.connections import Connections
from projections.moment import moment
from projections.reads import Read, could_see
from projections.touching import touched
from service.webhooks.answer import answer_at, newest
from service.webhooks.outbox import tell
from service.webhooks.subscriptions import Subscription, subscriptions
from service.webhooks.watched import watched

QUIET = timedelta(seconds=0.5)
"""For how long nothing new must have come before it is asked what it has changed."""

PATIENCE = timedelta(seconds=30)
"""After how long it is asked in any case."""

MOST_EVENTS = 2000
"""Of more events at once it is not worked out what they bear on."""

REACHED = """
    SELECT progress.position, head.position, progress.tableoid || '/' || progress.forgot
    FROM progress, log.head
"""

HELD = "SELECT DISTINCT webhook FROM public.webhook_delivery WHERE state = 'pending'"

DISOWN = """
    UPDATE public.webhook SET disabled = 'its key was revoked or has expired'
    FROM access.key
    WHERE owner = 'key:' || key.id AND disabled IS NULL AND (revoked_at IS NOT NULL OR expires_at <= %(now)s)
"""

DISABLE = "UPDATE public.webhook SET disabled = %(disabled)s WHERE id = %(id)s"


@dataclass
class Decider:
    """Remembers what each answer has read, up to which position that was checked, and which are to be asked again."""

    connections: Connections
    reads: dict[UUID, list[Read]] = field(default_factory=dict)
    due: set[UUID] = field(default_factory=set)
    checked: int = 0
    past: tuple[Any, ...] = ()
    seen: tuple[int, int] = (-1, -1)
    moved_at: datetime | None = None
    waiting_since: datetime | None = None

    def decide(self, now: datetime) -> None:
        """Put into the outbox what has changed, where the newest events have settled."""
        with self.connections.connection() as connection:
            connection.execute(DISOWN, {"now": now}, prepare=True)
        active = {each.id: each for each in subscriptions(self.connections, None) if each.disabled is None}
        with self.connections.connection() as connection:
            position, head, past = connection.execute(REACHED, prepare=True).fetchone() or (0, 0, "")
            self._mark(connection, active, position, (past, now.date()))
            held = {webhook for (webhook,) in connection.execute(HELD, prepare=True)}
        if self._settled(position, head, now):
            for webhook in self.due - held:
                self._ask(active[webhook], now)

    def _mark(
        self, connection: Connection[Any], active: dict[UUID, Subscription], position: int, past: tuple[Any, ...]
    ) -> None:
        """Have those asked again that what is new could bear on, and those that were never asked."""
        self.reads = {webhook: reads for webhook, reads in self.reads.items() if webhook in active}
        rows = touched(connection, self.checked, position, MOST_EVENTS) if past == self.past else None
        if rows is None:
            self.reads.clear()
        elif position > self.checked:
            self.due |= {webhook for webhook, reads in self.reads.items() if could_see(reads, rows)}
        self.due = (self.due & active.keys()) | (active.keys() - self.reads.keys())
        self.checked, self.past = position, past

    def _settled(self, position: int, head: int, now: datetime) -> bool:
        """Whether nothing new has come for a while and all is projected, or it was waited for long enough."""
        if (position, head) != self.seen:
            self.seen, self.moved_at = (position, head), now
            self.waiting_since = self.waiting_since or now
        if self.moved_at is None or self.waiting_since is None:
            return True
        quiet = position >= head and now - self.moved_at >= QUIET
        if quiet or now - self.waiting_since >= PATIENCE:
            self.waiting_since = None
        return self.waiting_since is None

    def _ask(self, subscription: Subscription, now: datetime) -> None:
        """Ask for an answer again, and have it told where it is another than the one told last."""
        self.due.discard(subscription.id)
        try:
            of = watched(subscription.address)
        except ValidationError as error:
            self._disable(subscription, f"the address is answered no more: {error}")
            return
        answer = newest(self.connections, of, of.lenient, now.date())
        self.reads[subscription.id] = answer.reads
        if answer.digest != subscription.digest:
            before = of.told(subscription.valid_on, subscription.published_by, subscription.position)
            told = answer_at(self.connections, of, of.lenient, moment(self.connections, before))
            tell(self.connections, subscription, answer, told.digest != subscription.digest, now)

    def _disable(self, subscription: Subscription, why: str) -> None:
        with self.connections.connection() as connection:
            connection.execute(DISABLE, {"id": subscription.id, "disabled": why})
