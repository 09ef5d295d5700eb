"""Spells of the Correlates of War, imported: on any day the state is what the table itself says.

The tables are made up, in the shape that the codebooks give; they are read a second time with plain date arithmetic.
"""

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.actors import by_cow
from service.importers.formats.cow_alliances import COW_ALLIANCES
from service.importers.formats.cow_igo import COW_IGO
from service.importers.formats.cow_states import COW_STATES
from service.importers.importer import Told
from tests.service.importers.bringing import brought, facts, file, refused, told
from tests.service.importers.plain_dates import OPEN, Spell, days, drawn
from tests.tools import EXAMPLES
from tests.world import World

STATES = [2, 20, 40, 70, 200, 210, 220, 230, 255, 300, 325, 345, 365, 640, 710, 740]

OBLIGATIONS = ("defense", "neutrality", "nonaggression", "consultation")

DYADS = (
    "version4id,ccode1,state_name1,ccode2,state_name2,dyad_st_day,dyad_st_month,dyad_st_year,dyad_end_day,"
    "dyad_end_month,dyad_end_year,left_censor,right_censor,defense,neutrality,nonaggression,entente,version\n"
)
MEMBERS = (
    "version4id,ccode,state_name,all_st_day,all_st_month,all_st_year,all_end_day,all_end_month,all_end_year,ss_type,"
    "mem_st_day,mem_st_month,mem_st_year,mem_end_day,mem_end_month,mem_end_year,left_censor,right_censor,defense,"
    "neutrality,nonaggression,entente,version\n"
)
SYSTEM = "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\n"

Line = tuple[str, str, str, str]
"""Subject, predicate, object and aspect."""


class Made(NamedTuple):
    """A table, and what each of its rows says, with the days on which it does."""

    text: str
    said: list[tuple[Spell, list[Line]]]

    def on(self, day: date, certainty: str) -> Counter[Line]:
        """What the table says of a day."""
        return Counter(line for spell, lines in self.said if spell.holds(day, certainty) for line in lines)

    def boundaries(self) -> list[date]:
        """Each day on which something may begin or end, with the days before and after."""
        bounds = {day for spell, _ in self.said for day in (*spell.began, *spell.ended) if day < date.max}
        return sorted({day + timedelta(aside) for day in bounds for aside in (-1, 0, 1)})


def dyads(random: Random, rows: int) -> Made:
    """Directed dyads; some spells are vague about a day, some last."""
    lines, said = [], []
    for number in range(rows):
        one, other = random.sample(STATES, 2)
        flags = [random.randint(0, 1) for _ in OBLIGATIONS]
        (y, m, d), begun = drawn(random)
        last = random.choice(["", "censored", "ended"])
        (ey, em, ed), _ = drawn(random, begun) if last == "ended" else (("", "", ""), begun)
        censored = int(last == "censored")
        lines.append(
            f"{number % 9},{one},A,{other},B,{d},{m},{y},{ed},{em},{ey},0,{censored},{','.join(map(str, flags))},4.1"
        )
        spell = Spell(days((y, m, d)), days((ey, em, ed)) if last == "ended" else OPEN)
        pair = by_cow(one).code, "obliged-to", by_cow(other).code
        said.append((spell, [(*pair, each) for each, flag in zip(OBLIGATIONS, flags, strict=True) if flag]))
    return Made(DYADS + "\n".join(lines), said)


def system(random: Random, states: list[int]) -> Made:
    """One or two spells of each state; some last to the end of the table."""
    lines, said = [], []
    for number in states:
        begun = date(1816, 1, 1)
        for _ in range(random.randint(1, 2)):
            (y, m, d), begun = drawn(random, begun, vague=0)
            lasts = random.random() < 0.3
            (ey, em, ed), begun = (("2016", "12", "31"), date.max) if lasts else drawn(random, begun, vague=0)
            lines.append(f"XXX,{number},Some state,{y},{m},{d},{ey},{em},{ed},2016")
            spell = Spell(days((y, m, d)), OPEN if lasts else days((ey, em, ed)))
            said.append((spell, [(by_cow(number).code, "member-of", "COW", "")]))
            if lasts:
                break
    lines.append("XXX,950,Fiji,1970,10,10,2016,12,31,2016")
    said.append((Spell(days(("1970", "10", "10")), OPEN), [("FJI", "member-of", "COW", "")]))
    return Made(SYSTEM + "\n".join(lines), said)


LATER = date(2020, 1, 1)
"""A day after the end of the tables, on which what is open lasts."""

TABLES = {
    "cow-alliances": (COW_ALLIANCES, dyads(Random(4), 60)),
    "cow-states": (COW_STATES, system(Random(16), STATES)),
}


@pytest.fixture(scope="module")
def archives(shared_world: World) -> World:
    """A world with both tables."""
    for importer, made in TABLES.values():
        assert brought(shared_world, importer, file(made.text)) == {"read": len(made.said), "new": len(made.said)}
    shared_world.project()
    return shared_world


def answered(world: World, predicate: str, day: date, certainty: str) -> Counter[Line]:
    """What the state says of a day."""
    moment = {"valid_on": day.isoformat(), "published_by": "9999-12-30", "certainty": certainty}
    answer = world.client.get("/v1/state", query_string={"predicate": predicate, **moment})
    assert answer.status_code == 200, answer.text
    return Counter((each["subject"], predicate, each["object"], each["aspect"] or "") for each in answer.json["facts"])


