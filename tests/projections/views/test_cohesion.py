"""Cohesion (Q01): the index, its trend and interval, what moved it, portfolios and votes."""

import csv
import gzip
from collections import defaultdict
from datetime import date

import orjson
import pytest

from events.development import identified
from tests.world import data

AXIS = "CHN,RUS,PRK"
DYAD = "CHN,PRK"

CHN_RUS = "A13 A14 A18 A20 A25 A30 A31 A56 P20 P23"
PRK_RUS = "A15 A16 A17 A24 A25 A32 A36 A55 P05 P06 P07 P08 P10 P14 P17 P20 P21"
CHN_PRK = "A08 A09 A19 A25 A26 A32 P05"
LATER = "A01 A03 A07 A10 P22 P25 P26 P27"
"""The items that are interactions of each pair by 28 August 2025 (P22's source is dated August), and those after."""

AUGUST = {"published_by": "2025-08-28", "valid_on": "2025-08-28"}
SEPTEMBER = {"published_by": "2025-09-30", "valid_on": "2025-09-30"}
EVERYTHING = {"valid_on": "2026-06-30"}


def named(items):
    return sorted({str(identified(f"axis-2025:{item}")) for item in items.split()})


def row(answer, table, **key):
    [found] = [each for each in answer[table] if all(each[name] == value for name, value in key.items())]
    return found


def last(answer, dimension="all"):
    return [each for each in answer["series"] if each["dimension"] == dimension][-1]


def fading(weight, days, half_life=180):
    return weight * 2 ** (-days / half_life)


def near(number):
    return pytest.approx(number, rel=1e-5, abs=1e-9)


@pytest.mark.parametrize(
    ("moment", "items"),
    [
        (AUGUST, f"{CHN_RUS} {PRK_RUS} {CHN_PRK}"),
        (SEPTEMBER, f"{CHN_RUS} {PRK_RUS} {CHN_PRK} {LATER}"),
        (EVERYTHING, f"{CHN_RUS} {PRK_RUS} {CHN_PRK} {LATER}"),
    ],
)
def test_the_index_rests_on_what_had_passed_between_the_three(seeded, moment, items):
    """Assessments without a code, statements to nobody, plans, and what Moscow contradicts (A21) are left out."""
    answer = seeded.get("/cohesion", actors=AXIS, **moment)["answer"]
    trend = row(answer, "trend", dimension="all")
    assert trend["rests_on"] == named(items)
    assert trend["developments"] == last(answer)["developments"] == len(set(items.split()))
    spread = [id_ for each in answer["series"] if each["dimension"] == "all" for id_ in each["rests_on"]]
    assert sorted(spread) == named(items)


@pytest.mark.parametrize(
    ("moment", "diplomatic", "military", "economic", "conflict", "count"),
    [
        # A08 ended with 2019, A09 and A19 go on, P05 was on 26 May 2022; A26 is Beijing's wariness, A32 food.
        (AUGUST, 5.3 + 5.3 + fading(2.3, 2067) + fading(5.3, 1190), 2.3, 7.6, -4.2, 7),
        # A19 ended with August; A03 (summit) and A07 (visit) on 3 September, as were the parade of A01 and that of P27.
        (
            SEPTEMBER,
            5.3 + fading(5.3, 30) + fading(2.3, 2100) + fading(5.3, 1223) + fading(3.0, 27) + fading(2.3, 27),
            2.3 + 2 * fading(3.0, 27),
            7.6,
            -4.2,
            11,
        ),
        # A08 is corrected to January 2019, A07 to 4 September; the exchanges of A25 ended with 2025, 181 days before.
        (
            EVERYTHING,
            5.3 + fading(5.3, 303) + fading(2.3, 2707) + fading(5.3, 1496) + fading(3.0, 300) + fading(2.3, 299),
            fading(2.3, 181) + 2 * fading(3.0, 300),
            7.6,
            fading(-4.2, 181),
            11,
        ),
    ],
)
def test_china_and_north_korea_add_up_by_hand(seeded, moment, diplomatic, military, economic, conflict, count):
    """One pair, so the index is the sum; in every dimension, and balanced between -1 and 1."""
    answer = seeded.get("/cohesion", actors=DYAD, **moment)["answer"]
    everything = last(answer)
    given = diplomatic + military + economic
    assert everything["at"] == moment["valid_on"]
    assert everything["cooperation"] == near(given)
    assert everything["conflict"] == near(conflict)
    assert everything["net"] == near(given + conflict)
    assert everything["balance"] == near((given + conflict) / (given - conflict))
    assert everything["developments"] == count
    assert last(answer, "diplomatic")["cooperation"] == near(diplomatic)
    assert last(answer, "diplomatic")["conflict"] == near(conflict)
    assert last(answer, "military")["net"] == near(military)
    assert last(answer, "economic")["net"] == near(economic)
    assert {**last(answer, "hybrid"), "at": None} == {
        "at": None, "dimension": "hybrid", "cooperation": 0, "conflict": 0, "net": 0, "balance": None, "low": None,
        "high": None, "developments": 0, "rests_on": [],
    }  # fmt: skip


