"""Where a set of actors does not stand together; expectations worked out by hand from the items."""

import pytest

from events.development import identified
from tests.world import World

THREE = "CHN,RUS,PRK"
DAY_OF_ARTICLE = {"published_by": "2025-08-28", "valid_on": "2025-08-28"}
AFTER_PARADE = {"published_by": "2025-09-30", "valid_on": "2025-09-30"}
EVERYTHING = {"valid_on": "2026-06-30"}
NOTHING = {"cracks": [], "summary": []}


def item(*names: str) -> list[str]:
    return sorted(str(identified(f"axis-2025:{name}")) for name in names)


def found(answer, *fields: str):
    return [tuple(row[field] for field in ("sort", "by", "towards", *fields)) for row in answer["cracks"]]


MEMBERS = [
    # Russia vetoed alone on 2024-03-28, for the DPRK's benefit (P06); A26; A59, of nobody named.
    ("abstention", "CHN", "PRK", "did not shield it", "happened", item("P06")),
    ("abstention", "CHN", "RUS", "did not join its veto", "happened", item("P06")),
    ("wariness", "CHN", None, "Beijing avoids full commitment, fearing backlash", "alleged", item("A59")),
    ("wariness", "CHN", "PRK", "Beijing is wary of Kim's unpredictability", "alleged", item("A26")),
]
VETO = ("belied-claim", "China vetoes UN sanctions on the DPRK", "disputed", item("A19", "P05", "P06"))
MARCH = (
    "belied-claim", "Chinese and DPRK troops marched together in the Moscow Victory Day parade", "contradicted",
    item("A21", "P20"),
)  # fmt: skip
DRILL = ("belied-claim", "China hosts joint naval drills that alarm Japan and South Korea", "disputed",
         item("A20", "P22"))  # fmt: skip
TIES = ("disputed-claim", "Ties moved from tactical convenience to strategic commitment", "disputed",
        item("A23", "A28"))  # fmt: skip
VISIT = ("disputed-claim", "Putin's visit to Beijing echoes that call", "disputed", item("A14"))
ARSENAL = ("disputed-claim", "In exchange Russia upgrades the DPRK nuclear arsenal technically", "disputed",
           item("A17"))  # fmt: skip
TROOPS = ("disputed-claim", "DPRK troops potentially in Ukraine (proxy support)", "disputed", item("A36"))
TREATY = ("disputed-claim", "USSR/Russia-DPRK 1961 treaty ends: COW says 1995-09-07, ATOP says 1996-09-10", "disputed",
          item("P02"))  # fmt: skip
CALL = ("disputed-claim", "Xi calls for reshaping the international order together with Russia", "disputed",
        item("A13"))  # fmt: skip
SHELLS = ("disputed-claim", "DPRK supplies Russia with millions of artillery shells", "disputed", item("A16"))
DUAL_USE = ("disputed-claim", "China provides dual-use goods to Russia", "disputed", item("A18"))

BY_THE_DAY_OF_THE_ARTICLE = {VETO[1]: VETO, MARCH[1]: MARCH} | {
    claim[1]: claim for claim in (TIES, VISIT, ARSENAL, TROOPS, TREATY)
}
AFTER_THE_PARADE = {**BY_THE_DAY_OF_THE_ARTICLE, DRILL[1]: DRILL, CALL[1]: CALL}
IN_THE_END = {**AFTER_THE_PARADE, SHELLS[1]: SHELLS, DUAL_USE[1]: DUAL_USE}


@pytest.mark.parametrize("moment", [DAY_OF_ARTICLE, AFTER_PARADE, EVERYTHING])
def test_among_the_three_it_is_china_that_is_wary_and_that_abstained(seeded: World, moment):
    answer = seeded.get("/cracks", actors=THREE, **moment)["answer"]
    assert [row for row in found(answer, "note", "status", "rests_on") if row[1]] == MEMBERS


@pytest.mark.parametrize(
    ("moment", "claims"),
    [(DAY_OF_ARTICLE, BY_THE_DAY_OF_THE_ARTICLE), (AFTER_PARADE, AFTER_THE_PARADE), (EVERYTHING, IN_THE_END)],
)
def test_claims_about_the_three_fall_as_what_contests_them_is_published(seeded: World, moment, claims):
    answer = seeded.get("/cracks", actors=THREE, **moment)["answer"]
    told = {
        row["topic"]: (row["sort"], row["topic"], row["status"], row["rests_on"])
        for row in answer["cracks"]
        if row["by"] is None
    }
    assert told == claims


