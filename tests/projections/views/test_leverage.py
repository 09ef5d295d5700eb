"""Who leverages whom: shares of what is on record, each beside the developments that it rests on."""

import pytest

from events.development import identified

ALL = {"actors": "CHN,RUS,PRK"}
BEFORE_THE_PARADE = {**ALL, "published_by": "2025-08-28", "valid_on": "2025-08-28"}
AFTER_THE_PARADE = {**ALL, "published_by": "2025-09-30", "valid_on": "2025-09-30"}
EVERYTHING = {**ALL, "valid_on": "2026-06-30"}

RECEIVED = {
    ("CHN", "PRK"): {"economic": (0, 1), "military": (1, 1), "all": (1, 2)},
    ("CHN", "RUS"): {"economic": (1, 1), "military": (0, 1), "all": (1, 2)},
    ("PRK", "CHN"): {"diplomatic": (2, 3), "economic": (1, 1), "military": (1, 3), "all": (4, 7)},
    ("PRK", "RUS"): {"diplomatic": (2, 3), "economic": (1, 1), "military": (2, 3), "all": (5, 7)},
    ("RUS", "CHN"): {"economic": (1, 1), "military": (0, 7), "all": (1, 8)},
    ("RUS", "PRK"): {"economic": (0, 1), "military": (7, 7), "all": (7, 8)},
}
"""Received and from anyone. China gets oil (A31) and a duty of defence (P01); Russia gets goods (A18), shells and arms
(A16, P10, P14), troops (A36, A55, P17) and a duty (P09); North Korea gets aid from both (A32), technology (A17), duties
(P01, P09) and vetoes of China and Russia (P05), of Russia (P06), and one that the article gives to China (A19)."""

LEANS = {
    ("CHN", "PRK"): {"diplomatic": "PRK", "economic": "PRK", "military": "CHN", "all": "PRK"},
    ("CHN", "RUS"): {"all": "CHN"},
    ("PRK", "RUS"): {"diplomatic": "PRK", "economic": "PRK", "military": "RUS", "all": "RUS"},
}

DIMENSIONS = ("diplomatic", "economic", "hybrid", "military", "all")


def items(*keys):
    return sorted(str(identified(f"axis-2025:{key}")) for key in keys)


def asked(world, **arguments):
    return world.get("/leverage", **arguments)["answer"]


def by_key(rows):
    return {(row["one"], row["other"], row["dimension"]): row for row in rows}


@pytest.mark.parametrize("moment", [BEFORE_THE_PARADE, AFTER_THE_PARADE, EVERYTHING])
def test_how_much_each_depends_on_each(seeded, moment):
    answer = asked(seeded, **moment)
    dependence, asymmetry = by_key(answer["dependence"]), by_key(answer["asymmetry"])
    assert len(dependence) == 6 * 5
    assert len(asymmetry) == 3 * 5
    for (one, other, dimension), row in dependence.items():
        received, from_anyone = RECEIVED[one, other].get(dimension, (0, 0))
        assert (row["received"], row["from_anyone"]) == (received, from_anyone), (one, other, dimension)
        assert row["dependence"] == (received / from_anyone if from_anyone else None)
        assert len(row["rests_on"]) == from_anyone
    for (one, other, dimension), row in asymmetry.items():
        assert row["leans"] == LEANS[one, other].get(dimension), (one, other, dimension)


@pytest.mark.parametrize(
    ("one", "other", "dimension", "asymmetry"),
    [
        ("CHN", "PRK", "all", 1 / 2 - 4 / 7),
        ("CHN", "PRK", "diplomatic", -2 / 3),
        ("CHN", "PRK", "economic", -1.0),
        ("CHN", "PRK", "military", 2 / 3),
        ("CHN", "RUS", "all", 3 / 8),
        ("CHN", "RUS", "diplomatic", None),
        ("CHN", "RUS", "economic", 0.0),
        ("CHN", "RUS", "hybrid", None),
        ("PRK", "RUS", "all", 5 / 7 - 7 / 8),
        ("PRK", "RUS", "economic", 1.0),
        ("PRK", "RUS", "military", -1 / 3),
    ],
)
def test_who_leans_on_whom_is_a_difference_of_shares(seeded, one, other, dimension, asymmetry):
    row = by_key(asked(seeded, **BEFORE_THE_PARADE)["asymmetry"])[one, other, dimension]
    assert row["asymmetry"] == (None if asymmetry is None else pytest.approx(asymmetry))


def test_a_share_rests_on_all_that_was_given_by_anybody(seeded):
    answer = asked(seeded, **BEFORE_THE_PARADE)
    row = by_key(answer["dependence"])["PRK", "CHN", "diplomatic"]
    assert row["rests_on"] == items("A19", "P05", "P06")
    row = by_key(answer["asymmetry"])["CHN", "PRK", "military"]
    assert row["rests_on"] == items("P01", "P09", "A17")


