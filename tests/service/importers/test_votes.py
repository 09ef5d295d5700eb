"""Votes of the UN's General Assembly and vetoes in its Security Council, counted against the files themselves."""

import csv
import gzip
import io
from collections import Counter
from datetime import date

import pytest

from service.importers.formats.unga import UNGA
from service.importers.formats.unsc_vetoes import UNSC_VETOES
from tests.service.importers.bringing import brought, file, refused, told
from tests.world import data

VOTES, CALLS, VETOES = (
    "un/unga_votes_1946_2020.csv.gz",
    "un/unga_roll_calls.csv.gz",
    "un/unsc_vetoes_1946_sept2022.csv",
)

FIELDS = {"yes": "yes", "no": "no", "abstained": "abstain"}

DAY = "1989-12-06"
"""The day with the most roll calls."""


@pytest.fixture(scope="module")
def calls():
    """The roll calls as they are told."""
    with gzip.open(data(VOTES)) as votes, gzip.open(data(CALLS)) as of:
        return told(UNGA, of, votes)


@pytest.fixture(scope="module")
def cast():
    """How many votes of each sort each roll call has in the table."""
    with gzip.open(data(VOTES), "rt", encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        assert next(rows) == ["rcid", "country", "country_code", "vote"]
        return Counter((f"unga:{row[0]}", row[3]) for row in rows)


def test_every_vote_of_the_table_is_told_and_none_besides(calls, cast):
    assert len(calls) == 6203
    found = {
        (key, vote): len(each[field]) for key, each in calls.items() for field, vote in FIELDS.items() if field in each
    }
    assert found == cast
    assert cast.total() == 870_109


def test_who_voted_is_who_has_the_number_or_the_code(calls):
    """Yugoslavia and Serbia are one voter of the archive, and so are the Soviet Union and Russia."""
    of_1946 = calls["unga:3"]
    assert {"RUS", "SRB", "CAN"} <= {*of_1946["no"]}
    assert of_1946["resolution"] == "R/1/66"
    voters = {voter for each in calls.values() for field in FIELDS for voter in each.get(field, ())}
    assert len(voters) == 200
    assert {"DDR", "GFR", "DEU", "YAR", "YMD", "YEM", "ZAN", "CSK", "TWN"} <= voters


def test_the_state_of_a_day_has_the_votes_of_its_roll_calls(calls, cast, shared_world):
    """The day's roll calls alone are imported, from the same tables."""
    of_day = {key.removeprefix("unga:") for key, each in calls.items() if each["when"] == DAY}
    assert len(of_day) == 77
    tables = [picked(name, of_day) for name in (VOTES, CALLS)]
    assert brought(shared_world, UNGA, *map(file, tables)) == {"read": 77, "new": 77}
    assert brought(shared_world, UNGA, *map(file, tables)) == {"read": 77, "known": 77}
    state = shared_world.get("/state", predicate="takes-stance", valid_on=DAY, published_by=DAY)["facts"]
    assert Counter(fact["attributes"]["vote"] for fact in state) == Counter({
        vote: sum(cast[f"unga:{call}", vote] for call in of_day) for vote in FIELDS.values()
    })  # fmt: skip
    assert shared_world.facts(predicate="takes-stance", valid_on=DAY, published_by="1989-12-05") == []


def picked(name, calls):
    """A table with the rows of some roll calls alone."""
    with gzip.open(data(name), "rt", encoding="utf-8", newline="") as lines:
        made = io.StringIO()
        csv.writer(made).writerows(row for n, row in enumerate(csv.reader(lines)) if not n or row[0] in calls)
    return made.getvalue()


def test_a_vote_that_is_none_and_a_roll_call_without_votes_are_refused():
    votes = "rcid,country,country_code,vote\n1,Canada,CA,yes\n1,Ruritania,,yes\n1,France,FR,maybe\n3,France,FR,no\n"
    calls = "rcid,session,importantvote,date,unres,amend,para,short,descr\n" + "".join(
        f"{n},1,0,1946-01-0{n},R/1/{n},,,A TOPIC,What it says\n" for n in (1, 2)
    )
    assert refused(UNGA, file(votes), file(calls)) == [
        (3, "country", "No actor is called 'Ruritania'."),
        (4, "vote", "Is none of yes, no, abstain, absent."),
        (3, "rcid", "Has no vote in the table of votes."),
        (1, "rcid", "Has votes, and is not in the table of roll calls."),
    ]


def test_every_veto_of_the_list_is_told_with_those_who_cast_it(shared_world):
    with data(VETOES).open("rb") as lines:
        vetoes = told(UNSC_VETOES, lines)
    with data(VETOES).open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(vetoes) == len(rows) == 214
    names = {"USSR": "RUS", "Russia": "RUS", "USA": "USA", "UK": "GBR", "France": "FRA", "China": "CHN"}
    listed = Counter(names[row[f"member_veto{n}"]] for row in rows for n in (1, 2, 3) if row[f"member_veto{n}"])
    assert Counter(each for veto in vetoes.values() for each in veto["vetoers"]) == listed
    assert listed == {"RUS": 121, "USA": 82, "GBR": 29, "FRA": 16, "CHN": 17}
    assert min(date.fromisoformat(veto["when"]) for veto in vetoes.values()) == date(1946, 2, 16)
    with data(VETOES).open("rb") as lines:
        assert brought(shared_world, UNSC_VETOES, lines) == {"read": 214, "new": 214}