def test_no_partner_has_denied_a_claim_and_no_plan_of_the_three_failed(seeded: World):
    answer = seeded.get("/cracks", actors=THREE, **EVERYTHING)["answer"]
    assert [(row["sort"], row["times"]) for row in answer["summary"]] == [
        ("abstention", 2), ("belied-claim", 3), ("disputed-claim", 8), ("wariness", 2),
    ]  # fmt: skip
    assert answer["summary"][0]["rests_on"] == item("P06")
    assert answer["summary"][1]["rests_on"] == item("A19", "A20", "A21", "P05", "P06", "P20", "P22")


def test_a_claim_names_what_contests_it(seeded: World):
    answer = seeded.get("/cracks", actors=THREE, **EVERYTHING)["answer"]
    notes = {row["topic"]: row["note"] for row in answer["cracks"]}
    assert notes[DRILL[1]] == "Joint Sea-2025 off Vladivostok"
    assert notes[TIES[1]] == "Judgement: a pragmatic axis of convenience, not a seamless bloc"
    assert notes[CALL[1]] is None


def test_wariness_of_some_day_in_the_year_is_certain_when_the_year_is_over(seeded: World):
    def certain(**moment: str):
        rows = seeded.get("/cracks", actors=THREE, **moment)["answer"]["cracks"]
        return [row["certain"] for row in rows if row["sort"] in ("wariness", "abstention")]

    assert certain(**DAY_OF_ARTICLE) == [True, True, False, False]
    assert certain(**DAY_OF_ARTICLE, certainty="certain") == [True, True]
    assert certain(**EVERYTHING) == [True] * 4


def test_a_pair_is_told_of_the_veto_that_one_left_to_the_other(seeded: World):
    answer = seeded.get("/cracks", actors="CHN,RUS", since="2024-01-01", **DAY_OF_ARTICLE)["answer"]
    assert [row for row in found(answer, "rests_on") if row[0] == "abstention"] == [
        ("abstention", "CHN", "RUS", item("P06"))
    ]
    later = seeded.get("/cracks", actors="CHN,RUS", since="2024-03-29", **DAY_OF_ARTICLE)["answer"]
    assert "abstention" not in {row["sort"] for row in later["cracks"]}


def test_a_member_that_stays_away_from_a_member_shows_with_its_motive(seeded: World):
    answer = seeded.get("/cracks", actors="CHN,IND", **AFTER_PARADE)["answer"]
    rows = [row for row in found(answer, "topic", "status", "note", "rests_on") if row[1] == "IND"]
    assert sorted(rows, key=lambda row: row[4]) == [
        ("absence", "IND", "CHN", "Beijing parade 2025", "disputed", "border tension", item("A53")),
        ("absence", "IND", "CHN", "Beijing parade 2025", "happened", None, item("P27")),
    ]
    before = seeded.get("/cracks", actors="CHN,IND", **DAY_OF_ARTICLE)["answer"]
    assert found(before, "rests_on") == [("wariness", "CHN", None, item("A59"))]


def test_a_plan_that_failed_shows_once_that_was_published(seeded: World):
    day = {"valid_on": "2025-09-30"}
    answer = seeded.get("/cracks", actors="CHN,West", published_by="2025-09-30", **day)["answer"]
    wary = ("wariness", "CHN", None, "assessment", "alleged", item("A59"))
    assert found(answer, "topic", "status", "rests_on") == [
        ("unmet-plan", None, None, "No Western leader attends, protesting Ukraine and Taiwan policy", "contradicted",
         item("A40", "P27")),
        wary,
    ]  # fmt: skip
    before = seeded.get("/cracks", actors="CHN,West", published_by="2025-08-31", **day)["answer"]
    assert found(before, "topic", "status", "rests_on") == [wary]


def test_sanctions_pressure_and_warnings_between_members_show(seeded: World):
    answer = seeded.get("/cracks", actors="West,RUS", **DAY_OF_ARTICLE)["answer"]
    assert found(answer, "topic", "dimension") == [("pressure", "West", "RUS", "sanctions over Ukraine", "economic")]
    answer = seeded.get("/cracks", actors="EU,USA", **DAY_OF_ARTICLE)["answer"]
    assert found(answer, "topic", "note") == [("opposition", "EU", "USA", "fragmented order", "warns")]


def test_before_all_history_nothing_is_cracked(seeded: World):
    assert seeded.get("/cracks", actors="CHN,RUS", valid_on="1700-01-01")["answer"] == NOTHING
    assert seeded.get("/cracks", actors=THREE, published_by="1700-01-01")["answer"] == NOTHING


@pytest.mark.parametrize("asked", [{}, {"actors": "CHN"}, {"actors": "CHN,CHN"}, {"actors": "CHN,XYZ"}])
def test_a_set_of_less_than_two_known_actors_is_refused(seeded: World, asked):
    answer = seeded.client.get("/v1/cracks", query_string=asked)
    assert answer.status_code == 422
    assert "actors" in str(answer.json)


