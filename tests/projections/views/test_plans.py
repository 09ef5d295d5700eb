"""What was planned or forecast, whether it happened, and how good the forecasters are."""

from typing import Any

import pytest

from events.development import identified
from tests.world import World

LATE = "2026-06-30"
ARTICLE = "thinktank.pk"
OPEN = ("open", None)

# item: outcome and the day on which that was published
BY_AUGUST = dict.fromkeys(
    ("A01", "A03", "A04", "A05", "A07", "A10", "A33", "A34", "A40", "A45", "A53", "A38", "A52", "A60", "A61"), OPEN
)
BY_SEPTEMBER = {
    **BY_AUGUST,
    "A01": ("happened", "2025-09-03"),
    "A03": ("happened", "2025-09-03"),
    "A07": ("happened", "2025-09-03"),
    "A10": ("happened", "2025-09-03"),
    "A34": ("happened", "2025-09-02"),
    "A40": ("contradicted", "2025-09-03"),
    # That India stayed away was published in September 2025, and so was that the motive is disputed.
    "A53": ("disputed", "2025-09-30"),
    "P25": ("happened", "2025-09-02"),
}


def item(name: str) -> str:
    """The id of an item of the bundled data."""
    return str(identified(f"axis-2025:{name}"))


def asked(world: World, **arguments: Any) -> Any:
    return world.get("/plans", **{"valid_on": LATE, **arguments})["answer"]


def outcomes(answer: Any) -> dict[str, tuple[str, str | None]]:
    return {row["development"]: (row["outcome"], row["settled_on"]) for row in answer["plans"]}


def by_id(items: dict[str, Any]) -> dict[str, Any]:
    return {item(name): told for name, told in items.items()}


@pytest.mark.parametrize(
    ("published_by", "items"), [("2025-08-28", BY_AUGUST), ("2025-09-30", BY_SEPTEMBER)], ids=["August", "September"]
)
def test_the_plans_of_the_seed_and_their_outcomes_by_what_was_public(
    seeded: World, published_by: str, items: dict[str, Any]
) -> None:
    assert outcomes(asked(seeded, published_by=published_by)) == by_id(items)


def test_today_the_equipment_was_displayed_as_well_as_the_record_says_without_a_dated_source(seeded: World) -> None:
    found = outcomes(asked(seeded))
    outcome, settled_on = found.pop(item("A05"))
    assert outcome == "happened"
    assert settled_on is not None
    assert settled_on > "2026"
    assert found == by_id({name: told for name, told in BY_SEPTEMBER.items() if name != "A05"})


def test_what_was_planned_for_is_told_beside_when_it_was(seeded: World) -> None:
    rows = {row["development"]: row for row in asked(seeded, published_by="2025-09-30")["plans"]}

    def told(name: str) -> tuple[str, str, str]:
        row = rows[item(name)]
        return row["announced"], row["planned_for"], row["when"]

    assert told("A01") == ("2025-08-28", "2025-09-03", "2025-09-03")
    # A10 and A34 were corrected while they were still planned.
    assert told("A10") == ("2025-08-28", "2025-08-31/2025-09-03", "2025-08-31/2025-09-03")
    assert told("P25") == ("2025-08-30", "2025-08-31/2025-09-01", "2025-08-31/2025-09-01")
    [kim] = [row for row in asked(seeded)["plans"] if row["development"] == item("A07")]
    assert (kim["planned_for"], kim["when"]) == ("2025-09-02~", "2025-09-02/2025-09-04")


def test_what_refutes_a_plan_is_named_and_part_of_the_basis(seeded: World) -> None:
    rows = {row["development"]: row for row in asked(seeded, published_by="2025-09-30")["plans"]}
    assert rows[item("A40")]["because_of"] == [item("P27")]
    assert rows[item("A40")]["rests_on"] == sorted(map(item, ("A40", "P27")))
    assert rows[item("A01")]["because_of"] == []