@pytest.mark.parametrize(("moment", "conflict"), [(AUGUST, -1.4), (SEPTEMBER, -1.4), (EVERYTHING, fading(-1.4, 181))])
def test_beijings_wariness_is_all_the_conflict_among_the_three(seeded, moment, conflict):
    """REJECT weighs -4.2, over three pairs."""
    answer = seeded.get("/cohesion", actors=AXIS, **moment)["answer"]
    assert last(answer)["conflict"] == near(conflict)
    assert last(answer)["cooperation"] > 10 * -conflict
    assert row(answer, "trend", dimension="hybrid")["developments"] == 0


def test_over_a_year_the_three_gain_and_a_year_on_they_have_lost(seeded):
    """The interval says how sure that is; the index rose by A20, A25, A56, P20 ... and fades with their end."""
    rising = row(seeded.get("/cohesion", actors=AXIS, **AUGUST)["answer"], "trend", dimension="all")
    assert 0 < rising["low"] < rising["slope"] < rising["high"]
    assert rising["start"] < rising["end"]
    falling = row(
        seeded.get("/cohesion", actors=AXIS, valid_on="2026-06-30", since="2026-01-01")["answer"],
        "trend",
        dimension="all",
    )
    assert falling["low"] < falling["slope"] < falling["high"] < 0


def test_the_trend_of_two_points_by_hand(seeded):
    """From 31 August to 30 September 2025: what each development moved is its change over 30 days, a year's worth."""
    answer = seeded.get("/cohesion", actors=DYAD, since="2025-08-15", **SEPTEMBER)["answer"]
    assert [each["at"] for each in answer["series"]][::5] == ["2025-08-31", "2025-09-30"]
    year = 365.25 / 30
    expected = {
        "A01": fading(3.0, 27) * year,
        "A03": fading(3.0, 27) * year,
        "A07": fading(2.3, 27) * year,
        "P27": fading(3.0, 27) * year,
        "A19": (fading(5.3, 30) - 5.3) * year,
        "P05": (fading(5.3, 1223) - fading(5.3, 1193)) * year,
        "A08": (fading(2.3, 2100) - fading(2.3, 2070)) * year,
    }
    moved = {each["development"]: each for each in answer["moved"]}
    assert set(moved) == set(named(" ".join(expected)))
    for item, influence in expected.items():
        [id_] = named(item)
        assert moved[id_]["influence"] == near(influence)
        assert (moved[id_]["pairs"], moved[id_]["rests_on"]) == (1, [id_])
    assert [abs(each["influence"]) for each in answer["moved"]] == sorted(
        (abs(each["influence"]) for each in answer["moved"]), reverse=True
    )
    trend = row(answer, "trend", dimension="all")
    assert trend["slope"] == near(sum(expected.values()))
    assert trend["slope"] == pytest.approx((trend["end"] - trend["start"]) * year, rel=1e-4)


