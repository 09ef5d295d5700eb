"""Give and get: every quantity as it was said, revised and not added, and no sum that claims more than its parts."""

import pytest

from events.development import identified

ALL = {"actors": "CHN,RUS,PRK"}
BEFORE_THE_PARADE = {**ALL, "published_by": "2025-08-28", "valid_on": "2025-08-28"}
AFTER_THE_PARADE = {**ALL, "published_by": "2025-09-30", "valid_on": "2025-09-30"}
EVERYTHING = {**ALL, "valid_on": "2026-06-30"}

FLOWS_ON_28_AUGUST = {
    ("CHN", "PRK", "aid", "food and technology", "economic", "asserted", "A32"),
    ("CHN", "RUS", "goods", "dual-use goods", "economic", "asserted", "A18"),
    ("PRK", "RUS", "arms", "artillery shells", "military", "asserted", "A16"),
    ("PRK", "RUS", "arms", "major arms", "military", "asserted", "P14"),
    ("PRK", "RUS", "estimate", "shells delivered by PRK to RUS since 2023-08", "military", "claimed", "P10"),
    ("PRK", "RUS", "troops", "troops", "military", "claimed", "A36"),
    ("PRK", "RUS", "troops", "troops", "military", "asserted", "A55"),
    ("PRK", "RUS", "troops", "troops", "military", "asserted", "P17"),
    ("RUS", "CHN", "energy", "oil", "economic", "asserted", "A31"),
    ("RUS", "PRK", "aid", "food and technology", "economic", "asserted", "A32"),
    ("RUS", "PRK", "technology", "upgrades of the nuclear arsenal", "military", "claimed", "A17"),
}

ONLY_CLAIMED_TODAY = ("A16", "A18")
"""What was disputed without a dated source, so when it was put on record."""

SHELLS = ("PRK", "RUS", "shells", "rounds")
HWASONG = ("PRK", "RUS", "Hwasong-11", "units")
KOKSAN = ("PRK", "RUS", "M-1978 Koksan 170 mm", "units")
TROOPS = ("PRK", "RUS", "troops", "persons")


def item(key):
    return str(identified(f"axis-2025:{key}"))


def keyed(flow):
    """A flow of the bundled data in short, by the items' own names."""
    names = {item(f"{letter}{n:02}"): f"{letter}{n:02}" for letter in "AP" for n in range(1, 63)}
    told = ("supplier", "recipient", "commodity", "aspect", "dimension", "standing")
    return (*(flow[name] for name in told), names[flow["development"]])


def totals(answer):
    """Low, high, operator, developments and things of each total."""
    return {
        (row["supplier"], row["recipient"], row["quantity"], row["unit"], row["standing"]): (
            *(row[name] for name in ("low", "high", "operator", "developments", "things")),
        )
        for row in answer["totals"]
    }


def balances(answer):
    """Given, got, estimates given and got, by who, whom, dimension and standing."""
    return {
        (row["one"], row["other"], row["dimension"], row["standing"]): (
            *(row[name] for name in ("given", "got", "estimates_given", "estimates_got")),
        )
        for row in answer["give_and_get"]
    }


def asked(world, **arguments):
    return world.get("/flows", **arguments)["answer"]


@pytest.mark.parametrize("moment", [BEFORE_THE_PARADE, AFTER_THE_PARADE])
def test_what_was_said_of_give_and_get_around_the_parade(seeded, moment):
    answer = asked(seeded, **moment)
    assert {keyed(flow) for flow in answer["flows"]} == FLOWS_ON_28_AUGUST
    assert len(answer["flows"]) == len(FLOWS_ON_28_AUGUST)
    assert totals(answer) == {
        (*SHELLS, "asserted"): (1_000_000, 12_000_000, "range", 1, 1),
        (*HWASONG, "asserted"): (100, 100, "=", 1, 1),
        (*KOKSAN, "asserted"): (10, 10, "=", 1, 1),
        (*TROOPS, "asserted"): (10_000, 12_000, "range", 1, 1),
    }
    assert balances(answer) == {
        ("CHN", "PRK", "economic", "asserted"): (1, 0, 0, 0),
        ("PRK", "CHN", "economic", "asserted"): (0, 1, 0, 0),
        ("CHN", "RUS", "economic", "asserted"): (1, 1, 0, 0),
        ("RUS", "CHN", "economic", "asserted"): (1, 1, 0, 0),
        ("PRK", "RUS", "economic", "asserted"): (0, 1, 0, 0),
        ("RUS", "PRK", "economic", "asserted"): (1, 0, 0, 0),
        ("PRK", "RUS", "military", "asserted"): (4, 0, 0, 0),
        ("RUS", "PRK", "military", "asserted"): (0, 4, 0, 0),
        ("PRK", "RUS", "military", "claimed"): (1, 1, 1, 0),
        ("RUS", "PRK", "military", "claimed"): (1, 1, 0, 1),
    }