@pytest.mark.parametrize(
    ("valid_on", "overdue"),
    [
        ("2025-08-28", set()),
        ("2025-09-03", set()),
        # A07 was planned for 2025-09-02~: the 3rd at the latest.
        ("2025-09-04", {"A01", "A03", "A04", "A05", "A07", "A10", "A33", "A40", "A53"}),
        # A34 was planned for September, A45 for 2025.
        ("2025-10-01", {"A01", "A03", "A04", "A05", "A07", "A10", "A33", "A34", "A40", "A53"}),
        ("2026-01-01", {"A01", "A03", "A04", "A05", "A07", "A10", "A33", "A34", "A40", "A45", "A53"}),
    ],
)
def test_a_plan_is_overdue_when_its_last_day_is_over(seeded: World, valid_on: str, overdue: set[str]) -> None:
    rows = asked(seeded, published_by="2025-08-28", valid_on=valid_on)["plans"]
    assert {row["development"] for row in rows if row["overdue"]} == set(map(item, overdue))


def test_the_forecasts_of_the_seed_are_all_open_and_gave_no_likelihood(seeded: World) -> None:
    answer = asked(seeded)
    assert {row["development"] for row in answer["forecasts"]} == set(map(item, ("A38", "A52", "A60", "A61")))
    [braced] = [row for row in answer["forecasts"] if row["development"] == item("A52")]
    assert braced == {
        "development": item("A52"),
        "forecaster": ARTICLE,
        "expects": "South China Sea clashes",
        "about": ["PHL", "VNM"],
        "towards": ["CHN"],
        "likelihood": None,
        "resolves_by": None,
        "outcome": "open",
        "came_true": None,
        "rests_on": [item("A52")],
    }
    assert answer["forecasters"] == [
        {
            "forecaster": ARTICLE,
            "forecasts": 4,
            "resolved": 0,
            "came_true": 0,
            "scored": 0,
            "brier": None,
            "mean_likelihood": None,
            "share_true": None,
            "rests_on": sorted(map(item, ("A38", "A52", "A60", "A61"))),
        }
    ]


def test_actors_outcome_forecaster_and_since_narrow_the_plans(seeded: World) -> None:
    by = {"published_by": "2025-09-30"}
    india = asked(seeded, actors="IND", **by)
    assert set(outcomes(india)) == set(map(item, ("A53", "P25")))
    assert india["forecasts"] == []
    assert set(outcomes(asked(seeded, outcome="contradicted", **by))) == {item("A40")}
    assert set(outcomes(asked(seeded, outcome="open", **by))) == set(
        map(item, ("A04", "A05", "A33", "A45", "A38", "A52", "A60", "A61"))
    )
    assert set(outcomes(asked(seeded, forecaster=ARTICLE))) == set(map(item, ("A38", "A52", "A60", "A61")))
    # A45 was planned for some day of 2025, the forecasts have no end.
    late = asked(seeded, since="2025-12-01", **by)
    assert set(outcomes(late)) == set(map(item, ("A45", "A38", "A52", "A60", "A61")))
    sure = asked(seeded, since="2025-12-01", certainty="certain", **by)
    assert item("A45") not in outcomes(sure)


@pytest.mark.parametrize(
    "arguments", [{"published_by": "1700-01-01"}, {"actors": "BRA"}, {"forecaster": "nobody"}, {"known_at": 0}]
)
def test_without_plans_every_table_is_empty(seeded: World, arguments: dict[str, Any]) -> None:
    assert asked(seeded, **arguments) == {"plans": [], "forecasts": [], "forecasters": []}


@pytest.mark.parametrize("query", ["actors=ATLANTIS", "outcome=perhaps", "since=never"])
def test_an_argument_that_breaks_its_rule_is_refused(seeded: World, query: str) -> None:
    assert seeded.client.get(f"/v1/plans?{query}").status_code == 422


def source(published: str, name: str = "A") -> dict[str, Any]:
    return {"name": name, "published": published}