@pytest.mark.parametrize(
    ("moment", "doubtful"),
    [
        # Alleged A09 and A26, disputed A19, and A25 of 2025, which need not have begun by August.
        (AUGUST, 5.3 + 4.2 + 5.3 + 2.3),
        (SEPTEMBER, 5.3 + 4.2 + fading(5.3, 30) + 2.3),
        (EVERYTHING, 5.3 + fading(4.2, 181) + fading(5.3, 303)),
    ],
)
def test_how_much_is_uncertain_is_told(seeded, moment, doubtful):
    """Of the magnitude of the last point, what is alleged, disputed or need not have begun."""
    answer = seeded.get("/cohesion", actors=DYAD, **moment)["answer"]
    total = last(answer)["cooperation"] - last(answer)["conflict"]
    assert row(answer, "trend", dimension="all")["share_uncertain"] == near(doubtful / total)


def test_what_is_certain_is_less_than_what_is_possible(seeded):
    """A25 and A26 of 2025 need not have begun by 28 August; A19, up to a day of August, may be over since the 1st."""
    certain = seeded.get("/cohesion", actors=DYAD, certainty="certain", **AUGUST)["answer"]
    assert row(certain, "trend", dimension="all")["rests_on"] == named("A08 A09 A19 A32 P05")
    assert last(certain)["conflict"] == 0
    assert last(certain, "diplomatic")["net"] == near(5.3 + fading(5.3, 27) + fading(2.3, 2067) + fading(5.3, 1190))
    possible = seeded.get("/cohesion", actors=AXIS, **AUGUST)["answer"]
    certain = seeded.get("/cohesion", actors=AXIS, certainty="certain", **AUGUST)["answer"]
    for less, more in zip(certain["series"], possible["series"], strict=True):
        assert less["cooperation"] <= more["cooperation"]
        assert less["conflict"] >= more["conflict"]


def test_a_lens_leaves_out_what_rests_on_the_article_alone(seeded):
    """Of the dyad's seven, P05 stands without thinktank.pk, and so do A19 and A32, which others bear out."""
    answer = seeded.get("/cohesion", actors=DYAD, without="thinktank.pk", **AUGUST)["answer"]
    assert row(answer, "trend", dimension="all")["rests_on"] == named("A19 A32 P05")


def test_planned_ones_count_when_asked_for(seeded):
    """On 3 September as foreseen in August: a parade (A01), a summit (A03) and a visit (A07)."""
    answer = seeded.get("/cohesion", actors=DYAD, status="planned", published_by="2025-08-28", valid_on="2025-09-03")[
        "answer"
    ]
    assert row(answer, "trend", dimension="all")["rests_on"] == named("A01 A03 A07")
    assert row(answer, "trend", dimension="all")["share_uncertain"] == 1
    assert last(answer)["net"] == near(3.0 + 3.0 + 2.3)


@pytest.mark.parametrize(
    ("moment", "one_year_before"),
    [
        (AUGUST, {"CHN-PRK": (7 / 9, 0.4), "CHN-RUS": (1 / 9, -0.5), "PRK-RUS": (-1 / 9, -0.5)}),
        (SEPTEMBER, {"CHN-PRK": (7 / 9, 0.4), "CHN-RUS": (1 / 9, -0.5), "PRK-RUS": (-1 / 9, -0.5)}),
        (EVERYTHING, {"CHN-PRK": (7 / 9, 0.0), "CHN-RUS": (5 / 9, -0.5), "PRK-RUS": (7 / 9, 0.0)}),
    ],
)
def test_portfolios_of_the_three_by_hand(seeded, moment, one_year_before):
    """P09 lifts Russia and the DPRK from consultation (P03) to defence: (2, 1, 3) becomes (2, 3, 3) for Russia."""
    answer = seeded.get("/cohesion", actors=AXIS, **moment)["answer"]
    told = defaultdict(dict)
    for each in answer["portfolios"]:
        told[each["at"]][f"{each['one']}-{each['other']}"] = (near(each["s"]), near(each["kappa"]))
        assert each["system"] == 3
    before, now = sorted(told)
    assert now == moment["valid_on"]
    assert told[before] == one_year_before
    assert told[now] == {"CHN-PRK": (7 / 9, 0.0), "CHN-RUS": (5 / 9, -0.5), "PRK-RUS": (7 / 9, 0.0)}
    mean = row(answer, "portfolio_mean", at=now)
    assert (mean["s"], mean["kappa"]) == (near(19 / 27), near(-1 / 6))
    assert mean["rests_on"] == named("P01 P04 P09")
    assert row(answer, "portfolios", at=now, one="CHN", other="RUS")["rests_on"] == named("P01 P04 P09")


