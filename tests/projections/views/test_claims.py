"""Which claims are contested, by what, and how often each source was right."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.development import identified
from projections.views.claims import interval
from tests.world import World

LATE = "2026-06-30"

BY_AUGUST = {
    # item: status, first published, first contested, days between, contested by
    "A14": ("disputed", "2025-08-28", "2025-08-28", 0, []),
    "A17": ("disputed", "2025-08-28", "2025-08-28", 0, []),
    "A19": ("disputed", "2022-05-26", "2022-05-26", 0, ["P05", "P06"]),
    "A21": ("contradicted", "2025-08-28", "2025-08-28", 0, ["P20"]),
    "A23": ("disputed", "2025-08-28", "2025-08-28", 0, ["A28"]),
    "A36": ("disputed", "2025-04-26", "2025-04-28", 2, []),
    "A61": ("forecast", "2025-08-28", "2025-08-28", 0, ["A01"]),
    "P02": ("disputed", "2013-12-31", "2018-12-31", 1826, []),
}
BY_SEPTEMBER = {
    **BY_AUGUST,
    "A13": ("disputed", "2025-08-28", "2025-09-02", 5, []),
    "A20": ("disputed", "2025-08-28", "2025-08-31", 3, ["P22"]),
    "A33": ("planned", "2025-08-28", "2025-09-03", 6, ["P27"]),
    "A40": ("contradicted", "2025-08-28", "2025-09-03", 6, ["P27"]),
    "A52": ("forecast", "2025-08-28", "2025-08-30", 2, ["P24"]),
    "A53": ("disputed", "2025-08-28", "2025-09-30", 33, ["P25"]),
}
UNDATED = {"A16", "A18", "A41", "A54"}
"""Disputed without a dated source: public when recorded, so after all the rest."""


def item(name: str) -> str:
    """The id of an item of the bundled data."""
    return str(identified(f"axis-2025:{name}"))


def asked(world: World, **arguments: Any) -> Any:
    return world.get("/claims", **{"valid_on": LATE, **arguments})["answer"]


def told(row: Any) -> tuple[Any, ...]:
    contested_by = row["contested_by"]
    return row["status"], row["first_published"], row["first_contested"], row["days_until_contested"], contested_by


def expected(items: dict[str, tuple[Any, ...]]) -> dict[str, tuple[Any, ...]]:
    return {item(name): (*claim, sorted(map(item, contesting))) for name, (*claim, contesting) in items.items()}


@pytest.mark.parametrize(
    ("published_by", "items"), [("2025-08-28", BY_AUGUST), ("2025-09-30", BY_SEPTEMBER)], ids=["August", "September"]
)
def test_the_contested_claims_of_the_seed_by_what_was_public(
    seeded: World, published_by: str, items: dict[str, tuple[Any, ...]]
) -> None:
    rows = asked(seeded, published_by=published_by)["contradicted"]
    assert {row["development"]: told(row) for row in rows} == expected(items)
    assert [row["first_contested"] for row in rows] == sorted(row["first_contested"] for row in rows)


def test_today_every_dispute_of_the_seed_is_known_the_undated_ones_last(seeded: World) -> None:
    rows = {row["development"]: row for row in asked(seeded)["contradicted"]}
    assert set(rows) == set(map(item, {*BY_SEPTEMBER, *UNDATED}))
    assert {id_: told(row) for id_, row in rows.items() if id_ in expected(BY_SEPTEMBER)} == expected(BY_SEPTEMBER)
    assert all(rows[item(name)]["first_contested"] > "2026" for name in UNDATED)


def test_a_claim_stands_beside_what_contests_it_with_the_sources_of_both(seeded: World) -> None:
    answer = asked(seeded, published_by="2025-08-28")
    [row] = [row for row in answer["against"] if row["claim"] == item("A21")]
    assert row["claim_title"] == "Chinese and DPRK troops marched together in the Moscow Victory Day parade"
    assert row["contesting"] == item("P20")
    assert row["contesting_title"].startswith("Moscow Victory Day parade: 13 foreign contingents")
    assert row["contesting_status"] == "happened"
    assert [(voice["name"], voice["reliability"], voice["credibility"]) for voice in row["claimed_by"]] == [
        ("thinktank.pk", "F", 5)
    ]
    assert [voice["name"] for voice in row["contested_by"]] == ["news.kbs.co.kr", "rd.nl", "themoscowtimes.com"]
    assert row["rests_on"] == sorted(map(item, ("A21", "P20")))
    pairs = {(row["claim"], row["contesting"]) for row in answer["against"]}
    assert pairs == {
        (item(claim), item(against))
        for claim, against in (("A19", "P05"), ("A19", "P06"), ("A21", "P20"), ("A23", "A28"), ("A61", "A01"))
    }


@pytest.mark.parametrize(
    ("published_by", "record"),
    [
        # right, wrong, disputed, unsettled; Wilson's interval by hand from 0 of 1, 5 of 7 and 6 of 8
        ("2025-08-28", (0, 1, 5, 33, 0.0, 0.0, 0.79345)),
        ("2025-09-30", (5, 2, 8, 26, 5 / 7, 0.35893, 0.91778)),
        (None, (6, 2, 12, 24, 0.75, 0.40928, 0.92852)),
    ],
)
def test_the_record_of_the_article(seeded: World, published_by: str | None, record: tuple[float, ...]) -> None:
    narrowed = {"published_by": published_by} if published_by else {}
    [row] = [row for row in asked(seeded, **narrowed)["sources"] if row["source"] == "thinktank.pk"]
    counts = [row[name] for name in ("right", "wrong", "disputed", "unsettled")]
    assert counts == list(record[:4])
    assert [row["share_right"], row["low"], row["high"]] == pytest.approx(record[4:], abs=1e-5)
    assert len(row["rests_on"]) == sum(counts)


def test_a_source_is_right_by_what_it_said_before_the_outcome(seeded: World) -> None:
    rows = {row["source"]: row for row in asked(seeded)["sources"]}
    # krdo.com announced A01, A07 and A34, which came to pass, and A04, which is open.
    assert [rows["krdo.com"][name] for name in ("right", "wrong", "unsettled")] == [3, 0, 1]
    assert rows["krdo.com"]["rests_on"] == sorted(map(item, ("A01", "A04", "A07", "A34")))
    # brecorder.com announced A34 and P25; A53 is disputed.
    assert [rows["brecorder.com"][name] for name in ("right", "wrong", "disputed")] == [2, 0, 1]
    # outlookindia.com did no more than report that the parade was held.
    assert "outlookindia.com" not in rows


def test_actors_source_and_since_narrow_the_claims(seeded: World) -> None:
    about_the_veto = asked(seeded, actors="PRK", published_by="2025-08-28", since="2025-06-01")
    # A21 was over in May 2025; A61 is about the West, P02 ended in 1996.
    assert {row["development"] for row in about_the_veto["contradicted"]} == set(
        map(item, ("A17", "A19", "A23", "A36"))
    )
    of_scholars = asked(seeded, source="ATOP")
    assert [row["development"] for row in of_scholars["contradicted"]] == [item("P02")]
    assert [row["source"] for row in of_scholars["sources"]] == ["ATOP"]
    assert of_scholars["sources"][0]["share_right"] is None


def test_a_lens_shows_the_record_of_what_passes_it_alone(seeded: World) -> None:
    without = asked(seeded, without="thinktank.pk")
    assert item("A21") not in {row["development"] for row in without["contradicted"]}
    assert "thinktank.pk" not in {row["source"] for row in without["sources"]}
    assert {row["source"] for row in asked(seeded, sources="thinktank.pk")["sources"]} == {"thinktank.pk"}
    [graded] = [row for row in asked(seeded, reliability="B")["sources"] if row["source"] == "thinktank.pk"]
    # Of its word graded A or B: A01 came true; A16 and A18 to A19, A36 and A53 are disputed.
    assert [graded[name] for name in ("right", "wrong", "disputed", "unsettled")] == [1, 0, 5, 0]


@pytest.mark.parametrize(
    "arguments", [{"published_by": "1700-01-01"}, {"known_at": 0}, {"actors": "BRA"}, {"source": "nobody"}]
)
def test_without_claims_every_table_is_empty(seeded: World, arguments: dict[str, str]) -> None:
    assert asked(seeded, **arguments) == {"contradicted": [], "against": [], "sources": []}


def test_before_all_history_only_the_claim_without_a_start_is_left(seeded: World) -> None:
    # China's vetoes (A19) are dated `../2025-08`.
    assert [row["development"] for row in asked(seeded, valid_on="1700-01-01")["contradicted"]] == [item("A19")]


def test_an_actor_that_is_not_known_is_refused(seeded: World) -> None:
    assert seeded.client.get("/v1/claims?actors=ATLANTIS").status_code == 422


def source(name: str, published: str) -> dict[str, Any]:
    return {"name": name, "published": published}


def test_a_dispute_that_was_answered_makes_the_source_right(world: World) -> None:
    id_ = world.given("drill-held", participants=["CHN", "RUS"], sources=[source("A", "2025-01-01")], when="2025-01-01")
    world.then(id_, "disputes", sources=[source("B", "2025-02-01")])
    world.then(id_, "status-changes", status="confirmed", sources=[source("C", "2025-03-01")])
    disputed = asked(world, published_by="2025-02-28")
    assert [(row["development"], row["days_until_contested"]) for row in disputed["contradicted"]] == [(id_, 31)]
    answer = asked(world)
    assert answer["contradicted"] == []
    assert [(row["source"], row["right"], row["wrong"]) for row in answer["sources"]] == [("A", 1, 0)]


def test_what_contests_counts_only_while_it_is_on_record(world: World) -> None:
    claim = world.given("drill-held", participants=["CHN", "RUS"], sources=[source("A", "2025-01-01")], when="2025-01")
    denial = world.given("statement-made", speakers=["RUS"], topic="drill", stance="denies", when="2025-02-01",
                         sources=[source("B", "2025-02-01")])  # fmt: skip
    position = world.then(claim, "disputes", contested_by=denial, sources=[source("B", "2025-02-01")])
    [row] = asked(world)["contradicted"]
    assert (row["contested_by"], row["rests_on"]) == ([denial], sorted((claim, denial)))
    world.then(denial, "retractions", reason="It was never said.")
    today = asked(world, published_by="2100-01-01")
    assert today["against"] == []
    assert [(row["status"], row["contested_by"]) for row in today["contradicted"]] == [("disputed", [])]
    then = asked(world, known_at=position, published_by="2100-01-01")
    assert [row["contesting"] for row in then["against"]] == [denial]
    assert asked(world, known_at=position - 1)["contradicted"] == []


def test_certainty_leaves_out_what_may_lie_outside_the_span(world: World) -> None:
    id_ = world.given("drill-held", participants=["CHN", "RUS"], when="2025", sources=[source("A", "2025-01-01")])
    world.then(id_, "disputes", sources=[source("B", "2025-02-01")])
    on = {"valid_on": "2025-06-01"}
    assert [row["development"] for row in asked(world, **on)["contradicted"]] == [id_]
    assert asked(world, certainty="certain", **on)["contradicted"] == []


@given(st.integers(1, 500).flatmap(lambda settled: st.tuples(st.integers(0, settled), st.just(settled))))
def test_the_interval_of_a_share_holds_it_and_narrows_with_more_trials(trials: tuple[int, int]) -> None:
    right, settled = trials
    low, high = interval(right, settled)
    assert 0 <= low <= right / settled + 1e-6
    assert right / settled - 1e-6 <= high <= 1
    more_low, more_high = interval(10 * right, 10 * settled)
    assert more_high - more_low < high - low


def test_every_number_names_what_it_rests_on(seeded: World) -> None:
    body = seeded.get("/claims", valid_on=LATE)
    rows = [row for table in body["answer"].values() for row in table]
    assert all(row["rests_on"] for row in rows)
    assert {id_ for row in rows for id_ in row["rests_on"]} == set(body["developments"])
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", row["first_published"]) for row in body["answer"]["contradicted"])
