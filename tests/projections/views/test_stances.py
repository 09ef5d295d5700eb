"""How observers see others; expectations worked out by hand from the items."""

import pytest

from events.development import identified
from tests.world import World

ALLIES = "USA,West,EU,JPN,KOR"
DAY_OF_ARTICLE = {"since": "1900-01-01", "published_by": "2025-08-28", "valid_on": "2025-08-28"}
AFTER_PARADE = {"since": "1900-01-01", "published_by": "2025-09-30", "valid_on": "2025-09-30"}
EVERYTHING = {"since": "1900-01-01", "valid_on": "2026-06-30"}
NOTHING = {"stances": [], "counts": [], "recommended": []}


def item(*names: str) -> list[str]:
    return sorted(str(identified(f"axis-2025:{name}")) for name in names)


def taken(answer, *fields: str):
    return [tuple(row[field] for field in ("observer", "towards", "stance", *fields)) for row in answer["stances"]]


SEEN = [
    ("EU", "RUS", "warns", "fragmented order", item("A44")),
    ("EU", "USA", "warns", "fragmented order", item("A44")),
    ("JPN", "USA", "requests", "tighter ties", item("A43")),
    ("KOR", "USA", "requests", "tighter ties", item("A43")),
    ("USA", None, "accuses", "a flex by autocracies", item("A39")),
    ("USA", None, "warns", "emboldened invasions", item("A41")),
    ("West", None, "accuses", "a flex by autocracies", item("A39")),
    ("West", "AUKUS", "supports", "strengthening AUKUS", item("A42")),
    ("West", "RUS", "sanctions", "sanctions over Ukraine", item("A12")),
]
"""The calls for more sanctions (A45) are planned, and the answer of unity (A62) is recommended: no stance yet."""


@pytest.mark.parametrize("moment", [DAY_OF_ARTICLE, AFTER_PARADE, EVERYTHING])
def test_the_united_states_and_their_allies_accuse_warn_request_and_sanction(seeded: World, moment):
    answer = seeded.get("/stances", observers=ALLIES, **moment)["answer"]
    assert taken(answer, "topic", "rests_on") == SEEN


def test_stances_grow_certain_with_the_days_and_are_disputed_once_that_is_public(seeded: World):
    def told(field: str, **moment: str):
        answer = seeded.get("/stances", observers=ALLIES, **moment)["answer"]
        return [row[field] for row in answer["stances"]]

    assert told("certain", **DAY_OF_ARTICLE) == [False] * 8 + [True]
    # A39 and A44 are of August, A12 of 2022; the others of some day in 2025.
    assert told("certain", **AFTER_PARADE) == [True, True, False, False, True, False, True, False, True]
    assert told("certain", **EVERYTHING) == [True] * 9
    assert set(told("status", **AFTER_PARADE)) == {"happened"}
    assert [status == "disputed" for status in told("status", **EVERYTHING)] == [row[4] == item("A41") for row in SEEN]


def test_who_spoke_and_in_which_dimension_is_told(seeded: World):
    answer = seeded.get("/stances", observers=ALLIES, **EVERYTHING)["answer"]
    assert [(row["topic"], row["speaker"]) for row in answer["stances"] if row["speaker"]] == [
        ("emboldened invasions", "Trump-era officials"),
        ("strengthening AUKUS", "analysts"),
    ]
    dimensions = {row["topic"]: row["dimension"] for row in answer["stances"] if row["dimension"] != "diplomatic"}
    assert dimensions == {"strengthening AUKUS": "military", "sanctions over Ukraine": "economic"}


def test_what_is_recommended_to_the_west_is_not_a_stance_of_the_west(seeded: World):
    answer = seeded.get("/stances", observers="West", **DAY_OF_ARTICLE)["answer"]
    fields = ("addressee", "towards", "recommends", "recommender", "certain", "rests_on")
    assert [tuple(row[field] for field in fields) for row in answer["recommended"]] == [
        ("West", None, "answer with unity", "thinktank.pk", True, item("A62"))
    ]
    assert "answer with unity" not in {row["topic"] for row in answer["stances"]}


def test_counts_are_of_developments_by_observer_towards_and_stance(seeded: World):
    answer = seeded.get("/stances", observers="USA,EU", **EVERYTHING)["answer"]
    assert answer["counts"] == [
        {"observer": "EU", "towards": "RUS", "stance": "warns", "developments": 1, "rests_on": item("A44")},
        {"observer": "EU", "towards": "USA", "stance": "warns", "developments": 1, "rests_on": item("A44")},
        {"observer": "USA", "towards": None, "stance": "accuses", "developments": 1, "rests_on": item("A39")},
        {"observer": "USA", "towards": None, "stance": "warns", "developments": 1, "rests_on": item("A41")},
    ]


TOWARDS_THE_THREE = [
    ("CHN", "PRK", "hedges", "assessment", "Beijing is wary of Kim's unpredictability", "alleged"),
    ("CHN", "PRK", "abstains", "renewal of the 1718 expert panel", None, "happened"),
    ("CHN", "RUS", "supports", "reshaping the international order", None, "happened"),
    ("EU", "RUS", "warns", "fragmented order", None, "happened"),
    ("West", "RUS", "sanctions", "sanctions over Ukraine", None, "happened"),
]