@pytest.mark.parametrize("moment", [AUGUST, SEPTEMBER, EVERYTHING])
def test_the_last_point_is_the_mean_of_what_ties_each_two(seeded, moment):
    """And what ties two of the three is what the two are asked about alone."""
    answer = seeded.get("/cohesion", actors=AXIS, **moment)["answer"]
    for dimension in ("military", "economic", "diplomatic"):
        between = [each for each in answer["dyads"] if each["dimension"] == dimension]
        assert sum(each["cooperation"] for each in between) / 3 == near(last(answer, dimension)["cooperation"])
        assert sum(each["conflict"] for each in between) / 3 == near(last(answer, dimension)["conflict"])
    alone = seeded.get("/cohesion", actors=DYAD, **moment)["answer"]["dyads"]
    assert alone == [each for each in answer["dyads"] if (each["one"], each["other"]) == ("CHN", "PRK")]
    assert {each for one in alone for each in one["rests_on"]} <= set(row(answer, "trend", dimension="all")["rests_on"])


def test_the_same_question_has_the_same_bytes(seeded):
    """The bootstrap draws the same numbers each time."""
    asked = {"actors": AXIS, "step": "week", **AUGUST}
    once, again = (seeded.client.get("/v1/cohesion", query_string=asked).data for _ in range(2))
    assert once == again


@pytest.mark.parametrize(
    ("step", "points"),
    [
        ("week", ["2025-08-17", "2025-08-24", "2025-08-28"]),
        ("month", ["2025-08-28"]),
        ("quarter", ["2025-08-28"]),
    ],
)
def test_steps_end_with_the_calendar_and_with_the_day(seeded, step, points):
    """A week ends on its Sunday; the last point is valid_on."""
    answer = seeded.get("/cohesion", actors=AXIS, since="2025-08-11", step=step, **AUGUST)["answer"]
    assert [each["at"] for each in answer["series"] if each["dimension"] == "all"] == points
    assert (row(answer, "trend", dimension="all")["slope"] is None) == (len(points) == 1)


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"actors": AXIS, "half_life": "0"}, "half_life"),
        ({"actors": AXIS, "half_life": "-1"}, "half_life"),
        ({"actors": AXIS, "half_life": "nan"}, "half_life"),
        ({"actors": AXIS, "since": "2025-08-29"}, "since"),
        ({"actors": AXIS, "since": "1900-01-01", "step": "month"}, "step"),
        ({"actors": AXIS, "step": "day"}, "step"),
        ({"actors": "CHN"}, "actors"),
        ({}, "actors"),
        ({"actors": "CHN,NOBODY"}, "actors"),
    ],
)
def test_what_has_no_answer_is_a_problem_that_names_the_argument(seeded, asked, field):
    """A half-life of nothing, a span that ends before it begins, too many steps, a set of one or of the unknown."""
    answer = seeded.client.get("/v1/cohesion", query_string={**asked, **AUGUST})
    assert answer.status_code == 422
    assert field in orjson.dumps(answer.json).decode()


@pytest.mark.parametrize("half_life", ["5e-324", "1e-9", "9007199254740992"])
def test_a_tiny_and_a_huge_half_life_have_finite_answers(seeded, half_life):
    """With the one only what goes on counts, with the other all that ever was."""
    answer = seeded.get("/cohesion", actors=DYAD, half_life=half_life, **AUGUST)["answer"]
    kept = 2.3 + 5.3 if half_life[0] == "9" else 0
    assert last(answer)["cooperation"] == near(7.6 + 5.3 + 5.3 + 2.3 + kept)