def test_a_claim_that_a_partner_denies_is_a_denial_until_the_denial_is_withdrawn(world: World):
    claim = world.given("drill-held", title="A drill", participants=["CHN", "RUS"])
    denial = world.given(
        "statement-made", title="No drill, says Moscow", speakers=["RUS"], stance="denies", topic="the drill"
    )
    world.then(claim, "disputes", reason="Moscow denies it", contested_by=denial)
    rows = found(world.get("/cracks", actors="CHN,RUS")["answer"], "topic", "note", "rests_on")
    assert rows == [("denial", "RUS", None, "A drill", "No drill, says Moscow", sorted([claim, denial]))]
    assert world.get("/cracks", actors="CHN,PRK")["answer"] == NOTHING
    world.then(denial, "retractions", reason="It never said so")
    rows = found(world.get("/cracks", actors="CHN,RUS")["answer"], "topic", "note", "rests_on")
    assert rows == [("disputed-claim", None, None, "A drill", None, [claim])]


def test_what_an_outsider_says_of_a_claim_is_no_denial_by_a_partner(world: World):
    claim = world.given("drill-held", participants=["CHN", "RUS"])
    outsider = world.given("statement-made", speakers=["USA"], towards=["RUS"], stance="denies", topic="the drill")
    world.then(claim, "disputes", reason="So says Washington", contested_by=outsider)
    assert [row[0] for row in found(world.get("/cracks", actors="CHN,RUS")["answer"])] == ["disputed-claim"]


def test_a_joint_plan_that_did_not_happen_is_unmet_and_no_forecast_is_a_plan(world: World):
    plan = world.given("drill-held", title="A drill", status="planned", participants=["CHN", "RUS"])
    forecast = world.given("forecast-made", forecaster="desk", about=["CHN"], towards=["RUS"], expects="a drill")
    assert world.get("/cracks", actors="CHN,RUS")["answer"] == NOTHING
    before = world.head()
    world.then(plan, "status-changes", status="did-not-happen")
    world.then(forecast, "status-changes", status="contradicted")
    answer = world.get("/cracks", actors="CHN,RUS")["answer"]
    assert found(answer, "topic", "status", "rests_on") == [
        ("unmet-plan", None, None, "A drill", "did-not-happen", [plan])
    ]
    assert world.get("/cracks", actors="CHN,RUS", known_at=before)["answer"] == NOTHING


def test_votes_on_opposite_sides_are_counted_by_pair_and_abstentions_are_not(world: World):
    votes = [
        world.given(
            "roll-call-held", when="2020-10-01", resolution="R/1", yes=["CHN", "RUS"], no=["IND"], status="alleged"
        ),
        world.given("roll-call-held", when="2021-10-01", resolution="R/2", yes=["CHN"], no=["RUS", "IND"]),
        world.given("roll-call-held", when="2022-10-01", resolution="R/3", yes=["CHN"], abstained=["RUS", "IND"]),
    ]
    answer = world.get("/cracks", actors="CHN,RUS,IND")["answer"]
    assert found(answer, "times", "status", "rests_on") == [
        ("conflicting-vote", "CHN", "IND", 2, "alleged", sorted(votes[:2])),
        ("conflicting-vote", "CHN", "RUS", 1, "happened", [votes[1]]),
        ("conflicting-vote", "IND", "RUS", 1, "alleged", [votes[0]]),
    ]
    assert answer["cracks"][0]["valid"]["starts_from"] == "2020-10-01"
    assert answer["cracks"][0]["valid"]["ends_by"] == "2021-10-01"
    assert answer["summary"] == [{"sort": "conflicting-vote", "times": 4, "rests_on": sorted(votes[:2])}]
    later = world.get("/cracks", actors="CHN,RUS,IND", since="2021-01-01")["answer"]
    assert [(row["by"], row["towards"], row["times"]) for row in later["cracks"]] == [
        ("CHN", "IND", 1), ("CHN", "RUS", 1),
    ]  # fmt: skip


def test_a_crack_stands_through_a_lens_on_its_own_sources_alone(world: World):
    source = {"published": "2021-06-01", "reliability": "B", "credibility": 2}
    claim = world.given("drill-held", participants=["CHN", "RUS"], sources=[{"name": "a.org", **source}])
    world.then(claim, "disputes", reason="Not so", sources=[{"name": "b.org", **source}])
    world.given(
        "reaction-voiced", observers=["CHN"], towards=["RUS"], stance="hedges", topic="gas",
        sources=[{"name": "b.org", **source}],
    )  # fmt: skip

    def sorts(**lens: str):
        return [row["sort"] for row in world.get("/cracks", actors="CHN,RUS", **lens)["answer"]["cracks"]]

    assert sorts() == ["disputed-claim", "wariness"]
    assert sorts(sources="a.org") == ["disputed-claim"]
    assert sorts(without="a.org") == ["wariness"]
    assert sorts(reliability="A") == []
