"""How late developments are published and recorded, and how much of a recent day is still missing."""

from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.development import identified
from projections.truncation import quantile, share_come
from tests.world import World

TODAY = datetime.now(UTC).date()
NIGHT = "UPDATE log.head SET last_recorded_at = greatest(last_recorded_at, clock_timestamp()) + interval '1 day'"
DELAYS = st.dictionaries(st.integers(0, 30), st.integers(1, 9), min_size=1, max_size=8)
TRUNCATED = st.dictionaries(
    st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: (min(pair), max(pair))),
    st.integers(1, 9), min_size=1, max_size=12,
)  # fmt: skip


def item(name: str) -> str:
    """The id of an item of the bundled data."""
    return str(identified(f"axis-2025:{name}"))


def asked(world: World, **arguments: Any) -> Any:
    return world.get("/lag", **arguments)["answer"]


def lag_of(answer: Any, kind: str, source: str | None) -> Any:
    [row] = [row for row in answer["lags"] if (row["kind"], row["source"]) == (kind, source)]
    return row


def missing_of(answer: Any, kind: str, source: str, of: str = "published") -> Any:
    [row] = [row for row in answer["missing"] if (row["kind"], row["source"], row["of"]) == (kind, source, of)]
    return row


# The estimator.


def test_a_worked_example_of_the_product_limit_in_reverse_time() -> None:
    # Seen: three that came at once (one of today, two of ten days ago), one after 2 and one after 5 days of ten.
    seen = {(0, 0): 1, (0, 10): 2, (2, 10): 1, (5, 10): 1}
    # 5 days: 1 of the 4 that could have come so late; 2 days: 1 of the 3 left.
    assert share_come(0, seen) == (pytest.approx(3 / 4 * 2 / 3), 3)
    assert share_come(2, seen) == (pytest.approx(3 / 4), 4)
    assert share_come(4, seen) == (pytest.approx(3 / 4), 4)
    assert share_come(5, seen) == (1.0, None)
    assert share_come(-1, seen)[0] == 0


@given(TRUNCATED, st.integers(-2, 32))
def test_a_share_lies_between_nothing_and_all_and_grows_with_the_days(
    seen: dict[tuple[int, int], int], within: int
) -> None:
    share, _ = share_come(within, seen)
    assert 0 <= share <= share_come(within + 1, seen)[0] <= 1
    assert share_come(30, seen) == (1.0, None)


@given(DELAYS, st.integers(-1, 31))
def test_where_nothing_is_truncated_it_is_the_plain_distribution(delays: dict[int, int], within: int) -> None:
    plain = sum(count for delay, count in delays.items() if delay <= within) / sum(delays.values())
    assert share_come(within, {(delay, 99): count for delay, count in delays.items()})[0] == pytest.approx(plain)


@given(DELAYS, st.integers(1, 30), st.integers(0, 30))
def test_it_recovers_the_distribution_where_each_day_is_seen_as_far_as_it_can_be(
    delays: dict[int, int], days: int, within: int
) -> None:
    # The same happens every day, for `days` days; of each only the delays that are over can be seen.
    seen = Counter(
        {(delay, limit): count for limit in range(days) for delay, count in delays.items() if delay <= limit}
    )
    could = {delay: count for delay, count in delays.items() if delay < days}
    if could:
        plain = sum(count for delay, count in could.items() if delay <= within) / sum(could.values())
        assert share_come(within, seen)[0] == pytest.approx(plain)


@given(DELAYS, st.floats(0.01, 1))
def test_a_quantile_is_not_exceeded_by_its_share_and_is_the_smallest_such(delays: dict[int, int], share: float) -> None:
    found = quantile(share, delays)
    assert found is not None
    wanted = share * sum(delays.values())
    assert sum(count for delay, count in delays.items() if delay <= found) >= wanted
    assert sum(count for delay, count in delays.items() if delay < found) < wanted
    assert quantile(share, {}) is None


# The seed.


def test_the_lags_of_the_public_record_of_the_parade(seeded: World) -> None:
    # P27: held and reported on 3 September 2025; A01 beside it, which was announced six days before by thinktank.pk
    # and krdo.com; A53 came to pass by a report of September, A05, A33 and A40 are no parade or did not happen.
    answer = asked(seeded, kind="parade-held", valid_on="2025-09-30", published_by="2025-09-30")
    reported = lag_of(answer, "parade-held", "outlookindia.com")
    assert reported["rests_on"] == sorted(map(item, ("A01", "P27")))
    assert [reported[name] for name in ("developments", "dated", "published_median", "published_p90")] == [2, 2, 0, 0]
    announced = lag_of(answer, "parade-held", "krdo.com")
    assert announced["rests_on"] == [item("A01")]
    assert (announced["published_median"], announced["published_p90"]) == (-6, -6)
    # P20: 9 May 2025, reported on the day.
    assert lag_of(answer, "parade-held", "news.kbs.co.kr")["published_median"] == 0
    recorded = lag_of(answer, "parade-held", "news.kbs.co.kr")["recorded_median"]
    assert date(2025, 5, 9).toordinal() + recorded == TODAY.toordinal()