def forecast(world: World, likelihood: float | None, outcome: str | None, **said: Any) -> str:
    """A forecast of 1 January 2025, settled on 1 March 2025 where it has an outcome."""
    given = {} if likelihood is None else {"likelihood": likelihood}
    id_ = world.given(
        "forecast-made", forecaster="F", expects="rain", about=["CHN"], when="2025-01-01/..",
        sources=[source("2025-01-01")], **given, **said,
    )  # fmt: skip
    if outcome:
        world.then(id_, "status-changes", status=outcome, sources=[source("2025-03-01")])
    return id_


def test_the_brier_score_is_the_mean_squared_difference_of_likelihood_and_outcome(world: World) -> None:
    for likelihood, outcome in [
        (0.9, "happened"), (0.8, "confirmed"), (0.3, "did-not-happen"), (0.6, "contradicted"),
        (0.7, None), (0.5, "disputed"), (None, "happened"),
    ]:  # fmt: skip
        forecast(world, likelihood, outcome)
    [score] = asked(world)["forecasters"]
    assert [score[name] for name in ("forecasts", "resolved", "came_true", "scored")] == [7, 5, 3, 4]
    # (0.1^2 + 0.2^2 + 0.3^2 + 0.6^2) / 4, (0.9 + 0.8 + 0.3 + 0.6) / 4, 2 of 4
    assert [score[name] for name in ("brier", "mean_likelihood", "share_true")] == pytest.approx([0.125, 0.65, 0.5])
    [before] = asked(world, published_by="2025-02-28")["forecasters"]
    assert (before["resolved"], before["brier"]) == (0, None)


def test_a_likelihood_that_is_corrected_after_the_outcome_changes_no_score(world: World) -> None:
    id_ = forecast(world, 0.2, "happened")
    world.then(id_, "corrections", reason="We meant it.", changes={"likelihood": 1.0}, sources=[source("2025-04-01")])
    [score] = asked(world)["forecasters"]
    assert score["brier"] == pytest.approx(0.64)


def test_a_forecast_is_overdue_by_the_day_on_which_it_resolves(world: World) -> None:
    id_ = forecast(world, 0.4, None, resolves_by="2025-06")
    overdue = {day: asked(world, valid_on=day)["plans"][0]["overdue"] for day in ("2025-06-30", "2025-07-01")}
    assert overdue == {"2025-06-30": False, "2025-07-01": True}
    assert asked(world)["plans"][0]["rests_on"] == [id_]


def test_a_retracted_plan_is_no_plan_any_more_but_was_one(world: World) -> None:
    id_ = world.given("summit-held", gathering="S", hosts=["CHN"], status="planned", sources=[source("2025-01-01")])
    position = world.head()
    world.then(id_, "retractions", reason="There is no such plan.", sources=[source("2025-02-01")])
    assert asked(world)["plans"] == []
    assert outcomes(asked(world, known_at=position, published_by="2025-12-31")) == {id_: OPEN}
    assert outcomes(asked(world, published_by="2025-01-31")) == {id_: OPEN}


def test_a_plan_that_was_settled_before_its_source_appeared_keeps_its_date(world: World) -> None:
    id_ = world.given("summit-held", gathering="S", hosts=["CHN"], status="planned", sources=[source("2025-02-01")])
    world.then(id_, "status-changes", status="did-not-happen", sources=[source("2025-01-01", "B")])
    [row] = asked(world)["plans"]
    assert (row["foretold_as"], row["planned_for"]) == ("planned", "2025-09-03")
    assert (row["outcome"], row["settled_on"], row["overdue"]) == ("did-not-happen", "2025-02-01", False)


def test_a_lens_leaves_what_rests_on_other_sources(seeded: World) -> None:
    others = asked(seeded, without=ARTICLE)
    # krdo.com announced A01, A04, A07, A34, brecorder.com A53, P25; others told that A03 and A10 happened.
    assert set(outcomes(others)) == set(map(item, ("A01", "A03", "A04", "A07", "A10", "A34", "A53", "P25")))
    assert others["forecasters"] == []
