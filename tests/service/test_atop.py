"""The alliances of two centuries (ATOP 4.01), imported, oblige whom the table itself says, on any day.

The table is read a second time with plain date arithmetic. A member is bound from its day of entry to its day of exit,
both included, in the product and in this reading; no exit means bound to this day, a blank day any of its month.
In the suite some days are drawn; by hand (`ENTENTE_TEST_EXAMPLES=2`) it is all on which something begins or ends, with
the days before and after.
"""

import csv
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import permutations
from typing import NamedTuple

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.actors import by_cow
from service.importers.formats.atop import ATOP
from tests.service.importers.bringing import brought
from tests.tools import EXAMPLES
from tests.world import World, data

DRAWN = 14
"""Days that are drawn of each certainty."""

OBLIGATIONS = {
    "defense": "defense",
    "offense": "offense",
    "neutral": "neutrality",
    "nonagg": "nonaggression",
    "consul": "consultation",
}
"""What we call the obligation of a column."""

Row = dict[str, str]
Obliged = tuple[str, str, str, int]
"""Who, to what, towards whom, by which ATOP number. On the day between two phases of a treaty each has it once."""


class Member(NamedTuple):
    """A member in a phase of a treaty, with the first and the last day on which it can have entered and left."""

    actor: str
    obligations: tuple[str, ...]
    entered: tuple[date, date]
    left: tuple[date, date]

    def bound(self, day: date, certainty: str) -> bool:
        """Whether it belongs to the treaty on a day, under every reading or under some."""
        if certainty == "certain":
            return self.entered[1] <= day <= self.left[0]
        return self.entered[0] <= day <= self.left[1]


Phases = dict[tuple[int, str], list[Member]]
"""The members of each phase, by ATOP number and phase."""


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """One row a member and phase."""
    with data("atop/atop4_01_member.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def treaties(rows: list[Row], shared_world: World) -> World:
    """A world with a development for each phase of each treaty."""
    with data("atop/atop4_01_alliance.csv").open("rb") as alliances, data("atop/atop4_01_member.csv").open("rb") as of:
        assert brought(shared_world, ATOP, alliances, of) == {"read": 799, "new": 799}
    shared_world.project()
    return shared_world


@pytest.fixture(scope="module")
def spells(rows: list[Row]) -> Phases:
    """The members of each phase of each treaty."""
    return {key: [member(row) for row in of_phase] for key, of_phase in phases(rows).items()}


@pytest.fixture(scope="module")
def boundaries(spells: Phases) -> list[date]:
    """Each day on which something may begin or end, with the days before and after."""
    each = (day for members in spells.values() for spell in members for day in (*spell.entered, *spell.left))
    bounds = {day for day in each if day < date.max}
    return sorted({day + timedelta(aside) for day in bounds for aside in (-1, 0, 1)})


def test_the_table_is_what_it_is_taken_for(rows: list[Row]) -> None:
    """Every phase has a pair of members, every spell its days in order, and only days are ever blank."""
    assert len(rows) == 2398
    assert min(len({row["member"] for row in members}) for members in phases(rows).values()) == 2
    assert len({by_cow(int(row["member"])).code for row in rows}) == len({row["member"] for row in rows}) == 208
    assert not [row for row in rows if "" in (row["yrent"], row["moent"], row["yrexit"], row["moexit"])]
    assert sum(row["dayent"] == "" for row in rows) == 5
    assert sum(row["dayexit"] == "" for row in rows) == 31
    assert sum(row["yrexit"] == row["moexit"] == row["dayexit"] == "0" for row in rows) == 1062
    assert sum("0" in (row["yrexit"], row["moexit"], row["dayexit"]) for row in rows) == 1062
    spells = [member(row) for row in rows]
    assert sum(spell.entered[1] > spell.left[0] for spell in spells) == 0


@pytest.mark.parametrize("certainty", ["possible", "certain"])
@settings(max_examples=DRAWN if EXAMPLES == 1 else 1, suppress_health_check=list(HealthCheck))
@given(drawn=st.data())
def test_around_an_entry_or_exit_the_same_states_are_obliged(
    treaties: World, spells: Phases, boundaries: list[date], certainty: str, drawn: st.DataObject
) -> None:
    """The first and the last day count, the days before and after do not, and a month is as vague as the table has it.

    Each obligation of a pair that the state has is in the table, and the other way round.
    """
    days = boundaries if EXAMPLES > 1 else [drawn.draw(st.sampled_from(boundaries))]
    for day in days:
        assert answered(treaties, day, certainty) == obliged(spells, day, certainty), day


def test_at_the_end_of_the_table_all_that_is_open_obliges(treaties: World, spells: Phases) -> None:
    day = date(2018, 12, 31)
    assert answered(treaties, day, "certain") == obliged(spells, day, "certain")
    assert obliged(spells, day, "certain").total() == 20_467


def obliged(spells: Phases, day: date, certainty: str) -> Counter[Obliged]:
    """Who is obliged to what towards whom on a day, as the table has it."""
    return Counter(each for (atop, _), members in spells.items() for each in in_force(atop, members, day, certainty))


def phases(rows: list[Row]) -> dict[tuple[int, str], list[Row]]:
    """The rows of each phase of each treaty."""
    found = defaultdict(list)
    for row in rows:
        found[int(row["atopid"]), row["phase"]].append(row)
    return found


def member(row: Row) -> Member:
    """A row with plain dates."""
    obligations = tuple(ours for column, ours in OBLIGATIONS.items() if row[column] == "1")
    return Member(by_cow(int(row["member"])).code, obligations, days(row, "ent"), days(row, "exit"))


def days(row: Row, end: str) -> tuple[date, date]:
    """The first and the last day that an entry or exit can have been on."""
    year, month = int(row[f"yr{end}"]), int(row[f"mo{end}"])
    if year == 0:
        return date.max, date.max
    day = row[f"day{end}"]
    return date(year, month, int(day or 1)), date(year, month, int(day or monthrange(year, month)[1]))


def in_force(atop: int, members: list[Member], day: date, certainty: str) -> Iterator[Obliged]:
    """Who is obliged to what towards whom in a phase on a day."""
    belong = [member for member in members if member.bound(day, certainty)]
    for one, other in permutations(belong, 2):
        yield from ((one.actor, obligation, other.actor, atop) for obligation in one.obligations)


def answered(world: World, day: date, certainty: str) -> Counter[Obliged]:
    """Who is obliged to what towards whom on a day, as the state has it."""
    moment = {"valid_on": day.isoformat(), "published_by": "9999-12-30", "certainty": certainty}
    answer = world.client.get("/v1/state", query_string={"predicate": "obliged-to", **moment})
    assert answer.status_code == 200, answer.text
    facts = orjson.loads(answer.data)["facts"]
    return Counter((fact["subject"], fact["aspect"], fact["object"], fact["attributes"]["atop"]) for fact in facts)