def test_the_lags_of_the_seed_by_28_august(seeded: World) -> None:
    answer = asked(seeded, valid_on="2025-08-28", published_by="2025-08-28", source="nknews.org")
    # A24 began on 30 April 2025 and is told by nknews.org first in `2025-03`: by the 31st, 30 days before.
    # P21 is of the same day and was told on it.
    built = lag_of(answer, "infrastructure-built", "nknews.org")
    assert (built["developments"], built["published_median"], built["published_p90"]) == (2, -30, 0)
    # P18: 26 April 2025, on the day.
    assert lag_of(answer, "statement-made", "nknews.org")["published_median"] == 0
    # A36 began in `2024-10~`, by the end of November, and was told on 26 April 2025.
    assert lag_of(answer, "troops-deployed", "nknews.org")["published_median"] == 147


def test_a_start_that_is_open_is_left_out_and_counted(seeded: World) -> None:
    row = lag_of(asked(seeded, kind="veto-cast", valid_on="2026-06-30"), "veto-cast", "thinktank.pk")
    # A19 is dated `../2025-08`; both other vetoes are of 2022 and 2024, before the year.
    assert (row["developments"], row["without_start"], row["rests_on"]) == (0, 1, [item("A19")])
    assert row["published_median"] is None
    earlier = asked(seeded, kind="veto-cast", valid_on="2026-06-30", since="2022-01-01", source="UN")
    assert lag_of(earlier, "veto-cast", "UN")["published_median"] == 0
    assert lag_of(earlier, "veto-cast", "UN")["rests_on"] == sorted(map(item, ("A19", "P05")))


def test_everything_of_the_seed_was_recorded_when_it_was_loaded(seeded: World) -> None:
    answer = asked(seeded, valid_on="2026-06-30", kind="patrol-conducted", source="nippon.com", since="2025-01-01")
    # A30 was corrected to August 2025 (by the 31st), P23 began on 5 August 2025 or a day later.
    lags = sorted(TODAY.toordinal() - day.toordinal() for day in (date(2025, 8, 31), date(2025, 8, 6)))
    row = lag_of(answer, "patrol-conducted", "nippon.com")
    assert [row["recorded_median"], row["recorded_p90"]] == lags
    # Both were published on 28 August 2025: three days before the one, 22 days after the other.
    assert [row["published_median"], row["published_p90"]] == [-3, 22]


@pytest.mark.parametrize(
    "arguments",
    [{"published_by": "1700-01-01"}, {"kind": "no-such-kind"}, {"source": "nobody"}, {"known_at": 0},
     {"valid_on": "0001-01-01", "kind": "parade-held"}],
)  # fmt: skip
def test_without_developments_both_tables_are_empty(seeded: World, arguments: dict[str, Any]) -> None:
    assert asked(seeded, **arguments) == {"lags": [], "missing": []}


def test_few_developments_make_no_estimate(seeded: World) -> None:
    answer = asked(seeded, valid_on="2025-09-30", published_by="2025-09-30")
    assert answer["missing"]
    assert all((row["share_missing"] is None) == (row["developments"] < 5) for row in answer["missing"])


# What the seed does not show.


def drill(world: World, when: str, published: str | None, **said: Any) -> str:
    dated = {} if published is None else {"published": published}
    return world.given("drill-held", participants=["CHN", "RUS"], when=when, sources=[{"name": "A", **dated}], **said)


def truncated(world: World) -> list[str]:
    """Of 1 January: three told on the day, one after 2 and one after 5 days; of 11 January one told on the day."""
    told = ["2025-01-01", "2025-01-01", "2025-01-01", "2025-01-03", "2025-01-06"]
    return [*(drill(world, "2025-01-01", published) for published in told), drill(world, "2025-01-11", "2025-01-11")]


def test_the_share_missing_of_a_recent_day_is_corrected_for_what_could_not_be_seen_yet(world: World) -> None:
    truncated(world)
    at = {"valid_on": "2025-01-11", "published_by": "2025-01-11"}
    today = missing_of(asked(world, **at), "drill-held", "A")
    # 5 days: 1 of the 5 of 1 January; 2 days: 1 of the 4 left; 4/5 * 3/4 has come on the day itself.
    assert today["share_missing"] == pytest.approx(0.4)
    assert (today["day"], today["until"], today["developments"]) == ("2025-01-11", "2025-01-11", 6)
    assert (today["longest_visible"], today["fewest"]) == (10, 4)
    for day, share in (("2025-01-09", 0.2), ("2025-01-06", 0.0), ("2025-01-12", 1.0)):
        assert missing_of(asked(world, day=day, **at), "drill-held", "A")["share_missing"] == pytest.approx(share)