@pytest.mark.parametrize("day", ["0001-01-01", "0001-06-30", "1500-02-28", "9999-12-31"])
def test_a_span_before_all_history_or_at_the_end_of_time_has_an_answer(seeded, day):
    """Where nothing has begun the index is 0, without interval, trend or balance."""
    answer = seeded.get("/cohesion", actors="RUS,USA", valid_on=day, published_by="2025-09-30")["answer"]
    trend = row(answer, "trend", dimension="all")
    assert (trend["slope"], trend["low"], trend["share_uncertain"], trend["developments"]) == (None, None, None, 0)
    assert (last(answer)["net"], last(answer)["balance"], last(answer)["high"]) == (0, None, None)
    assert answer["moved"] == answer["votes"] == []
    assert row(answer, "portfolios", at=day, one="RUS", other="USA")["s"] is not None


def test_where_chance_alone_agrees_there_is_no_kappa(world):
    """Two actors whose whole system owes one another defence."""
    sides = [{"actor": actor, "obligations": ["defense"]} for actor in ("CHN", "PRK")]
    world.given("treaty-in-force", treaty="A", when="2020/..", parties=sides)
    asked = {"actors": DYAD, "since": "2025-01-01", "valid_on": "2025-12-31"}
    for each in world.get("/cohesion", **asked)["answer"]["portfolios"]:
        assert (each["s"], each["kappa"], each["system"]) == (1, None, 2)
    assert [each["pairs_with_kappa"] for each in world.get("/cohesion", **asked)["answer"]["portfolio_mean"]] == [0, 0]


def test_corrections_and_retractions_count_from_when_they_are_known(world):
    """The same past moment keeps its answer."""
    drill = world.given("drill-held", when="2025-06-30", participants=["CHN", "PRK"])
    first = world.head()
    asked = {"actors": DYAD, "valid_on": "2025-12-27"}
    assert last(world.get("/cohesion", **asked)["answer"])["net"] == near(3.4)
    world.then(drill, "corrections", reason="It was on the last day.", changes={"when": "2025-12-27"})
    assert last(world.get("/cohesion", **asked)["answer"])["net"] == near(6.8)
    world.then(drill, "retractions", reason="It was not.")
    assert last(world.get("/cohesion", **asked)["answer"])["net"] == 0
    assert last(world.get("/cohesion", known_at=first, **asked)["answer"])["net"] == near(3.4)


def test_a_development_of_several_dates_counts_once_and_by_the_later(world):
    """Drills on two days, 180 days apart, in one development: never more than one weight, and fading between."""
    world.given("drill-held", when="{2025-01-01, 2025-06-30}", participants=["CHN", "PRK"])
    asked = {"actors": DYAD, "since": "2025-01-01", "step": "week", "half_life": 90}
    for day, since in (("2025-01-01", 0), ("2025-06-29", 179), ("2025-06-30", 0), ("2025-12-27", 180)):
        point = last(world.get("/cohesion", **asked, valid_on=day)["answer"])
        assert (point["net"], point["developments"]) == (near(fading(6.8, since, 90)), 1)


@pytest.mark.parametrize(("code", "cooperation", "conflict"), [("COOPERATE", 6.8, 0), ("AGREE", 0, -6.7)])
def test_a_score_is_that_of_its_strongest_fact(world, code, cooperation, conflict):
    """A drill of two that alarms one of them is pressure (COERCE, -6.7) unless the cooperation weighs more."""
    said = {"participants": ["CHN", "PRK"], "alarmed": ["PRK"], "plover": {"event": code}}
    world.given("drill-held", when="2025-06-30", **said)
    point = last(world.get("/cohesion", actors=DYAD, valid_on="2025-06-30")["answer"])
    assert (point["cooperation"], point["conflict"], point["developments"]) == (cooperation, conflict, 1)