def test_a_duty_counts_only_while_it_is_in_force_and_a_span_leaves_out_what_was_over(seeded):
    before = by_key(asked(seeded, **ALL, valid_on="2024-12-03")["dependence"])
    after = by_key(asked(seeded, **ALL, valid_on="2024-12-04")["dependence"])
    assert items("P09")[0] not in before["RUS", "PRK", "military"]["rests_on"]
    assert items("P09")[0] in after["RUS", "PRK", "military"]["rests_on"]
    lately = by_key(asked(seeded, **BEFORE_THE_PARADE, since="2025-01-01")["dependence"])
    assert lately["PRK", "CHN", "diplomatic"]["rests_on"] == items("A19")
    assert lately["RUS", "PRK", "military"]["rests_on"] == items("A16", "A36", "A55", "P09", "P10", "P17")


def test_a_treaty_without_a_duty_of_defence_gives_nothing(seeded):
    row = by_key(asked(seeded, actors="CHN,RUS", valid_on="2010-01-01")["dependence"])["CHN", "RUS", "military"]
    assert row["rests_on"] == items("P01")
    assert row["received"] == 0


@pytest.mark.parametrize("moment", [BEFORE_THE_PARADE, EVERYTHING])
def test_assessed_dependence_names_its_assessor_and_the_judgement(seeded, moment):
    rows = asked(seeded, **moment)["assessments"]
    told = {(row["one"], row["other"], row["dimension"], row["assessor"], row["judgement"]) for row in rows}
    assert told == {
        ("RUS", "CHN", "economic", "thinktank.pk", "China is Moscow's economic lifeline under sanctions"),
        ("RUS", "CHN", "economic", "thinktank.pk", "Moscow relies too much on its partners"),
    }
    assert {row["status"] for row in rows} == {"alleged"}
    assert sorted(row["development"] for row in rows) == items("A11", "A27")


def test_before_it_was_published_nothing_was_assessed(seeded):
    assert asked(seeded, **ALL, published_by="2025-08-27", valid_on="2025-08-28")["assessments"] == []


@pytest.mark.parametrize(
    "asked_for", [{"actors": "CHN,RUS", "valid_on": "1900-01-01"}, {"actors": "FRA,DEU", "valid_on": "2025-01-01"}]
)
def test_where_nothing_was_given_dependence_is_unknown_and_not_none(seeded, asked_for):
    answer = asked(seeded, **asked_for)
    assert {(row["received"], row["from_anyone"], row["dependence"]) for row in answer["dependence"]} == {(0, 0, None)}
    assert {(row["asymmetry"], row["leans"]) for row in answer["asymmetry"]} == {(None, None)}
    assert answer["assessments"] == []


@pytest.mark.parametrize("wrong", [{}, {"actors": "CHN"}, {"actors": "CHN,XQZ"}])
def test_what_cannot_be_asked_is_refused(seeded, wrong):
    assert seeded.client.get("/v1/leverage", query_string=wrong).status_code == 422


def supply(world, supplier, **said):
    given = {"suppliers": [supplier], "recipients": ["RUS"], "goods": "chips", **said}
    return world.given("goods-supplied", **given)


def on_china(world, **moment):
    """What Russia got from China, from anyone, and the share."""
    row = by_key(asked(world, actors="CHN,RUS", valid_on="2026-01-01", **moment)["dependence"])[
        "RUS", "CHN", "economic"
    ]
    return row["received"], row["from_anyone"], row["dependence"]


def test_what_outsiders_give_lowers_the_share(world):
    supply(world, "CHN")
    assert on_china(world) == (1, 1, 1.0)
    supply(world, "IND")
    assert on_china(world) == (1, 2, 0.5)
    supply(world, "CHN", recipients=["RUS", "BLR"])
    assert on_china(world) == (2, 3, 2 / 3)


def test_a_development_counts_once_for_each_who_gives(world):
    supply(world, "CHN", suppliers=["CHN", "IND"])
    assert on_china(world) == (1, 1, 1.0)
    supply(world, "CHN", when="{2025-01-05, 2025-03-07}")
    assert on_china(world) == (2, 2, 1.0)


def test_what_is_retracted_or_planned_gives_nothing_and_the_past_still_counts_it(world):
    supply(world, "CHN")
    mistaken = supply(world, "IND")
    supply(world, "IND", status="planned")
    before = world.head()
    assert on_china(world) == (1, 2, 0.5)
    world.then(mistaken, "retractions", reason="Another ship.")
    assert on_china(world) == (1, 1, 1.0)
    assert on_china(world, known_at=before) == (1, 2, 0.5)
    assert on_china(world, status="planned") == (0, 1, 0.0)


def test_certainty_and_a_lens_narrow_what_counts(world):
    supply(world, "CHN", sources=[{"name": "good.example", "published": "2025-09-04"}])
    supply(world, "IND", sources=[{"name": "bad.example", "published": "2025-09-04"}])
    supply(world, "KAZ", when="2026~", sources=[{"name": "good.example", "published": "2025-09-04"}])
    assert on_china(world) == (1, 3, 1 / 3)
    assert on_china(world, certainty="certain") == (1, 2, 0.5)
    assert on_china(world, without="bad.example") == (1, 2, 0.5)
    assert on_china(world, published_by="2025-09-03") == (0, 0, None)
