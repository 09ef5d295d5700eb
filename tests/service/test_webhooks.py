"""Webhooks: whoever subscribed is told when our answer at a fixed moment changes: once, signed, until it arrives."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from service.webhooks.deciding import PATIENCE
from service.webhooks.schedule import SCHEDULE
from tests.receiver import Receiver, closing, receiving, status
from tests.webhooks import Telling
from tests.world import World

DYAD = "/v1/state/dyads/PRK/RUS?valid_on=2024-06-30"

KCNA = {"name": "KCNA", "published": "2024-06-20"}


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A target."""
    with receiving() as running:
        yield running


@pytest.fixture
def telling(world: World) -> Telling:
    """An empty world, and who tells of its changes."""
    return Telling(world)


def treaty(world: World, **said: Any) -> str:
    """A pact of two that was in force on the day."""
    parties = [{"actor": "PRK", "obligations": ["defense"]}, {"actor": "RUS"}]
    return world.given(
        "treaty-in-force", **{"when": "2024-06-19/..", "treaty": "pact", "parties": parties, "sources": [KCNA], **said}
    )


def test_a_change_of_the_past_is_told_once_signed_with_its_difference_and_the_events_behind_it(
    telling: Telling, receiver: Receiver
) -> None:
    first = treaty(telling.world)
    webhook = telling.subscribe(DYAD, receiver)
    telling.look()
    assert receiver.received == [], "what was known when it subscribed is not told"

    position = telling.world.then(first, "retractions", reason="a forgery")
    telling.look()
    [received] = receiver.received
    Webhook(webhook["secret"]).verify(received.body, received.headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(webhook["secret"]).verify(received.body + b" ", received.headers)
    told = received.data
    assert (told["webhook"], told["name"], told["number"], told["anew"]) == (webhook["id"], "desk", 1, False)
    assert told["address"].endswith(DYAD)
    assert told["counts"] == {"added": 0, "ended": 1, "changed": 0}
    [ended] = told["differences"]
    assert (ended["change"], ended["cause"]) == ("ended", "our record changed")
    assert (ended["before"]["subject"], ended["before"]["predicate"]) == ("PRK", "obliged-to")
    [event] = told["events"]
    assert (event["position"], event["event"], event["reason"]) == (position, "retracted", "a forgery")
    assert told["after"]["moment"]["known_at"]["position"] == position
    before, after = (telling.world.client.get(told[which]["permalink"]).json for which in ("before", "after"))
    assert ([fact["subject"] for fact in before["facts"]], after["facts"]) == (["PRK"], [])
    telling.look()
    assert len(receiver.received) == 1
    [delivery] = telling.deliveries(webhook)
    assert (delivery["state"], delivery["attempts"], delivery["last_status"]) == ("delivered", 1, 204)
    assert delivery["id"] == received.headers["webhook-id"]


def test_what_does_not_change_the_answer_is_not_told_and_not_asked(
    telling: Telling, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    webhook = telling.subscribe(DYAD, receiver)
    telling.look()
    asked: list[Any] = []
    ask = telling.decider._ask
    monkeypatch.setattr(telling.decider, "_ask", lambda *to: (asked.append(to), ask(*to)))
    telling.world.given("drill-held", participants=["CHN", "IRN"], when="2024-06-30")
    treaty(telling.world, when="2024-07-01/..")
    telling.look()
    assert asked == [], "none of it could bear on the answer"
    treaty(telling.world, status="planned")
    telling.look()
    assert (len(asked), receiver.received, telling.deliveries(webhook)) == (1, [], [])
    treaty(telling.world)
    telling.look()
    assert (len(asked), len(receiver.received)) == (2, 1)


def test_many_events_in_a_row_are_one_question_and_one_delivery(telling: Telling, receiver: Receiver) -> None:
    telling.subscribe(DYAD, receiver)
    telling.look()
    for number in range(5):
        treaty(telling.world, treaty=f"pact {number}")
        telling.world.project()
        telling.time += timedelta(seconds=0.1)
        telling.decider.decide(telling.time)
    telling.deliver()
    assert receiver.received == [], "it has not settled"
    telling.look()
    [told] = receiver.taken()
    assert told["counts"]["added"] == 5
    assert len(told["events"]) == 5


def test_events_that_never_end_are_told_of_all_the_same(telling: Telling, receiver: Receiver) -> None:
    telling.subscribe(DYAD, receiver)
    telling.look()
    for number in range(4):
        treaty(telling.world, treaty=f"pact {number}")
        telling.world.project()
        telling.decider.decide(telling.time)
        telling.deliver()
        assert receiver.received == []
        telling.time += PATIENCE / 4
    treaty(telling.world, treaty="the last")
    telling.world.project()
    telling.decider.decide(telling.time)
    telling.deliver()
    assert len(receiver.received) == 1


def test_what_failed_is_tried_again_ever_later_and_given_up_in_the_end(telling: Telling, receiver: Receiver) -> None:
    webhook = telling.subscribe(DYAD, receiver)
    treaty(telling.world)
    receiver.answers = [status(500), closing, status(302, Location=receiver.url), *[status(404)] * 10]
    telling.look()
    for attempt, wait in enumerate(SCHEDULE, 1):
        [delivery] = telling.deliveries(webhook, state="pending")
        assert delivery["attempts"] == attempt == len(receiver.received)
        telling.deliver(wait - timedelta(seconds=1))
        assert len(receiver.received) == attempt, "too early"
        telling.deliver(timedelta(seconds=1))
    assert sum(SCHEDULE, timedelta()) > timedelta(days=1)
    assert len({each.headers["webhook-id"] for each in receiver.received}) == 1
    assert len({each.body for each in receiver.received}) == 1
    [dead] = telling.deliveries(webhook, state="dead")
    assert (dead["attempts"], dead["last_status"], dead["next_at"]) == (len(SCHEDULE) + 1, 404, None)
    assert telling.deliveries(webhook, state="pending") == []

    receiver.answers = []
    again = telling.world.post(f"/webhooks/{webhook['id']}/deliveries/{dead['id']}/redeliver", None)
    assert (again.status_code, again.json["state"]) == (202, "pending")
    telling.deliver(timedelta(seconds=1))
    assert receiver.received[-1].headers["webhook-id"] == dead["id"]
    assert telling.deliveries(webhook)[0]["state"] == "delivered"
