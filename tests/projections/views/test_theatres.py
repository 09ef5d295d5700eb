"""Theatres (Q09): where actors are active, and which theatres they tie together."""

import pytest

from events.development import identified


def item(*names):
    return sorted(str(identified(f"axis-2025:{name}")) for name in names)


def places(answer):
    return {
        (row["theatre"], row["actor"]): (row["developments"], row["foretold"], row["rests_on"])
        for row in answer["theatres"]
    }


def ties(answer):
    return {(row["one"], row["other"]): row for row in answer["ties"]}


NORTHEAST = ("A15", "A17", "A24", "A25", "A26", "A32", "P01", "P02", "P03", "P07", "P08", "P09", "P21")

WORLDWIDE = ("A22", "A23", "A28", "A35", "A37", "A57", "A58")

PARADE = ("A01", "A03", "A07", "P27")

# Before September: A21 (Moscow) is contradicted, A45 a plan. From September: the parade, and A60, a forecast.
AUGUST = {
    ("East Asia", "PRK"): (2, 0, item("A08", "A09")),
    ("Europe", "PRK"): (1, 0, item("P20")),
    ("Korean Peninsula", "PRK"): (1, 0, item("A46")),
    ("Kursk", "PRK"): (3, 0, item("A55", "P17", "P19")),
    ("Northeast Asia", "PRK"): (13, 0, item(*NORTHEAST)),
    ("UN", "PRK"): (3, 0, item("A19", "P05", "P06")),
    ("Ukraine", "PRK"): (4, 0, item("A16", "A36", "P10", "P14")),
    ("global", "PRK"): (7, 1, item(*WORLDWIDE, "A45")),
}

SEPTEMBER = {
    **AUGUST,
    ("East Asia", "PRK"): (6, 0, item("A08", "A09", *PARADE)),
    ("global", "PRK"): (7, 2, item(*WORLDWIDE, "A45", "A60")),
}


@pytest.mark.parametrize(
    ("moment", "where"),
    [
        ({"published_by": "2025-08-28", "valid_on": "2025-08-28"}, AUGUST),
        ({"published_by": "2025-09-30", "valid_on": "2025-09-30"}, SEPTEMBER),
        ({"valid_on": "2026-06-30"}, SEPTEMBER),
    ],
    ids=["published by 2025-08-28", "published by 2025-09-30", "everything"],
)
def test_an_actor_is_where_the_items_name_it(seeded, moment, where):
    answer = seeded.get("/theatres", actors="PRK", **moment)["answer"]
    assert places(answer) == where
    # PRK ties every two of its eight theatres: the DPRK's thaw with China (A09) and war in Ukraine (A16) go on.
    assert len(answer["ties"]) == 28
    assert all(row["real"] and not row["direct"] and not row["foretold"] for row in answer["ties"])


@pytest.mark.parametrize(
    ("moment", "strait", "foretold"),
    [
        # A48 alone presses Taiwan by August; A29 is of the parade's day, and A38 forecasts from September on.
        ({"published_by": "2025-08-28", "valid_on": "2025-08-28"}, ("A48",), None),
        ({"published_by": "2025-09-30", "valid_on": "2025-09-30"}, ("A29", "A48"), "forecast"),
        ({"valid_on": "2026-06-30"}, ("A29", "A48"), "forecast"),
    ],
    ids=["published by 2025-08-28", "published by 2025-09-30", "everything"],
)
def test_china_ties_taiwan_and_ukraine_and_the_forecast_only_foretells_it(seeded, moment, strait, foretold):
    answer = seeded.get("/theatres", actors="CHN,RUS,PRK", **moment)["answer"]
    tie = ties(answer)["Taiwan Strait", "Ukraine"]
    assert tie["actors"] == [
        {
            "actor": "CHN",
            "in_one": len(strait),
            "in_other": 2,
            "certain": True,
            "companions": [],
            "rests_on": item(*strait, "A11", "A18"),
        }
    ]
    assert tie["rests_on"] == item(*strait, "A11", "A18")
    told = ties(answer).get(("Taiwan", "Ukraine"))
    if foretold is None:
        assert told is None
        assert ("Taiwan", "CHN") not in places(answer)
    else:
        assert (told["real"], told["actors"], told["direct"], told["rests_on"]) == (False, [], [], item("A38"))
        assert told["foretold"] == [{"development": item("A38")[0], "status": "forecast"}]
        assert places(answer)["Taiwan", "CHN"] == (0, 1, item("A38"))


def test_a_development_in_two_theatres_ties_them_directly(seeded):
    tie = ties(seeded.get("/theatres", actors="CHN", valid_on="2026-06-30")["answer"])["Europe", "Ukraine"]
    # A11 is of Ukraine/Europe. Beside it P20, Moscow, is in one theatre and A18, goods, in the other.
    assert (tie["direct"], tie["actors"][0]["rests_on"]) == (item("A11"), item("A18", "P20"))
    assert tie["actors"][0]["companions"] == ["RUS"]
    assert tie["rests_on"] == item("A11", "A18", "P20")