def test_today_what_is_disputed_since_is_only_claimed_and_the_register_is_the_latest(seeded):
    answer = asked(seeded, **EVERYTHING)
    expected = {
        (*flow[:5], "claimed" if flow[6] in ONLY_CLAIMED_TODAY else flow[5], flow[6]) for flow in FLOWS_ON_28_AUGUST
    }
    assert {keyed(flow) for flow in answer["flows"]} == expected
    assert totals(answer) == {
        (*SHELLS, "claimed"): (1_000_000, 12_000_000, "range", 1, 1),
        (*HWASONG, "asserted"): (120, 120, "=", 1, 1),
        (*KOKSAN, "asserted"): (120, 120, "=", 1, 1),
        ("PRK", "RUS", "M-1985", "units", "asserted"): (20, 20, "=", 1, 1),
        ("PRK", "RUS", "launchers", "units", "asserted"): (10, 10, "=", 1, 1),
        (*TROOPS, "asserted"): (10_000, 12_000, "range", 1, 1),
    }
    assert balances(answer)["PRK", "RUS", "military", "asserted"] == (3, 0, 0, 0)
    assert balances(answer)["PRK", "RUS", "military", "claimed"] == (2, 1, 1, 0)
    assert balances(answer)["CHN", "RUS", "economic", "claimed"] == (1, 0, 0, 0)


@pytest.mark.parametrize(
    ("published_by", "operator", "amount", "low", "high"),
    [
        ("2023-12-01", ">", 1_000_000, 1_000_000, None),
        ("2024-03-01", ">", 3_000_000, 3_000_000, None),
        ("2024-06-30", "<=", 4_800_000, 0, 4_800_000),
        ("2025-08-28", ">", 12_000_000, 12_000_000, None),
    ],
)
def test_a_later_estimate_of_the_shells_replaces_and_is_never_added(seeded, published_by, operator, amount, low, high):
    answer = asked(seeded, **{**EVERYTHING, "published_by": published_by})
    [row] = answer["estimates"]
    assert (row["operator"], row["low"], row["high"], row["estimator"]) == (operator, low, high, "KOR")
    assert row["said"] == [
        {
            "name": "152 mm shells (if all)",
            "amount": amount,
            "upper": None,
            "operator": operator,
            "unit": "rounds",
            "verbatim": None,
        }
    ]
    assert row["rests_on"] == [item("P10")]
    assert not [total for total in answer["totals"] if "152 mm" in total["quantity"]]


@pytest.mark.parametrize(
    ("published_by", "missiles", "guns"),
    [("2024-10-12", None, None), ("2024-10-13", 5, None), ("2025-03-13", 100, 10), ("2026-05-18", 120, 120)],
)
def test_a_later_export_of_the_register_replaces_the_one_before(seeded, published_by, missiles, guns):
    said = totals(asked(seeded, **{**EVERYTHING, "published_by": published_by}))
    assert said.get((*HWASONG, "asserted")) == (missiles and (missiles, missiles, "=", 1, 1))
    assert said.get((*KOKSAN, "asserted")) == (guns and (guns, guns, "=", 1, 1))


def test_a_quantity_is_told_as_the_source_put_it(seeded):
    [flow] = [each for each in asked(seeded, **EVERYTHING)["flows"] if each["development"] == item("A16")]
    assert flow["quantities"] == [
        {
            "name": "shells",
            "amount": 1_000_000,
            "upper": 12_000_000,
            "operator": "range",
            "unit": "rounds",
            "verbatim": "millions of artillery shells",
        }
    ]
    assert (flow["status"], flow["jointly"], flow["rests_on"]) == ("disputed", False, [item("A16")])
    [oil] = asked(seeded, **EVERYTHING, commodity="energy")["flows"]
    assert (oil["supplier"], oil["aspect"], oil["terms"]) == ("RUS", "oil", "discounted")


def test_an_uncertain_beginning_leaves_a_flow_uncertain_until_it_must_have_begun(seeded):
    def certain(moment):
        return {flow["development"]: flow["certain"] for flow in asked(seeded, **moment)["flows"]}

    assert certain(BEFORE_THE_PARADE)[item("A17")] is False
    assert certain(EVERYTHING)[item("A17")] is True
    assert item("A17") not in certain({**BEFORE_THE_PARADE, "certainty": "certain"})