def test_what_was_announced_counts_as_learned_on_its_day(world: World) -> None:
    announced = [drill(world, "2025-01-08", "2025-01-01") for _ in range(4)]
    late = drill(world, "2025-01-01", "2025-01-04")
    answer = asked(world, valid_on="2025-01-11", published_by="2025-01-11")
    assert lag_of(answer, "drill-held", "A")["published_median"] == -7
    assert lag_of(answer, "drill-held", "A")["published_p90"] == 3
    # 3 days: 1 of the 5 that could have been so late.
    assert missing_of(answer, "drill-held", "A")["share_missing"] == pytest.approx(0.2)
    assert lag_of(answer, "drill-held", "A")["rests_on"] == sorted((*announced, late))


def test_nothing_can_be_published_after_the_log_ends(world: World) -> None:
    truncated(world)
    answer = asked(world, since="2025-01-01", published_by="2100-01-01")
    assert {row["until"] for row in answer["missing"]} == {TODAY.isoformat()}


def test_what_is_recorded_is_as_late_as_the_log(world: World) -> None:
    ids = [drill(world, TODAY.isoformat(), None) for _ in range(5)]
    world.then(ids[0], "corrections", reason="More is known.", changes={"note": "Corrected."})
    answer = asked(world)
    row = lag_of(answer, "drill-held", "A")
    assert [row[name] for name in ("developments", "dated", "published_median", "recorded_median")] == [5, 0, None, 0]
    assert missing_of(answer, "drill-held", "A", "recorded")["share_missing"] == 0
    assert missing_of(answer, "drill-held", "A", "published")["share_missing"] is None


def test_a_record_counts_from_its_first_day_however_often_it_was_corrected(world: World) -> None:
    days = [(date(2025, 1, 1), 0), (date(2025, 1, 1), 1), (date(2025, 1, 1), 3), (date(2025, 1, 2), 7)]
    ids, passed = [], 0
    for day, nights in days:
        for _ in range(passed, nights):
            with world.owner.pool.connection() as connection:
                connection.execute(NIGHT)
        passed = nights
        ids.append(drill(world, day.isoformat(), None))
    world.then(ids[0], "corrections", reason="The day is known now.", changes={"when": "2025-01-03"})
    world.then(ids[1], "corroborations", sources=[{"name": "A"}])
    row = lag_of(asked(world, since="2025-01-01", published_by="2100-01-01"), "drill-held", "A")
    # The first is of 3 January now, and was recorded today; the others one, three and seven days later.
    today = TODAY.toordinal() - date(2025, 1, 1).toordinal()
    assert row["rests_on"] == sorted(ids)
    assert sorted((today - 2, today + 1, today + 3, today + 6))[1] == row["recorded_median"]
    assert row["recorded_p90"] == today + 6


def test_a_development_without_a_source_has_a_lag_of_its_record(world: World) -> None:
    id_ = world.given("drill-held", participants=["CHN", "RUS"], when="2025-01-01")
    row = lag_of(asked(world, since="2025-01-01"), "drill-held", None)
    assert (row["rests_on"], row["recorded_median"]) == ([id_], TODAY.toordinal() - date(2025, 1, 1).toordinal())


def test_a_retraction_and_a_lens_take_developments_out(world: World) -> None:
    first, *others = truncated(world)
    position = world.head()
    world.then(first, "retractions", reason="There was no drill.", sources=[{"name": "B", "published": "2025-01-07"}])
    at = {"valid_on": "2025-01-11", "published_by": "2025-01-11"}
    assert lag_of(asked(world, **at), "drill-held", "A")["rests_on"] == sorted(others)
    assert lag_of(asked(world, known_at=position, **at), "drill-held", "A")["developments"] == 6
    assert asked(world, without="A", **at) == {"lags": [], "missing": []}


def test_a_row_names_a_hundred_developments_at_most_those_that_came_last(world: World) -> None:
    ids = [drill(world, "2025-01-02", "2025-01-02") for _ in range(100)]
    late = drill(world, "2025-01-01", "2025-01-09")
    row = lag_of(asked(world, since="2025-01-01"), "drill-held", "A")
    assert row["developments"] == 101
    assert len(row["rests_on"]) == 100
    assert late in row["rests_on"]
    assert set(row["rests_on"]) < {*ids, late}


def test_a_start_that_may_lie_before_the_span_is_left_out(world: World) -> None:
    drill(world, "2025", "2025-12-31")
    assert asked(world, since="2025-01-02", valid_on="2025-12-31")["lags"] == []
    assert lag_of(asked(world, since="2025-01-01", valid_on="2025-12-31"), "drill-held", "A")["published_median"] == 0
