"""Who is squeezed, by whom, with what; expectations worked out by hand from the items."""

import pytest

from events.development import identified
from tests.world import World

NEIGHBOURS = "KOR,JPN,TWN,PHL,VNM,ASEAN"
DAY_OF_ARTICLE = {"since": "1900-01-01", "published_by": "2025-08-28", "valid_on": "2025-08-28"}
AFTER_PARADE = {"since": "1900-01-01", "published_by": "2025-09-30", "valid_on": "2025-09-30"}
EVERYTHING = {"since": "1900-01-01", "valid_on": "2026-06-30"}


def item(*names: str) -> list[str]:
    return sorted(str(identified(f"axis-2025:{name}")) for name in names)


def pressed(answer, *fields: str):
    return [tuple(row[field] for field in ("target", "presser", "means", *fields)) for row in answer["pressure"]]


BEFORE = [
    # A49; A20, A47, A30 and P23; A20 and A46; A48. Of the parade, which signals readiness towards Taiwan, nothing yet.
    ("ASEAN", "CHN", "trade leverage", "economic", "alleged", False),
    ("JPN", "CHN", "drill", "military", "happened", False),
    ("JPN", "CHN", "encircling drills", "military", "happened", False),
    ("JPN", "CHN", "patrol", "military", "happened", False),
    ("JPN", "CHN", "patrol", "military", "happened", True),
    ("JPN", "RUS", "drill", "military", "happened", False),
    ("JPN", "RUS", "encircling drills", "military", "happened", False),
    ("JPN", "RUS", "patrol", "military", "happened", False),
    ("JPN", "RUS", "patrol", "military", "happened", True),
    ("KOR", "CHN", "drill", "military", "happened", False),
    ("KOR", "PRK", "nuclear threat", "military", "happened", False),
    ("KOR", "RUS", "drill", "military", "happened", False),
    ("TWN", "CHN", "invasion threat", "military", "alleged", False),
]


def test_on_the_day_of_the_article_neighbours_are_pressed_in_the_military_dimension_and_asean_by_trade(seeded: World):
    answer = seeded.get("/pressure", targets=NEIGHBOURS, **DAY_OF_ARTICLE)["answer"]
    assert pressed(answer, "dimension", "status", "certain") == BEFORE


def test_the_squeeze_counts_pressers_and_developments_and_names_what_it_rests_on(seeded: World):
    answer = seeded.get("/pressure", targets=NEIGHBOURS, **DAY_OF_ARTICLE)["answer"]
    none = {"military": 0, "economic": 0, "diplomatic": 0, "hybrid": 0}
    assert answer["squeeze"] == [
        {**none, "target": "ASEAN", "pressers": 1, "developments": 1, "economic": 1, "rests_on": item("A49")},
        {
            **none, "target": "JPN", "pressers": 2, "developments": 4, "military": 4,
            "rests_on": item("A20", "A30", "A47", "P23"),
        },
        {**none, "target": "KOR", "pressers": 3, "developments": 2, "military": 2, "rests_on": item("A20", "A46")},
        {**none, "target": "TWN", "pressers": 1, "developments": 1, "military": 1, "rests_on": item("A48")},
    ]  # fmt: skip


ANSWERS = [
    ("ASEAN", "hedges-against", None, "pushed toward hedging", "hedges", "alleged", item("A51")),
    ("JPN", "takes-stance", "USA", "tighter ties", "requests", "happened", item("A43")),
    ("KOR", "takes-stance", "USA", "tighter ties", "requests", "happened", item("A43")),
]


@pytest.mark.parametrize("moment", [DAY_OF_ARTICLE, AFTER_PARADE, EVERYTHING])
def test_the_squeezed_answer_by_hedging_and_by_turning_to_a_third(seeded: World, moment):
    answer = seeded.get("/pressure", targets=NEIGHBOURS, **moment)["answer"]
    fields = ("target", "predicate", "towards", "topic", "stance", "status", "rests_on")
    assert [tuple(row[field] for field in fields) for row in answer["answers"]] == ANSWERS


@pytest.mark.parametrize("moment", [AFTER_PARADE, EVERYTHING])
def test_after_the_parade_taiwan_is_pressed_twice_and_the_drill_is_disputed(seeded: World, moment):
    answer = seeded.get("/pressure", targets=NEIGHBOURS, **moment)["answer"]
    assert [row["note"] for row in answer["pressure"] if row["means"] == "assessment"] == [
        "The PLA is ready for a Taiwan contingency"
    ]
    assert {row["status"] for row in answer["pressure"] if row["means"] == "drill"} == {"disputed"}
    assert [row["developments"] for row in answer["squeeze"]] == [1, 4, 2, 2]


def test_once_the_year_is_over_all_of_it_is_certain(seeded: World):
    answer = seeded.get("/pressure", targets=NEIGHBOURS, **EVERYTHING)["answer"]
    assert all(row["certain"] for row in answer["pressure"])
    early = seeded.get("/pressure", targets=NEIGHBOURS, **DAY_OF_ARTICLE, certainty="certain")["answer"]
    assert pressed(early) == [("JPN", "CHN", "patrol"), ("JPN", "RUS", "patrol")]


