"""Alliances as of (Q05): who is bound to whom, and whether a set is a bloc, a chain or an alignment."""

import pytest

AXIS = "CHN,RUS,PRK"


def defence(answer):
    return {f"{row['subject']}>{row['object']}" for row in answer["obligations"] if row["obligation"] == "defense"}


def pairs(answer):
    return {
        f"{row['one']}-{row['other']}": (row["cow_type"], row["defence_by"], "-".join(row["chain"]))
        for row in answer["pairs"]
    }


@pytest.mark.parametrize(
    ("moment", "treaties", "of_pairs", "structure"),
    [
        # P01: China and the DPRK owe one another defence and non-aggression. P03: Russia and the DPRK consult.
        (
            {"published_by": "2025-08-28", "valid_on": "2024-06-30"},
            {"CHN>PRK", "PRK>CHN"},
            {"CHN-PRK": ("I", "treaty", ""), "CHN-RUS": ("IIb", "none", ""), "PRK-RUS": ("III", "none", "")},
            ("partial", 3, 1, 1, 0),
        ),
        # P09: defence and consultation between Russia and the DPRK since 4 December 2024.
        (
            {"published_by": "2025-08-28", "valid_on": "2025-08-28"},
            {"CHN>PRK", "PRK>CHN", "PRK>RUS", "RUS>PRK"},
            {
                "CHN-PRK": ("I", "treaty", ""),
                "CHN-RUS": ("IIb", "chain", "CHN-PRK-RUS"),
                "PRK-RUS": ("I", "treaty", ""),
            },
            ("chain", 3, 2, 2, 1),
        ),
        # The day before, as public by the end of September 2025.
        (
            {"published_by": "2025-09-30", "valid_on": "2024-12-03"},
            {"CHN>PRK", "PRK>CHN"},
            {"CHN-PRK": ("I", "treaty", ""), "CHN-RUS": ("IIb", "none", ""), "PRK-RUS": ("III", "none", "")},
            ("partial", 3, 1, 1, 0),
        ),
        # Between P02's two ends (1995 by COW, 1996 by ATOP) the Soviet treaty binds under one of both readings.
        (
            {"valid_on": "1996-01-01"},
            {"CHN>PRK", "PRK>CHN", "PRK>RUS", "RUS>PRK"},
            {"CHN-PRK": ("I", "treaty", ""), "CHN-RUS": (None, "chain", "CHN-PRK-RUS"), "PRK-RUS": ("I", "treaty", "")},
            ("chain", 3, 2, 2, 1),
        ),
        (
            {"valid_on": "1996-01-01", "certainty": "certain"},
            {"CHN>PRK", "PRK>CHN"},
            {"CHN-PRK": ("I", "treaty", ""), "CHN-RUS": (None, "none", ""), "PRK-RUS": (None, "none", "")},
            ("partial", 3, 1, 1, 0),
        ),
        (
            {"valid_on": "1950-01-01"},
            set(),
            {"CHN-PRK": (None, "none", ""), "CHN-RUS": (None, "none", ""), "PRK-RUS": (None, "none", "")},
            ("alignment", 3, 0, 0, 0),
        ),
    ],
    ids=["before the pact", "by the article's day", "the day before", "one reading", "every reading", "before all"],
)
def test_the_axis_is_a_chain_of_two_defence_treaties(seeded, moment, treaties, of_pairs, structure):
    answer = seeded.get("/alliances", actors=AXIS, **moment)["answer"]
    assert defence(answer) == treaties
    assert pairs(answer) == of_pairs
    [whole] = answer["set"]
    names = ("structure", "pairs", "pairs_with_defence", "pairs_with_mutual_defence", "pairs_with_chain_alone")
    assert tuple(whole[name] for name in names) == structure


