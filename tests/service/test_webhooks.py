"""Webhooks: whoever subscribed is told when our answer at a fixed moment changes: once, signed, until it arrives."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from service.webhooks import delivering
from service.webhooks.deciding import PATIENCE
from service.webhooks.schedule import SCHEDULE
from tests.receiver import Received, Receiver, closing, dripping, hanging, receiving, status
from tests.served import soon
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


def test_a_target_that_is_gone_disables_the_webhook_until_something_is_sent_again(
    telling: Telling, receiver: Receiver
) -> None:
    webhook = telling.subscribe(DYAD, receiver)
    treaty(telling.world)
    receiver.answers = [status(410)]
    telling.look()
    [dead] = telling.deliveries(webhook, state="dead")
    assert (dead["attempts"], dead["last_status"]) == (1, 410)
    told = telling.world.get(f"/webhooks/{webhook['id']}")
    assert told["disabled"] == "the target answered 410 Gone"
    treaty(telling.world, treaty="another")
    telling.look()
    assert len(receiver.received) == 1
    telling.world.post(f"/webhooks/{webhook['id']}/deliveries/{dead['id']}/redeliver", None)
    telling.later(timedelta(seconds=2))
    telling.deliver()
    telling.look()
    assert telling.world.get(f"/webhooks/{webhook['id']}")["disabled"] is None
    assert [each["number"] for each in receiver.taken()] == [1, 1, 2]


def test_a_target_says_for_how_long_it_wants_to_be_left_alone(telling: Telling, receiver: Receiver) -> None:
    telling.subscribe(DYAD, receiver)
    treaty(telling.world)
    later = (datetime.now(UTC) + timedelta(hours=3)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    receiver.answers = [status(503, Retry_After="3600"), status(429, Retry_After=later), status(503, Retry_After="x")]
    telling.look()
    telling.deliver(timedelta(seconds=3590))
    assert len(receiver.received) == 1
    telling.deliver(timedelta(seconds=10))
    assert len(receiver.received) == 2
    telling.deliver(timedelta(hours=2, minutes=50))
    assert len(receiver.received) == 2
    telling.deliver(timedelta(minutes=11))
    assert len(receiver.received) == 3
    telling.deliver(SCHEDULE[2])
    assert len(receiver.received) == 4


@pytest.mark.parametrize("answering", [hanging, dripping])
def test_a_slow_target_holds_up_nobody_and_is_given_up_in_time(telling: Telling, answering: Any) -> None:
    telling.timeout = 1.5
    telling.restart()
    with receiving() as slow, receiving() as fast:
        slow.answers = [answering(slow)] * 9
        for _ in range(4):
            telling.subscribe(DYAD, slow)
        quick = telling.subscribe(DYAD, fast)
        treaty(telling.world)
        telling.decide()
        telling.deliverer.turn()
        soon(lambda: len(fast.received) == 1)
        assert len(slow.received) <= 2, "so many to one host"
        began = monotonic()
        telling.deliver()
        assert monotonic() - began < 30
        assert len(slow.received) == 4
        assert telling.deliveries(quick)[0]["state"] == "delivered"
        slow_ones = [each for each in telling.world.get("/webhooks")["webhooks"] if each["id"] != quick["id"]]
        assert {telling.deliveries(each)[0]["last_error"] for each in slow_ones} == {"did not answer within 1.5 s"}


def test_what_changes_while_something_is_under_way_is_told_afterwards_as_one(
    telling: Telling, receiver: Receiver
) -> None:
    telling.subscribe(DYAD, receiver)
    receiver.answers = [status(500)]
    treaty(telling.world, treaty="one")
    telling.look()
    treaty(telling.world, treaty="two")
    telling.look()
    treaty(telling.world, treaty="three")
    telling.look()
    assert [each["number"] for each in receiver.taken()] == [1]
    telling.deliver(SCHEDULE[0])
    telling.look()
    first, second = receiver.taken()
    assert (first["number"], second["number"], second["counts"]["added"]) == (1, 2, 2)
    assert second["before"] == first["after"]


def test_whoever_tells_can_be_killed_at_any_point(telling: Telling, receiver: Receiver) -> None:
    telling.subscribe(DYAD, receiver)
    treaty(telling.world)
    telling.restart()
    telling.decide()
    telling.restart()
    telling.decide()
    assert receiver.received == []
    telling.restart()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delivering, "settle", lambda *_, **__: sys.exit("killed"))
        with pytest.raises(SystemExit):
            telling.deliver()
    telling.restart()
    telling.deliver()
    one, again = receiver.received
    assert (one.body, one.headers["webhook-id"]) == (again.body, again.headers["webhook-id"])
    telling.restart()
    telling.look()
    assert len(receiver.received) == 2


def test_a_new_secret_signs_beside_the_old_one_for_a_day(telling: Telling, receiver: Receiver) -> None:
    webhook = telling.subscribe(DYAD, receiver)
    answer = telling.world.post(f"/webhooks/{webhook['id']}/secret", None)
    assert answer.status_code == 201
    new = answer.json["secret"]
    treaty(telling.world, treaty="one")
    telling.look()
    for secret in (webhook["secret"], new):
        Webhook(secret).verify(receiver.received[-1].body, receiver.received[-1].headers)
    telling.later(timedelta(days=1))
    treaty(telling.world, treaty="two")
    telling.look()
    assert signed_by(new, receiver.received[-1])
    assert not signed_by(webhook["secret"], receiver.received[-1])
    told = (
        telling.world.client.get("/v1/webhooks").text + telling.world.client.get(f"/v1/webhooks/{webhook['id']}").text
    )
    assert "whsec_" not in told


def test_what_is_too_much_to_send_is_told_by_its_counts_and_read_where_the_delivery_says(
    telling: Telling, receiver: Receiver
) -> None:
    webhook = telling.subscribe("/v1/timeline?actor=CHN", receiver)
    for number in range(3):
        many = [{"name": f"{kind} {'z' * 150}", "amount": 1} for kind in range(200)]
        telling.world.given("drill-held", participants=["CHN"], when=f"2025-01-0{number + 1}", quantities=many)
    telling.look()
    [received] = receiver.received
    assert len(received.body) < 64 * 1024
    assert (received.data["counts"]["added"], received.data["differences"]) == (3, None)
    path = urlsplit(received.data["whole"]).path
    whole = telling.world.client.get(path).json["message"]["data"]
    assert [each["change"] for each in whole["differences"]] == ["added"] * 3
    assert {**whole, "differences": None} == received.data
    assert path.endswith(telling.deliveries(webhook)[0]["id"])


def test_an_erasure_is_told_without_what_was_erased(telling: Telling, receiver: Receiver) -> None:
    webhook = telling.subscribe(DYAD, receiver)
    pact = treaty(telling.world, treaty="secret pact")
    receiver.answers = [status(500)]
    telling.look()
    telling.world.then(pact, "erasures", reason="court order", basis="law")
    telling.world.project()
    telling.deliver(SCHEDULE[0])
    assert b"secret pact" in receiver.received[0].body
    telling.look()
    assert [b"secret pact" in each.body for each in receiver.received] == [True, False, False]
    told = receiver.received[-1].data
    assert (told["anew"], told["differences"], told["counts"]) == (True, None, None)
    assert telling.world.client.get(told["after"]["permalink"]).json["facts"] == []
    assert [each["state"] for each in telling.deliveries(webhook)] == ["delivered"] * 2


def signed_by(secret: str, received: Received) -> bool:
    """Whether one of the signatures is by a secret, whenever it was made."""
    made_at = datetime.fromtimestamp(int(received.headers["webhook-timestamp"]), UTC)
    signature = Webhook(secret).sign(received.headers["webhook-id"], made_at, received.body.decode())
    return signature in received.headers["webhook-signature"].split(" ")