def test_a_presser_is_told_with_all_whom_it_presses_and_with_what_it_puts_on_nobody_in_particular(seeded: World):
    answer = seeded.get("/pressure", pressers="RUS", **EVERYTHING)["answer"]
    assert pressed(answer, "dimension", "status") == [
        (None, "RUS", "energy leverage", "economic", "alleged"),
        ("JPN", "RUS", "drill", "military", "disputed"),
        ("JPN", "RUS", "encircling drills", "military", "happened"),
        ("JPN", "RUS", "patrol", "military", "happened"),
        ("JPN", "RUS", "patrol", "military", "happened"),
        ("KOR", "RUS", "drill", "military", "disputed"),
        ("NATO", "RUS", "assessment", "hybrid", "alleged"),
        ("NATO", "RUS", "cyber operations", "hybrid", "alleged"),
        ("QUAD", "RUS", "assessment", "hybrid", "alleged"),
    ]
    assert [(row["target"], row["developments"], row["hybrid"]) for row in answer["squeeze"]] == [
        ("JPN", 4, 0), ("KOR", 1, 0), ("NATO", 2, 2), ("QUAD", 1, 1),
    ]  # fmt: skip
    assert [row["target"] for row in answer["answers"]] == ["JPN", "KOR"]


def test_sanctions_are_pressure(seeded: World):
    answer = seeded.get("/pressure", targets="RUS", pressers="West", **DAY_OF_ARTICLE)["answer"]
    assert pressed(answer, "dimension", "predicate", "rests_on") == [
        ("RUS", "West", "sanctions over Ukraine", "economic", "sanctions", item("A12"))
    ]


def test_what_is_put_on_an_organisation_is_not_put_on_its_members(seeded: World):
    assert seeded.get("/pressure", members_of="ASEAN", **EVERYTHING)["answer"] == {
        "pressure": [], "squeeze": [], "answers": [],
    }  # fmt: skip
    members = seeded.get("/pressure", members_of="QUAD", pressers="CHN", **EVERYTHING)["answer"]
    assert {row["target"] for row in members["pressure"]} == {"JPN"}


def test_before_all_history_and_before_all_publication_nobody_is_pressed(seeded: World):
    nobody = {"pressure": [], "squeeze": [], "answers": []}
    assert seeded.get("/pressure", targets=NEIGHBOURS, valid_on="1700-01-01")["answer"] == nobody
    assert seeded.get("/pressure", pressers="CHN,RUS", published_by="1700-01-01")["answer"] == nobody


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({}, "targets"),
        ({"since": "2020-01-01"}, "targets"),
        ({"targets": "XYZ"}, "targets"),
        ({"pressers": ""}, "targets"),
        ({"pressers": "XYZ"}, "pressers"),
    ],
)
def test_a_question_about_nobody_or_about_unknown_actors_is_refused(seeded: World, asked, field):
    answer = seeded.client.get("/v1/pressure", query_string=asked)
    assert answer.status_code == 422
    assert field in str(answer.json)


def test_a_target_answers_those_who_press_it_and_not_those_who_press_others(world: World):
    world.given("pressure-exerted", pressers=["CHN"], pressed=["VNM"], means="patrols")
    world.given("pressure-exerted", pressers=["RUS"], pressed=["UKR"], means="war")
    world.given("statement-made", speakers=["VNM"], towards=["CHN", "RUS"], stance="opposes", topic="the islands")
    world.given("recommendation-made", addressees=["VNM"], towards=["CHN"], recommends="firmness")
    world.given("forecast-made", forecaster="desk", about=["VNM"], towards=["CHN"], expects="clashes")
    answer = world.get("/pressure", targets="VNM,UKR", since="1900-01-01")["answer"]
    assert [(row["target"], row["towards"], row["stance"]) for row in answer["answers"]] == [("VNM", "CHN", "opposes")]


def test_pressure_follows_its_dates_its_sources_and_its_retraction(world: World):
    ended = world.given("sanction-imposed", when="2020/..", senders=["EU"], targets=["BLR"], measure="a ban")
    world.then(ended, "endings", on="2022-06-30")
    gone = world.given(
        "pressure-exerted", when="2021-05", pressers=["RUS"], pressed=["BLR"], means="a loan",
        sources=[{"name": "a.org", "published": "2021-06-01"}],
    )  # fmt: skip
    before = world.head()
    world.then(gone, "retractions", reason="Not so")
    world.project()

    def found(**moment: object):
        return [
            row[1]
            for row in pressed(world.get("/pressure", targets="BLR", **{"since": "1900-01-01", **moment})["answer"])
        ]

    assert found(known_at=before) == ["EU", "RUS"]
    assert found() == ["EU"]
    assert found(since="2023-01-01") == []
    assert found(since="2022-01-01") == ["EU"]
    assert found(known_at=before, without="a.org") == ["EU"]
    assert found(known_at=before, sources="a.org") == ["RUS"]
    assert found(known_at=before, status="planned") == []
    assert found(known_at=before, valid_on="2021-05-10", certainty="certain") == ["EU"]
