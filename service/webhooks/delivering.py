"""Sends what is due, several at a time and few to one host, so that a slow target holds up nobody else."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from random import random
from threading import Thread
from uuid import UUID

from projections.connections import Connections
from service.logs import log
from service.webhooks.delivery import Delivery, State
from service.webhooks.errors import UnknownWebhook
from service.webhooks.message import body
from service.webhooks.outbox import due, settle
from service.webhooks.outcome import Outcome, Post
from service.webhooks.schedule import next_attempt
from service.webhooks.secret import signatures
from service.webhooks.subscriptions import Subscription, subscription

AT_ONCE = 16
"""Deliveries under way at one time."""

TO_ONE_HOST = 2
"""Of them, those to one host."""


@dataclass
class Deliverer:
    """Sends deliveries in threads of their own; what a thread raises is raised by the next turn."""

    connections: Connections
    post: Post
    clock: Callable[[], datetime]
    random: Callable[[], float] = random
    under_way: dict[UUID, Future[None]] = field(default_factory=dict)

    def turn(self) -> None:
        """Begin to send what is due."""
        for id_, sending in [*self.under_way.items()]:
            if sending.done():
                del self.under_way[id_]
                sending.result()
        waiting = [each for each in due(self.connections, self.clock(), TO_ONE_HOST) if each.id not in self.under_way]
        for delivery in waiting[: AT_ONCE - len(self.under_way)]:
            self.under_way[delivery.id] = _in_a_thread(partial(self._send, delivery))

    def finish(self, seconds: float | None = None) -> None:
        """Wait for what is under way, as long as this at the most; what is not through by then is sent again later."""
        wait(self.under_way.values(), seconds)

    def _send(self, delivery: Delivery) -> None:
        with suppress(UnknownWebhook):  # it was removed meanwhile
            to = subscription(self.connections, delivery.webhook, None)
            self._settle(delivery, self.post(to.target, *self._signed(delivery, to)))

    def _signed(self, delivery: Delivery, to: Subscription) -> tuple[dict[str, str], bytes]:
        now = self.clock()
        told = body(self.connections, to, delivery)
        headers = {
            "webhook-id": str(delivery.id),
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": signatures(self.connections, to.id, delivery.id, now, told),
            "User-Agent": "Entente",
        }
        return headers, told

    def _settle(self, delivery: Delivery, outcome: Outcome) -> None:
        now = self.clock()
        again = next_attempt(delivery.attempts + 1, now, outcome.after, self.random)
        state = State.DELIVERED if outcome.arrived else State.DEAD if outcome.gone or again is None else State.PENDING
        log.info("webhook", delivery=str(delivery.id), state=state, status=outcome.status, error=outcome.error)
        settle(
            self.connections,
            delivery,
            state,
            now,
            next_at=again if state is State.PENDING else None,
            status=outcome.status,
            error=outcome.error,
            disabled="the target answered 410 Gone" if outcome.gone else None,
        )


def _in_a_thread(work: Callable[[], None]) -> Future[None]:
    """Work begun in a thread that does not keep the process from ending."""
    future: Future[None] = Future()

    def run() -> None:
        try:
            work()
            future.set_result(None)
        except BaseException as error:
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    return future