def test_each_row_names_the_treaty_that_it_rests_on_with_its_sources(seeded):
    body = seeded.get("/alliances", actors=AXIS, valid_on="2025-08-28")
    [duty] = [
        row
        for row in body["answer"]["obligations"]
        if (row["subject"], row["object"]) == ("RUS", "PRK") and row["obligation"] == "defense"
    ]
    assert duty["treaty"] == "Treaty on Comprehensive Strategic Partnership"
    assert duty["article"] == "4"
    assert duty["valid"]["starts_from"] == duty["valid"]["starts_by"] == "2024-12-04"
    [development] = duty["rests_on"]
    assert body["developments"][development]["kind"] == "treaty-in-force"
    assert [source["name"] for source in body["developments"][development]["sources"]]
    chain = next(row for row in body["answer"]["pairs"] if row["chain"])
    assert set(chain["rests_on"]) > {development}, "a chain rests on each of its links"


def treaty(world, *parties, when="2000/..", **said):
    return world.given(
        "treaty-in-force", treaty="-".join(parties), when=when, **said,
        parties=[{"actor": actor, "obligations": ["defense"]} for actor in parties],
    )  # fmt: skip


def test_a_bloc_owes_defence_between_every_pair(world):
    treaty(world, "FRA", "DEU", "ITA")
    [whole] = world.get("/alliances", actors="FRA,DEU,ITA", valid_on="2020-01-01")["answer"]["set"]
    assert (whole["structure"], whole["pairs_with_defence"]) == ("bloc", 3)


def test_a_chain_may_run_through_an_outsider(world):
    treaty(world, "JPN", "USA")
    treaty(world, "USA", "KOR")
    answer = world.get("/alliances", actors="JPN,KOR", valid_on="2020-01-01")["answer"]
    assert pairs(answer) == {"JPN-KOR": (None, "chain", "JPN-USA-KOR")}
    assert answer["set"][0]["structure"] == "alignment", "what binds a set is what its members owe one another"


def test_an_obligation_of_one_side_is_one_way(world):
    world.given(
        "treaty-in-force", treaty="guarantee", when="2000/..",
        parties=[{"actor": "USA", "obligations": ["defense"]}, {"actor": "LBR"}],
    )  # fmt: skip
    answer = world.get("/alliances", actors="USA,LBR", valid_on="2020-01-01")["answer"]
    assert defence(answer) == {"USA>LBR"}
    [whole] = answer["set"]
    assert (whole["pairs_with_defence"], whole["pairs_with_mutual_defence"]) == (1, 0)


def test_the_members_of_an_organisation_are_the_set_at_the_moment(seeded):
    question = {"members_of": "AUKUS", "valid_on": "2025-01-01"}
    assert seeded.get("/alliances", **question)["answer"]["set"][0]["actors"] == ["AUS", "GBR", "USA"]


def test_a_retracted_treaty_binds_nobody_any_more(world):
    development = treaty(world, "FRA", "DEU")
    before = world.head()
    world.then(development, "retractions", reason="There is no such treaty.")
    asked = {"actors": "FRA,DEU", "valid_on": "2020-01-01", "published_by": "2030-01-01"}
    assert not defence(world.get("/alliances", **asked)["answer"])
    assert defence(world.get("/alliances", **asked, known_at=before)["answer"]) == {"FRA>DEU", "DEU>FRA"}


@pytest.mark.parametrize(
    ("asked", "field", "rule"),
    [
        ({}, "actors", "Names no actor"),
        ({"actors": "CHN"}, "actors", "Names CHN alone"),
        ({"actors": "CHN,CHN"}, "actors", "Names CHN alone"),
        ({"actors": "CHN,XXX"}, "actors.1", "No actor has the code 'XXX'"),
        ({"members_of": "AUKUS", "valid_on": "1990-01-01"}, "actors", "Names no actor"),
        ({"actors": "CHN,RUS", "half_life": "3"}, "half_life", "Unknown field"),
    ],
)
def test_a_set_that_is_too_small_or_unknown_is_a_clear_problem(seeded, asked, field, rule):
    answer = seeded.client.get("/v1/alliances", query_string=asked)
    assert answer.status_code == 422
    [error] = answer.json["errors"]
    assert error["field"] == field
    assert rule in error["rule"]