def test_towards_the_three_their_partners_are_heard_as_well(seeded: World):
    def told(**moment: str):
        return taken(
            seeded.get("/stances", towards="CHN,RUS,PRK", **moment)["answer"], "topic", "note", "status"
        )  # fmt: skip

    disputed = [(*row[:5], "disputed") if row[2] == "supports" else row for row in TOWARDS_THE_THREE]
    assert told(**DAY_OF_ARTICLE) == TOWARDS_THE_THREE
    assert told(**AFTER_PARADE) == disputed
    assert told(**EVERYTHING) == disputed


def test_what_is_planned_is_told_when_it_is_asked_for(seeded: World):
    answer = seeded.get("/stances", observers="West", towards="CHN,RUS,PRK", status="planned", **EVERYTHING)["answer"]
    assert taken(answer, "rests_on") == [("West", to, "requests", item("A45")) for to in ("CHN", "PRK", "RUS")]


def test_a_stance_names_the_developments_that_it_refers_to(seeded: World):
    answer = seeded.get("/stances", observers="RUS,PRK", **EVERYTHING)["answer"]
    assert taken(answer, "topic", "related") == [
        ("PRK", None, "confirms", "DPRK troops in Kursk", item("A36")),
        ("RUS", None, "confirms", "DPRK troops in Kursk", item("A36")),
    ]


def test_members_observe_as_well_but_not_for_their_organisation(seeded: World):
    answer = seeded.get("/stances", members_of="AUKUS", **EVERYTHING)["answer"]
    assert {row["observer"] for row in answer["stances"]} == {"USA"}
    assert seeded.get("/stances", members_of="ASEAN", **EVERYTHING)["answer"] == NOTHING
    hedging = seeded.get("/stances", observers="ASEAN", **EVERYTHING)["answer"]
    assert taken(hedging, "rests_on") == [("ASEAN", None, "hedges", item("A51"))]


def test_before_all_history_nobody_takes_a_stance(seeded: World):
    assert seeded.get("/stances", observers=ALLIES, valid_on="1700-01-01")["answer"] == NOTHING
    assert seeded.get("/stances", members_of="AUKUS", valid_on="1700-01-01")["answer"] == NOTHING


@pytest.mark.parametrize(
    ("asked", "field"),
    [({}, "observers"), ({"since": "2020-01-01"}, "observers"), ({"observers": "XYZ"}, "observers"),
     ({"towards": "XYZ"}, "towards"), ({"members_of": "XYZ"}, "members_of")],
)  # fmt: skip
def test_a_question_about_nobody_or_about_unknown_actors_is_refused(seeded: World, asked, field):
    answer = seeded.client.get("/v1/stances", query_string=asked)
    assert answer.status_code == 422
    assert field in str(answer.json)


def test_votes_by_roll_call_are_no_stances(world: World):
    world.given("roll-call-held", resolution="R/1", forum="UN", yes=["CHN"], no=["USA"], abstained=["IND"])
    world.given("veto-cast", vetoers=["RUS"], abstainers=["CHN"], beneficiaries=["SYR"], draft="S/1")
    answer = world.get("/stances", observers="CHN,USA,IND", since="1900-01-01")["answer"]
    assert taken(answer, "topic") == [("CHN", "SYR", "abstains", "S/1")]


def test_a_stance_follows_its_corrections_its_sources_and_its_retraction(world: World):
    said = world.given(
        "statement-made", when="2021-05~", speakers=["IND"], towards=["CHN"], stance="opposes", topic="the border",
        sources=[{"name": "a.org", "published": "2021-06-01", "reliability": "D", "credibility": 4}],
    )  # fmt: skip
    before = world.head()
    world.then(said, "corrections", reason="Milder", changes={"stance": "warns"}, sources=[{"name": "b.org"}])
    corrected = world.head()
    world.then(said, "retractions", reason="Not said")
    world.project()

    def found(**moment: object):
        return taken(world.get("/stances", towards="CHN", **{"since": "1900-01-01", **moment})["answer"])

    assert found(known_at=before) == [("IND", "CHN", "opposes")]
    assert found(known_at=corrected) == [("IND", "CHN", "warns")]
    assert found() == []
    assert found(known_at=before, published_by="2021-05-31") == []
    assert found(known_at=before, reliability="B") == []
    assert found(known_at=before, valid_on="2021-05-20", certainty="certain") == []
    assert found(known_at=before, valid_on="2021-05-20") == [("IND", "CHN", "opposes")]
    assert found(known_at=before, since="2021-07-01") == []


def test_a_stance_is_told_for_a_year_unless_an_earlier_day_is_asked_for(world):
    for when in ("2023-01-01", "2024-06-30", "2024-07-01", "2025-06-30"):
        world.given("reaction-voiced", observers=["JPN"], towards=["PRK"], stance="accuses", topic=when, when=when)

    def topics(**since):
        body = world.get("/stances", observers="JPN", valid_on="2025-06-30", published_by="2030-01-01", **since)
        return body["question"]["since"], [row["topic"] for row in body["answer"]["stances"]]

    assert topics() == ("2024-06-30", ["2024-06-30", "2024-07-01", "2025-06-30"])
    assert topics(since="2023-01-01")[1][0] == "2023-01-01"