def test_the_index_is_a_mean_over_the_pairs(world):
    """A drill of two of three actors counts a third, one of all three in full."""
    world.given("drill-held", when="2025-06-30", participants=["CHN", "PRK"])
    assert last(world.get("/cohesion", actors=AXIS, valid_on="2025-06-30")["answer"])["net"] == near(6.8 / 3)
    three = world.given("drill-held", when="2025-06-30", participants=["CHN", "PRK", "RUS"])
    answer = world.get("/cohesion", actors=AXIS, since="2025-06-01", valid_on="2025-07-31")["answer"]
    assert answer["series"][0]["net"] == near(6.8 * 4 / 3)
    assert (row(answer, "moved", development=three)["pairs"], answer["moved"][0]["development"]) == (3, three)


def test_votes_agree_over_the_roll_calls_in_which_both_voted(world):
    """Yes to no is two apart, to abstain one; the absent do not vote; what is before the span does not count."""

    def voted(when, **sides):
        return world.given("roll-call-held", when=when, resolution=f"R of {when}", **sides)

    voted("2024-01-01", yes=["CHN", "RUS", "PRK"])
    same = voted("2025-01-01", yes=["CHN", "RUS"], absent=["PRK"])
    apart = voted("2025-02-01", yes=["CHN"], no=["RUS"])
    half = voted("2025-03-01", abstained=["CHN"], no=["RUS"])
    answer = world.get("/cohesion", actors=AXIS, since="2025-01-01", valid_on="2025-12-31")["answer"]
    assert answer["votes"] == [
        {"one": "CHN", "other": "RUS", "agreement": 0.5, "roll_calls": 3, "rests_on": sorted([same, apart, half])}
    ]
    assert last(answer)["developments"] == 0


COUNTRIES = {"US": "USA", "RU": "RUS", "CN": "CHN", "GB": "GBR"}
ORDER = ["yes", "abstain", "no"]
SIDES = {"yes": "yes", "no": "no", "abstain": "abstained"}


def test_united_nations_agreement_is_what_the_table_says(shared_world):
    """Every roll call of the General Assembly from 1991 to 2020 with four voters, against the CSV itself."""
    with gzip.open(data("un/unga_roll_calls.csv.gz"), "rt", encoding="utf-8") as lines:
        dates = {each["rcid"]: each["date"] for each in csv.DictReader(lines)}
    ballots = defaultdict(dict)
    with gzip.open(data("un/unga_votes_1946_2020.csv.gz"), "rt", encoding="utf-8") as lines:
        for each in csv.DictReader(lines):
            if each["country_code"] in COUNTRIES and dates[each["rcid"]] >= "1991":
                ballots[each["rcid"]][COUNTRIES[each["country_code"]]] = each["vote"]
    lines = [roll_call(rcid, dates[rcid], cast) for rcid, cast in ballots.items()]
    assert shared_world.imported(lines).appended == len(lines) > 2000
    for since, until in ((date(1991, 1, 1), date(2020, 12, 31)), (date(2001, 7, 16), date(2014, 3, 1))):
        answer = shared_world.get("/cohesion", actors="USA,RUS,CHN,GBR", since=since, valid_on=until, step="year")[
            "answer"
        ]
        assert len(answer["votes"]) == 6
        for one, other in (("CHN", "RUS"), ("GBR", "USA"), ("RUS", "USA")):
            distances = [
                abs(ORDER.index(cast[one]) - ORDER.index(cast[other]))
                for rcid, cast in ballots.items()
                if one in cast and other in cast and since.isoformat() <= dates[rcid] <= until.isoformat()
            ]
            told = row(answer, "votes", one=one, other=other)
            assert told["roll_calls"] == len(told["rests_on"]) == len(distances) > 700
            assert told["agreement"] == pytest.approx(1 - sum(distances) / len(distances) / 2, abs=1e-6)


def roll_call(rcid, day, cast):
    """A roll call as a line of our own form."""
    sides = {side: sorted(actor for actor, vote in cast.items() if vote == word) for word, side in SIDES.items()}
    return orjson.dumps({
        "event": "recorded",
        "key": f"unga:{rcid}",
        "author": "importer",
        "kind": "roll-call-held",
        "content": {"title": f"Roll call {rcid}", "when": day, "resolution": rcid, **sides},
    })  # fmt: skip