def test_one_actor_gives_and_gets_with_anybody(seeded):
    alone = asked(seeded, **{**EVERYTHING, "actors": "PRK"})
    among = asked(seeded, **EVERYTHING)
    assert alone["flows"] == [flow for flow in among["flows"] if "PRK" in (flow["supplier"], flow["recipient"])]
    assert alone["give_and_get"] == [row for row in among["give_and_get"] if row["one"] == "PRK"]


def test_a_span_a_dimension_and_a_commodity_narrow_the_flows(seeded):
    def found(**narrowed):
        return {keyed(flow)[6] for flow in asked(seeded, **BEFORE_THE_PARADE, **narrowed)["flows"]}

    assert found(since="2025-01-01") == {"A16", "A17", "A18", "A31", "A32", "A36", "A55", "P10", "P17"}
    assert found(dimension="economic") == {"A18", "A31", "A32"}
    assert found(commodity="troops") == {"A36", "A55", "P17"}
    assert found(commodity="gold") == set()


@pytest.mark.parametrize("asked_for", [{**ALL, "valid_on": "1900-01-01"}, {"actors": "KOR"}, {"actors": "FRA,DEU"}])
def test_where_nothing_flows_the_tables_are_empty(seeded, asked_for):
    assert asked(seeded, **asked_for) == {"flows": [], "totals": [], "estimates": [], "give_and_get": []}


@pytest.mark.parametrize(
    "wrong", [{}, {"actors": "XQZ"}, {"actors": "CHN", "dimension": "moral"}, {"actors": "CHN", "since": "soon"}]
)
def test_what_cannot_be_asked_is_refused(seeded, wrong):
    assert seeded.client.get("/v1/flows", query_string=wrong).status_code == 422


def delivery(world, *quantities, **said):
    told = [{"name": "shells", "unit": "rounds", **quantity} for quantity in quantities]
    given = {"suppliers": ["PRK"], "recipients": ["RUS"], "arms": "shells", "quantities": told, **said}
    return world.given("arms-delivered", **given)


PAIR = {"actors": "PRK,RUS", "valid_on": "2026-01-01"}


def test_tellings_of_one_thing_are_alternatives_and_different_things_are_added(world):
    register = delivery(world, {"amount": 100})
    article = delivery(world, {"amount": 50, "operator": ">"}, related=[register])
    report = delivery(world, {"amount": 70}, related=[article])
    another = delivery(world, {"amount": 10})
    answer = asked(world, **PAIR)
    assert totals(answer) == {(*SHELLS, "asserted"): (60, None, ">", 4, 2)}
    assert answer["totals"][0]["rests_on"] == sorted([register, article, report, another])


def test_what_contests_a_claim_is_another_telling_of_it(world):
    claim = delivery(world, {"amount": 100}, status="alleged")
    counter = delivery(world, {"amount": 40}, status="alleged")
    assert totals(asked(world, **PAIR)) == {(*SHELLS, "claimed"): (140, 140, "=", 2, 2)}
    world.then(claim, "disputes", reason="Fewer.", contested_by=counter)
    assert totals(asked(world, **PAIR)) == {(*SHELLS, "claimed"): (40, 100, "range", 2, 1)}


def test_what_is_claimed_is_not_added_to_what_is_asserted(world):
    delivery(world, {"amount": 0.1}, status="confirmed")
    delivery(world, {"amount": 0.2})
    delivery(world, {"amount": 5}, status="alleged")
    delivery(world, {"amount": 7}, status="planned")
    assert totals(asked(world, **PAIR)) == {
        (*SHELLS, "asserted"): (0.3, 0.3, "=", 2, 2),
        (*SHELLS, "claimed"): (5, 5, "=", 1, 1),
    }
    assert totals(asked(world, **PAIR, status="planned")) == {(*SHELLS, "foretold"): (7, 7, "=", 1, 1)}


def test_an_amount_without_a_number_leaves_the_total_open(world):
    delivery(world, {"amount": 10})
    delivery(world, {"verbatim": "a trainload"})
    assert totals(asked(world, **PAIR)) == {(*SHELLS, "asserted"): (10, None, ">=", 2, 2)}


def test_lines_of_one_development_are_added_and_units_are_kept_apart(world):
    delivery(world, {"amount": 10, "verbatim": "ten"}, {"amount": 5}, {"amount": 3, "unit": "crates"})
    assert totals(asked(world, **PAIR)) == {
        (*SHELLS, "asserted"): (15, 15, "=", 1, 1),
        ("PRK", "RUS", "shells", "crates", "asserted"): (3, 3, "=", 1, 1),
    }


