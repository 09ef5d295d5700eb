"""What webhooks promise over any history: nothing is missed, nothing told twice, and the sum of it is the answer."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import orjson
from hypothesis import given
from hypothesis import strategies as st

from events.errors import EventsError
from projections.moment import moment
from projections.reader import Reader
from projections.views.catalogue import VIEWS
from projections.views.comparison import keyed
from service import maintain
from service.parts import connect
from service.webhooks import outbox
from service.webhooks.deciding import Decider
from service.webhooks.delivery import State
from service.webhooks.message import message
from service.webhooks.subscribing import subscribed
from service.webhooks.watched import watched
from tests.projections.histories import IDS, Command, begin, histories, keeps, perform, project
from tests.world import World

ALL = "status=planned,forecast,alleged,happened,confirmed,disputed"
FOUR = "CHN,IRN,PRK,RUS"

ADDRESSES = [
    "/v1/state",
    "/v1/state?valid_on=2025-01-15&predicate=member-of",
    "/v1/state/actors/PRK?valid_on=2025-01-15",
    "/v1/state/dyads/CHN/RUS?valid_on=2025-01-15&published_by=2025-08-28",
    f"/v1/state?valid_on=2024-06-30&{ALL}",
    "/v1/timeline",
    "/v1/timeline?actor=CHN&until=2025-01&published_by=2025-08-28",
    "/v1/timeline?kind=statement-made,interaction-coded&since=2024-06",
    *(f"/v1/{name}?{view.about}={FOUR}&valid_on=2025-09-03" for name, view in VIEWS.items() if view.about),
    *(f"/v1/{name}?{ALL}&valid_on=2025-01-15&published_by=2025-08-28" for name in ("plans", "claims", "lag")),
]

Rows = dict[tuple[Any, ...], Any]


class Subscriber:
    """Keeps an answer by what it was told alone."""

    def __init__(self, world: World, address: str, now: datetime) -> None:
        self.address = address
        said = {"name": "x", "target": "https://receiver.test/", "base": "http://entente.test", "owner": address}
        self.webhook, _ = subscribed(world.parts.pool, False, now.date(), address=address, **said)
        self.rows = answer(world, address, now)
        self.told = 0

    def hear(self, world: World, now: datetime) -> None:
        """Take what is to be delivered, in its order."""
        for delivery in outbox.deliveries(world.teller.pool, self.webhook.id, State.PENDING, 10):
            data = orjson.loads(orjson.dumps(message(world.teller.pool, self.webhook, delivery)))["data"]
            outbox.settle(
                world.teller.pool, delivery, State.DELIVERED, now, next_at=None, status=200, error=None, disabled=None
            )
            self.told += 1
            assert data["number"] == self.told
            self.rows = answer(world, self.address, now) if data["anew"] else applied(self.rows, data["differences"])


def answer(world: World, address: str, now: datetime) -> Rows:
    """The rows that an address answers with now."""
    of, pool = watched(address), world.parts.pool
    at = moment(pool, of.on(now.date()))
    rows = keyed(of.lenient.answer(Reader(pool, at), of.question)).rows
    return {name: orjson.loads(row) for name, row in rows.items()}


def applied(rows: Rows, differences: Any) -> Rows:
    """Rows after what was told of them."""
    rows = dict(rows)
    for each in differences:
        key = dict(each["key"])
        place = key.pop("place", 0)
        name = (each["table"], tuple(key.values()), place)
        if each["change"] != "added":
            assert rows.pop(name) == each["before"]
        if each["change"] != "ended":
            assert name not in rows
            rows[name] = each["after"]
    return rows


@st.composite
def stories(draw: st.DrawFn) -> list[Command | UUID]:
    """A history in which now and then a development is erased."""
    commands: list[Command | UUID] = [*draw(histories())]
    for id_ in draw(st.lists(st.sampled_from(IDS), max_size=1)):
        commands.insert(draw(st.integers(0, len(commands))), id_)
    return commands


def happen(world: World, command: Command | UUID) -> None:
    """Do as commanded, or erase."""
    if isinstance(command, Command):
        perform(world, [command])
    else:
        with suppress(EventsError):
            maintain.erase(world.parts.log, command, None, {"author": "tester", "reason": "asked for", "basis": "law"})


@keeps(8)
@given(stories(), st.lists(st.sampled_from(ADDRESSES), min_size=6, max_size=6, unique=True), st.data())
def test_the_sum_of_what_was_told_is_the_answer_and_nothing_is_told_for_nothing(
    shared_world: World, commands: list[Command | UUID], addresses: list[str], data: st.DataObject
) -> None:
    """Whatever is said in whatever order, looked at now and then, by one who tells that is killed now and then."""
    begin(shared_world)
    pool, now = shared_world.teller.pool, datetime.now(UTC)
    subscribers = [Subscriber(shared_world, address, now) for address in addresses]
    decider = Decider(pool)
    with connect(shared_world.url) as connection:
        for command in commands:
            happen(shared_world, command)
            now += timedelta(days=command == Command(None))
            if data.draw(st.integers(0, 2)) == 0:
                decider = Decider(pool)
            if data.draw(st.booleans()) or command is commands[-1]:
                project(connection, [10**6])
                for second in (1, 2):
                    decider.decide(now + timedelta(seconds=second))
                for each in subscribers:
                    before, told = each.rows, each.told
                    each.hear(shared_world, now)
                    assert each.rows == answer(shared_world, each.address, now), each.address
                    assert each.told - told == (each.rows != before), each.address
