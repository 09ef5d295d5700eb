"""What was known when (Q11): applying the difference to the earlier answer gives the later, and each has one cause."""

from datetime import date
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.moment import Moment
from projections.reader import Reader
from projections.views.catalogue import COMPARED
from projections.views.comparison import Change, keyed
from projections.views.difference import Cause, difference
from projections.views.state import STATE, OfState
from tests.projections.histories import ALL, Command, begin, days, histories, keeps, project
from tests.world import World, line

AXIS = "CHN,RUS,PRK"


def told(body):
    """Each difference in a line, with its cause and the events that made it."""
    return {
        (each["table"], " ".join(str(value) for value in each["key"].values()), each["change"], each["cause"]): [
            (event["event"], event["published"]) for event in each["events"]
        ]
        for each in body["differences"]
    }


def test_the_pact_changed_the_world_on_the_day_on_which_it_entered_into_force(seeded):
    body = seeded.get("/alliances/difference", actors=AXIS, from_valid_on="2024-12-03", valid_on="2024-12-05")
    pact, lapsed = "Treaty on Comprehensive Strategic Partnership", "Russia-DPRK treaty of friendship, 2000"
    found = told(body)
    assert {cause for *_, cause in found} == {"the world changed"}
    duties = {(change, key) for table, key, change, _ in found if table == "obligations"}
    assert {key for change, key in duties if change == "added"} == {
        f"{pair} {duty} {pact}" for pair in ("PRK RUS", "RUS PRK") for duty in ("defense", "consultation")
    }
    ended = {key for change, key in duties if change == "ended"}
    assert len(ended) == 2
    assert all("consultation" in key for key in ended), lapsed
    [whole] = [each for each in body["differences"] if each["table"] == "set"]
    assert (whole["before"]["structure"], whole["after"]["structure"]) == ("partial", "chain")
    assert "structure" in whole["fields"]
    assert set(whole["rests_on"]) <= set(body["developments"])


def test_a_revised_estimate_is_what_a_source_published(seeded):
    body = seeded.get(
        "/state/difference", actors="PRK,RUS", predicate="supplies", valid_on="2024-01-15",
        from_published_by="2024-03-01", published_by="2025-08-01",
    )  # fmt: skip
    revised = [each for each in body["differences"] if "ROK" in str(each["before"])]
    [shells] = revised
    assert (shells["change"], shells["cause"]) == ("changed", "a source published")
    amounts = [shells[when]["attributes"]["quantities"][0]["amount"] for when in ("before", "after")]
    assert amounts == [3000000, 12000000]
    assert [(event["event"], event["published"]) for event in shells["events"]] == [
        ("recorded", ["2024-12-31"]),
        ("corrected", ["2024-06-14"]),
        ("corrected", ["2025-07-13"]),
    ], "the second source of the record, of 2024, counts from the last day of its year"


def test_a_correction_changes_our_record_and_says_who_made_it_and_why(world):
    drill = world.given("drill-held", participants=["CHN", "RUS"], when="2025-08-01/2025-08-05")
    before = world.head()
    reason = "It lasted a day longer."
    world.then(drill, "corrections", reason=reason, changes={"when": "2025-08-01/2025-08-06"})
    body = world.get("/state/difference", from_known_at=before, valid_on="2025-08-06")
    assert told(body) == {("facts", line_id(body), "added", "our record changed"): [("corrected", [])]}
    [event] = body["differences"][0]["events"]
    assert (event["author"], event["reason"], event["position"]) == ("tester", reason, before + 1)
    assert body["from"]["known_at"]["position"] == before
    assert body["moment"]["known_at"]["position"] == before + 1


def line_id(body):
    return body["differences"][0]["after"]["fact"]