def test_shares_and_rates_are_not_added(world):
    delivery(world, {"amount": 40, "unit": "%"}, {"amount": 5, "unit": "rounds per day"})
    delivery(world, {"amount": 50, "unit": "%"}, {"amount": 5, "unit": "rounds per day"})
    assert totals(asked(world, **PAIR)) == {
        ("PRK", "RUS", "shells", "%", "asserted"): (40, 50, "range", 2, 1),
        ("PRK", "RUS", "shells", "rounds per day", "asserted"): (5, 5, "=", 2, 1),
    }


def test_what_several_gave_together_is_at_most_what_each_gave(world):
    delivery(world, {"amount": 100}, suppliers=["PRK", "IRN"])
    assert totals(asked(world, **PAIR)) == {(*SHELLS, "asserted"): (0, 100, "<=", 1, 1)}
    [flow] = asked(world, **PAIR)["flows"]
    assert (flow["jointly"], flow["quantities"][0]["amount"], flow["quantities"][0]["operator"]) == (True, 100, "=")


def test_what_two_exchanged_is_not_counted_for_both(world):
    delivery(world, {"amount": 100}, suppliers=["PRK", "RUS"], recipients=["PRK", "RUS"])
    assert totals(asked(world, **PAIR)) == {
        ("PRK", "RUS", "shells", "rounds", "asserted"): (0, 100, "<=", 1, 1),
        ("RUS", "PRK", "shells", "rounds", "asserted"): (0, 100, "<=", 1, 1),
    }


def test_a_delivery_on_several_days_is_one_flow(world):
    delivery(world, {"amount": 100}, when="{2025-01-05, 2025-03-07}")
    answer = asked(world, **PAIR)
    [flow] = answer["flows"]
    assert (flow["valid"]["starts_from"], flow["valid"]["ends_by"]) == ("2025-01-05", "2025-03-07")
    assert totals(answer) == {(*SHELLS, "asserted"): (100, 100, "=", 1, 1)}


def test_estimators_are_listed_side_by_side_and_added_to_nothing(world):
    delivery(world, {"amount": 10})
    for estimator, amount in (("KOR", 100), ("UKR", 200)):
        world.given(
            "estimate-made",
            estimator=estimator,
            series="shells",
            suppliers=["PRK"],
            recipients=["RUS"],
            quantities=[{"name": "shells", "amount": amount, "operator": "~", "unit": "rounds"}],
        )
    world.given("estimate-made", estimator="KOR", series="warheads", suppliers=["PRK"])
    answer = asked(world, **PAIR)
    assert totals(answer) == {(*SHELLS, "asserted"): (10, 10, "=", 1, 1)}
    assert [(row["estimator"], row["low"], row["high"], row["operator"]) for row in answer["estimates"]] == [
        ("KOR", 100, 100, "~"),
        ("UKR", 200, 200, "~"),
    ]
    assert balances(answer)["PRK", "RUS", "military", "asserted"] == (1, 0, 2, 0)
    assert balances(asked(world, actors="PRK"))["PRK", "RUS", "military", "asserted"] == (1, 0, 2, 0)


def test_a_correction_replaces_a_retraction_takes_away_and_the_past_still_has_both(world):
    one, other = delivery(world, {"amount": 10}), delivery(world, {"amount": 1})
    before = world.head()
    corrected = [{"name": "shells", "unit": "rounds", "amount": 20}]
    world.then(one, "corrections", reason="Recounted.", changes={"quantities": corrected})
    world.then(other, "retractions", reason="It was another ship.")
    assert totals(asked(world, **PAIR)) == {(*SHELLS, "asserted"): (20, 20, "=", 1, 1)}
    assert totals(asked(world, **PAIR, known_at=before)) == {(*SHELLS, "asserted"): (11, 11, "=", 2, 2)}


def test_a_lens_leaves_out_what_rests_on_a_source_alone(world):
    delivery(world, {"amount": 10}, sources=[{"name": "good.example", "published": "2025-09-04"}])
    delivery(world, {"amount": 90}, sources=[{"name": "bad.example", "published": "2025-09-04"}])
    assert totals(asked(world, **PAIR)) == {(*SHELLS, "asserted"): (100, 100, "=", 2, 2)}
    assert totals(asked(world, **PAIR, without="bad.example")) == {(*SHELLS, "asserted"): (10, 10, "=", 1, 1)}
