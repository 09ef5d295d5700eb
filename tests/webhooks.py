"""Whoever tells of changes, at a test's own time: each look decides and delivers all that is due then."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from service.webhooks.deciding import Decider
from service.webhooks.delivering import Deliverer
from service.webhooks.sending import Sender, trusted
from tests.receiver import Receiver
from tests.world import World


@dataclass
class Telling:
    """A world with one who tells, and a clock that moves when the test says so."""

    world: World
    timeout: float = 60.0
    private: bool = True

    def __post_init__(self) -> None:
        self.pool = self.world.teller.pool
        self.world = World(self.world.url, replace(self.world.parts, webhook_private=True))
        self.time = datetime.now(UTC)
        self.restart()

    def restart(self) -> None:
        """Begin again with nothing remembered, as after a kill."""
        self.decider = Decider(self.pool)
        self.deliverer = Deliverer(self.pool, self.sender.post, lambda: self.time, lambda: 0.0)

    @property
    def sender(self) -> Sender:
        """What sends."""
        return Sender(self.private, trusted(), self.timeout)

    def subscribe(self, address: str, receiver: Receiver | None = None, **said: Any) -> Any:
        """A new webhook as it is answered, after all on record is projected."""
        self.world.project()
        target = receiver.url if receiver else "http://127.0.0.1:9/"
        answer = self.world.post("/webhooks", {"address": address, "target": target, "name": "desk", **said})
        assert answer.status_code == 201, answer.json
        return answer.json

    def decide(self) -> None:
        """Put into the outbox what has changed; all has settled."""
        self.world.project()
        self.decider.decide(self.time)
        self.time += timedelta(seconds=1)
        self.decider.decide(self.time)

    def later(self, after: timedelta) -> None:
        """Let some time pass, from the real clock on, by which the doors go."""
        self.time = max(self.time, datetime.now(UTC)) + after

    def deliver(self, after: timedelta = timedelta()) -> None:
        """Send all that is due after some time."""
        self.time += after
        self.deliverer.turn()
        while self.deliverer.under_way:
            self.deliverer.finish()
            self.deliverer.turn()

    def look(self) -> None:
        """Decide and deliver."""
        self.decide()
        self.deliver()

    def deliveries(self, webhook: Any, **wanted: str) -> Any:
        """The deliveries of a webhook, newest first."""
        answer = self.world.client.get(f"/v1/webhooks/{webhook['id']}/deliveries", query_string=wanted)
        assert answer.status_code == 200, answer.json
        return answer.json["deliveries"]