@pytest.mark.parametrize(("archive", "predicate"), [("cow-alliances", "obliged-to"), ("cow-states", "member-of")])
@pytest.mark.parametrize("certainty", ["possible", "certain"])
@settings(max_examples=20 if EXAMPLES == 1 else 1)
@given(drawn=st.data())
def test_the_state_of_a_day_is_what_the_table_says(archives, archive, predicate, certainty, drawn):
    _, made = TABLES[archive]
    days = made.boundaries()
    for day in [*days, LATER] if EXAMPLES > 1 else [drawn.draw(st.sampled_from(days)), LATER]:
        assert answered(archives, predicate, day, certainty) == made.on(day, certainty), day


@pytest.mark.parametrize(
    ("importer", "table"),
    [(COW_ALLIANCES, lambda random: dyads(random, 12)), (COW_STATES, lambda random: system(random, STATES[:6]))],
)
@settings(max_examples=30)
@given(random=st.randoms(use_true_random=False), certainty=st.sampled_from(["possible", "certain"]), drawn=st.data())
def test_of_any_table_is_read_what_it_says(importer, table, random, certainty, drawn):
    made = table(random)
    day = drawn.draw(st.sampled_from(made.boundaries()))
    assert Counter(facts(told(importer, file(made.text)), day.toordinal(), certainty)) == made.on(day, certainty)


def test_by_member_an_alliance_obliges_each_member_while_both_belong():
    alliance = "7,{},Some state,1,1,1816,,,,1,{},{},{}"
    lines = [
        alliance.format(200, "1,1,1816,,,", "1,1", "1,0,0,1,4.1"),
        alliance.format(220, ",5,1840,4,6,1860", "0,0", "0,1,0,0,4.1"),
        alliance.format(200, "1,1,1900,,,", "0,1", "1,0,0,1,4.1").replace("7,", "8,", 1),
    ]
    assert told(COW_ALLIANCES, file(MEMBERS + "\n".join(lines[:2])))["cow-alliances:7"]["parties"] == [
        {"actor": "GBR", "obligations": ["defense", "consultation"], "when": "1816-01-01/.."},
        {"actor": "FRA", "obligations": ["neutrality"], "when": "1840-05/1860-06-04"},
    ]
    assert refused(COW_ALLIANCES, file(MEMBERS + "\n".join(lines))) == [
        (4, "ccode", "Is the only member of its alliance that can be read.")
    ]


def test_a_table_by_dyad_obliges_both_and_tells_what_is_older_than_itself():
    row = "7,200,UK,235,Portugal,1,1,1816,,,,1,1,1,0,1,0,4.1\n"
    directed = told(COW_ALLIANCES, file(DYADS + row, "alliance_v4.1_by_directed.csv"))["cow-alliances:7/200-235/1"]
    mutual = told(COW_ALLIANCES, file(DYADS + row, "alliance_v4.1_by_dyad.csv"))["cow-alliances:7/200-235/1"]
    duties = ["defense", "nonaggression"]
    assert directed["parties"] == [{"actor": "GBR", "obligations": duties}, {"actor": "PRT"}]
    assert mutual["parties"] == [{"actor": "GBR", "obligations": duties}, {"actor": "PRT", "obligations": duties}]
    assert directed["note"] == "It was in force before 1816, when the table begins."


def test_what_cannot_be_read_of_a_row_is_told_by_line_and_field():
    row = "7,200,UK,{},Portugal,{},2,1816,,,,0,1,1,0,1,0,4.1\n"
    assert refused(COW_ALLIANCES, file(DYADS + row.format(999, 1) + row.format(235, 30))) == [
        (2, "ccode2", "No actor has the Correlates of War number 999."),
        (3, "dyad_st_year", "There is no day 1816-2-30."),
    ]


def test_memberships_of_an_organisation_are_runs_of_years():
    """Through 1965 the table has every fifth year; a year without the state ends a run, as does another standing."""
    lines = ["ccode,year,state,NATO,OAS,AAAID"]
    lines += [
        f"220,{year},france,{nato},-1,1" for year, nato in [(1955, 0), (1960, 2), (1965, 1), (1966, 1), (1967, 3)]
    ]
    lines += [f"2,{year},usa,1,{oas},0" for year, oas in [(1955, -9), (1960, 1), (1966, 1), (1967, 1)]]
    table = "\n".join(lines)
    found = {key: (each["when"], each["standing"]) for key, each in told_of(table).items()}
    assert found == {
        "cow-igo:NATO/220/1": ("1960/1960", "associate"),
        "cow-igo:NATO/220/2": ("1965/1966", "full"),
        "cow-igo:NATO/2/1": ("1955/1960", "full"),
        "cow-igo:NATO/2/2": ("1966/..", "full"),
        "cow-igo:OAS/2/1": ("1960/1960", "full"),
        "cow-igo:OAS/2/2": ("1966/..", "full"),
    }
    rule = "The registry of actors has no organisation that the archive calls 'AAAID'."
    assert refused(COW_IGO, file(table)) == [(1, "AAAID", rule)]


def told_of(table: str) -> dict[str, dict[str, Any]]:
    """What is told of a table of organisations, one of which the registry does not have."""
    return {each.key: each.content for each in COW_IGO.read([file(table)]) if isinstance(each, Told)}
