"""The alliances of two centuries (ATOP 4.01), told as treaties, oblige whom the table itself says, year by year.

The table is read a second time with plain date arithmetic. A member is bound from its day of entry to its day of exit,
both included, in the product and in this reading; no exit means bound to this day, a blank day any of its month.
"""

import csv
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import permutations
from typing import NamedTuple

import orjson
import pytest

from events.actors import by_cow
from tests.world import World, data

YEARS = range(1815, 2019)

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


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """One row a member and phase."""
    with data("atop/atop4_01_member.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def treaties(rows: list[Row], shared_world: World) -> World:
    """A world with a development for each phase of each treaty."""
    lines = [orjson.dumps(treaty(members)) for members in phases(rows).values()]
    assert shared_world.imported(lines).appended == len(lines) == 799
    shared_world.project()
    return shared_world


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


@pytest.mark.parametrize(("certainty", "told"), [("possible", 751_554), ("certain", 751_518)])
def test_at_the_end_of_each_year_the_same_states_are_obliged(
    treaties: World, rows: list[Row], certainty: str, told: int
) -> None:
    """Each obligation of a pair that the state has is in the table, and the other way round, for 204 years."""
    assert compared(treaties, rows, (date(year, 12, 31) for year in YEARS), certainty) == ({}, told)


@pytest.mark.parametrize(("certainty", "told"), [("possible", 97_814), ("certain", 97_637)])
def test_around_each_entry_and_exit_of_a_century_the_same_states_are_obliged(
    treaties: World, rows: list[Row], certainty: str, told: int
) -> None:
    """The first and the last day count, the days before and after do not, and a month is as vague as the table has it.

    The days are all those before 1900 on which something may have begun or ended, and their neighbours.
    """
    bounds = {day for spell in map(member, rows) for day in (*spell.entered, *spell.left) if day.year < 1900}
    days = {day + timedelta(aside) for day in bounds for aside in (-1, 0, 1)}
    assert compared(treaties, rows, sorted(days), certainty) == ({}, told)


def compared(
    world: World, rows: list[Row], days: Iterable[date], certainty: str
) -> tuple[dict[date, dict[str, Counter[Obliged]]], int]:
    """By day what only the table or only the state says, and how many obligations the table has on all days."""
    members = {key: [member(row) for row in of_phase] for key, of_phase in phases(rows).items()}
    different = {}
    told = 0
    for day in days:
        table = Counter(each for (atop, _), phase in members.items() for each in in_force(atop, phase, day, certainty))
        state = answered(world, day, certainty)
        if table != state:
            different[day] = {"table": table - state, "state": state - table}
        told += table.total()
    return different, told


def phases(rows: list[Row]) -> dict[tuple[int, str], list[Row]]:
    """The rows of each phase of each treaty."""
    found = defaultdict(list)
    for row in rows:
        found[int(row["atopid"]), row["phase"]].append(row)
    return found


def treaty(members: list[Row]) -> dict[str, object]:
    """A phase of a treaty as a line of our own form; a member that came back is a party for each of its spells."""
    atop, phase = members[0]["atopid"], members[0]["phase"]
    entries = [edtf(row, "ent") for row in members]
    exits = [edtf(row, "exit") for row in members]
    return {
        "event": "recorded",
        "key": f"atop:{atop}/{phase}",
        "author": "importer",
        "kind": "treaty-in-force",
        "content": {
            "title": f"ATOP {atop}, phase {phase}",
            "when": f"{min(entries)}/{'..' if '..' in exits else max(exits)}",
            "treaty": f"ATOP {atop}",
            "atop": int(atop),
            "parties": [
                {"actor": by_cow(int(row["member"])).code, "obligations": obligations(row), "when": f"{since}/{until}"}
                for row, since, until in zip(members, entries, exits, strict=True)
            ],
        },
    }


def obligations(row: Row) -> list[str]:
    """What a member is obliged to."""
    return [ours for column, ours in OBLIGATIONS.items() if row[column] == "1"]


def edtf(row: Row, end: str) -> str:
    """The date of an entry or exit as precisely as the table has it; `..` where there is no exit yet."""
    year, month, day = (row[f"{part}{end}"] for part in ("yr", "mo", "day"))
    if year == "0":
        return ".."
    return "-".join([f"{int(year):04}", *(f"{int(part):02}" for part in (month, day) if part)])


def member(row: Row) -> Member:
    """A row with plain dates."""
    return Member(by_cow(int(row["member"])).code, tuple(obligations(row)), days(row, "ent"), days(row, "exit"))


def days(row: Row, end: str) -> tuple[date, date]:
    """The first and the last day that an entry or exit can have been on."""
    year, month = int(row[f"yr{end}"]), int(row[f"mo{end}"])
    if year == 0:
        return date.max, date.max
    day = row[f"day{end}"]
    return date(year, month, int(day or 1)), date(year, month, int(day or monthrange(year, month)[1]))


def in_force(atop: int, members: list[Member], day: date, certainty: str) -> Iterator[Obliged]:
    """Who is obliged to what towards whom in a phase on a day."""
    bound = [member for member in members if member.bound(day, certainty)]
    for one, other in permutations(bound, 2):
        yield from ((one.actor, obligation, other.actor, atop) for obligation in one.obligations)


def answered(world: World, day: date, certainty: str) -> Counter[Obliged]:
    """Who is obliged to what towards whom on a day, as the state has it."""
    moment = {"valid_on": day.isoformat(), "published_by": "9999-12-30", "certainty": certainty}
    answer = world.client.get("/v1/state", query_string={"predicate": "obliged-to", **moment})
    assert answer.status_code == 200, answer.text
    facts = orjson.loads(answer.data)["facts"]
    return Counter((fact["subject"], fact["aspect"], fact["object"], fact["attributes"]["atop"]) for fact in facts)