def test_what_was_retracted_is_told_with_what_it_had_been(world):
    drill = world.given("drill-held", participants=["CHN", "RUS"], title="A drill that was none")
    before = world.head()
    world.then(drill, "retractions", reason="There was none.")
    body = world.get("/state/difference", from_known_at=before, valid_on="2025-09-03")
    [gone] = body["differences"]
    assert (gone["change"], gone["cause"], gone["after"]) == ("ended", "our record changed", None)
    assert line({**gone["before"]}) == "CHN cooperates-with RUS drill"
    assert body["developments"][drill]["title"] == "A drill that was none"


def test_nothing_differs_from_itself(seeded):
    body = seeded.get("/alliances/difference", actors=AXIS, from_valid_on="2025-01-01", valid_on="2025-01-01")
    assert body["differences"] == []


def test_the_earlier_moment_may_be_the_later_in_time(seeded):
    """Going back from August 2025 to June 2024 takes the pact away again."""
    body = seeded.get("/alliances/difference", actors=AXIS, from_valid_on="2025-08-28", valid_on="2024-06-30")
    assert ("obligations", "ended") in {(table, change) for table, _, change, _ in told(body)}


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({}, "from_valid_on"),
        ({"from_known_at": 10**9}, "known_at"),
        ({"from_known_at": "soon"}, "from_known_at"),
        ({"from_valid_on": "2025"}, "from_valid_on"),
        ({"from_valid_on": "2025-01-01", "actors": "XXX"}, "actors.0"),
    ],
)
def test_a_difference_needs_an_earlier_moment(seeded, asked, field):
    answer = seeded.client.get("/v1/alliances/difference", query_string={"actors": AXIS, **asked})
    assert answer.status_code == 422
    assert answer.json["errors"][0]["field"] == field


def applied(rows: dict[Any, bytes], differences: list[Any]) -> dict[Any, bytes]:
    """The rows of an answer after its differences, by table, key and place."""
    rows = dict(rows)
    for each in differences:
        key = dict(each.key)
        place = key.pop("place", 0)
        name = (each.table, tuple(key.values()), place)
        if each.change is not Change.ADDED:
            assert orjson.loads(rows.pop(name)) == each.before
        if each.change is not Change.ENDED:
            assert name not in rows
            rows[name] = orjson.dumps(each.after)
    return rows


def same(one: dict[Any, bytes], other: dict[Any, bytes]) -> bool:
    return {name: orjson.loads(row) for name, row in one.items()} == {
        name: orjson.loads(row) for name, row in other.items()
    }


positions = st.floats(0, 1)
moments = st.tuples(days, days, positions)


@keeps(35)
@given(histories(), moments, moments, st.sampled_from(["state", "alliances"]))
def test_an_answer_and_its_difference_make_the_other_answer(
    shared_world: World, commands: list[Command], one: Any, other: Any, name: str
) -> None:
    """Whatever was said in whatever order, and whichever of the two moments is the later on whichever axis."""
    begin(shared_world, commands)
    with shared_world.projecting() as connection:
        project(connection, [10**6])
    view = COMPARED[name]
    question = OfState() if view is STATE else view.asks(actors=("CHN", "RUS", "PRK", "IRN"))
    earlier, later = (at(shared_world.head(), *each) for each in (one, other))
    pool = shared_world.parts.pool
    rows = [keyed(view.answer(Reader(pool, moment), question)).rows for moment in (earlier, later)]
    found = difference(view, pool, question, earlier, later)
    assert same(applied(rows[0], found), rows[1])
    assert len({(each.table, *each.key.values()) for each in found}) == len(found), "one cause a row"
    for each in found:
        if each.cause is Cause.RECORD:
            assert earlier.position != later.position
        elif each.cause is Cause.SOURCE:
            assert earlier.published_by != later.published_by
        else:
            assert earlier.valid_on != later.valid_on
        assert each.events, "some event did it"


def at(head: int, valid_on: date, published_by: date, share: float) -> Moment:
    return Moment(valid_on, published_by, round(share * head), None, status=tuple(ALL.split(",")))  # type: ignore[arg-type]