@pytest.mark.parametrize(
    ("window", "in_council", "beside"), [(406, ("A19",), ["CHN"]), (407, ("A19", "P06"), ["CHN", "RUS"])]
)
def test_the_window_is_counted_in_days(seeded, window, in_council, beside):
    # From the veto of 28 March 2024 (P06) to the Moscow parade of 9 May 2025 (P20) it is 407 days.
    moment = {"published_by": "2025-08-28", "valid_on": "2025-08-28"}
    tie = ties(seeded.get("/theatres", actors="PRK", window=window, **moment)["answer"])["Europe", "UN"]
    assert tie["actors"][0]["rests_on"] == item("P20", *in_council)
    assert (tie["actors"][0]["in_other"], tie["actors"][0]["companions"]) == (len(in_council), beside)


def test_a_span_leaves_out_what_was_over_before_it(seeded):
    answer = seeded.get("/theatres", actors="PRK", since="2025-06-01", valid_on="2025-08-28")["answer"]
    assert ("Europe", "PRK") not in places(answer)
    assert places(answer)["UN", "PRK"][2] == item("A19")


@pytest.mark.parametrize("asked", [{"actors": "ISL"}, {"actors": "RUS", "valid_on": "1900-01-01"}])
def test_where_nothing_is_told_the_tables_are_empty(seeded, asked):
    assert seeded.get("/theatres", **{"valid_on": "2026-06-30", **asked})["answer"] == {
        "places": [],
        "theatres": [],
        "ties": [],
    }


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({}, "actors"),
        ({"actors": "NOBODY"}, "actors"),
        ({"actors": "CHN", "window": 0}, "window"),
        ({"actors": "CHN", "window": 36501}, "window"),
        ({"actors": "CHN", "window": "soon"}, "window"),
    ],
)
def test_a_question_that_breaks_a_rule_is_refused(seeded, asked, field):
    answer = seeded.client.get("/v1/theatres", query_string=asked)
    assert answer.status_code == 422
    assert field in str(answer.json)


def active(world, theatre, when, **said):
    return world.given(
        "statement-made", speakers=["IRN"], stance="supports", topic="x", theatre=theatre, when=when, **said
    )


def test_days_that_only_may_be_near_tie_uncertainly_and_not_where_certainty_is_asked_for(world):
    active(world, "Gulf", "2021-01-01")
    active(world, "Levant", "2021")
    asked = {"actors": "IRN", "valid_on": "2022-06-30", "window": 30}
    tie = ties(world.get("/theatres", **asked)["answer"])["Gulf", "Levant"]
    assert [(each["actor"], each["certain"]) for each in tie["actors"]] == [("IRN", False)]
    assert ties(world.get("/theatres", **asked, certainty="certain")["answer"]) == {}
    nearer = {**asked, "window": 364, "certainty": "certain"}
    assert ties(world.get("/theatres", **nearer)["answer"])["Gulf", "Levant"]["actors"][0]["certain"] is True


def test_a_retracted_or_moved_development_ties_no_more(world):
    active(world, "Gulf", "2021-01-01")
    there = active(world, "Levant", "2021-01-02")
    asked = {"actors": "IRN", "valid_on": "2022-06-30"}
    known = world.head()
    world.then(there, "corrections", changes={"theatre": " Caucasus / Gulf "}, reason="It was elsewhere.")
    answer = world.get("/theatres", **asked)["answer"]
    assert {key: row["direct"] for key, row in ties(answer).items()} == {("Caucasus", "Gulf"): [there]}
    world.then(there, "retractions", reason="It was not so.")
    assert ties(world.get("/theatres", **asked)["answer"]) == {}
    assert set(ties(world.get("/theatres", **asked, known_at=known)["answer"])) == {("Gulf", "Levant")}


def test_a_plan_is_counted_apart_and_a_lens_leaves_out_what_does_not_pass(world):
    source = {"name": "example.org", "published": "2021-01-01", "reliability": "B", "credibility": 2}
    active(world, "Gulf", "2021-01-01", sources=[source])
    active(world, "Gulf", "2021-01-02", status="planned", sources=[source])
    active(world, "Gulf", "2021-01-03", sources=[{**source, "name": "example.com"}])
    asked = {"actors": "IRN", "valid_on": "2022-06-30"}
    assert [key[:2] for key in places(world.get("/theatres", **asked)["answer"]).values()] == [(2, 1)]
    assert [key[:2] for key in places(world.get("/theatres", **asked, without="example.com")["answer"]).values()] == [
        (1, 1)
    ]


def test_a_place_counts_what_names_several_of_the_actors_once(seeded):
    answer = seeded.get("/theatres", actors="CHN,RUS,PRK", valid_on="2025-09-30")["answer"]
    by = {
        row["theatre"]: [each for each in answer["theatres"] if each["theatre"] == row["theatre"]]
        for row in answer["places"]
    }
    for place in answer["places"]:
        own = by[place["theatre"]]
        assert place["actors"] == [each["actor"] for each in own]
        assert place["rests_on"] == sorted({id_ for each in own for id_ in each["rests_on"]})
        assert place["developments"] + place["foretold"] == len(place["rests_on"])
    assert any(
        sum(each["developments"] for each in by[place["theatre"]]) > place["developments"] for place in answer["places"]
    )
