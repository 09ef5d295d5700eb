"""EDTF texts and the days that they bound."""

import json
import os
import time
from datetime import date
from pathlib import Path

import pytest
from edtf import parse_edtf
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from events import dates
from events.dates import BEGINNING, FOREVER, InvalidDate, Span, bounds, spans

DATA = Path(os.environ.get("ENTENTE_TEST_DATA", Path(__file__).parents[2] / ".." / "shared" / "data"))

# text: the earliest and the latest start, the earliest and the latest end
ONE_SPAN = {
    # a day, and some day within
    "2025-09-03": "2025-09-03 2025-09-03 2025-09-03 2025-09-03",
    "2004-01-01T10:10:10Z": "2004-01-01 2004-01-01 2004-01-01 2004-01-01",
    "2004-01-01T23:59:59-05:00": "2004-01-01 2004-01-01 2004-01-01 2004-01-01",
    "2025-08": "2025-08-01 2025-08-31 2025-08-01 2025-08-31",
    "2024-02": "2024-02-01 2024-02-29 2024-02-01 2024-02-29",
    "2025": "2025-01-01 2025-12-31 2025-01-01 2025-12-31",
    "201X": "2010-01-01 2019-12-31 2010-01-01 2019-12-31",
    "20XX": "2000-01-01 2099-12-31 2000-01-01 2099-12-31",
    "2004-06-XX": "2004-06-01 2004-06-30 2004-06-01 2004-06-30",
    "2004-XX": "2004-01-01 2004-12-31 2004-01-01 2004-12-31",
    "2004-XX-XX": "2004-01-01 2004-12-31 2004-01-01 2004-12-31",
    "2004-21": "2004-03-01 2004-05-31 2004-03-01 2004-05-31",
    "2004-22": "2004-06-01 2004-08-31 2004-06-01 2004-08-31",
    "2004-23": "2004-09-01 2004-11-30 2004-09-01 2004-11-30",
    "2004-24": "2004-12-01 2005-02-28 2004-12-01 2005-02-28",
    # a unit wider on either side
    "2025-09-02~": "2025-09-01 2025-09-03 2025-09-01 2025-09-03",
    "2025-08?": "2025-07-01 2025-09-30 2025-07-01 2025-09-30",
    "2025%": "2024-01-01 2026-12-31 2024-01-01 2026-12-31",
    "201X~": "2000-01-01 2029-12-31 2000-01-01 2029-12-31",
    "2004-06-XX?": "2004-05-01 2004-07-31 2004-05-01 2004-07-31",
    "2004-22~": "2004-03-01 2004-11-30 2004-03-01 2004-11-30",
    "0001-01-01?": "0001-01-01 0001-01-02 0001-01-01 0001-01-02",
    "9999~": "9998-01-01 9999-12-31 9998-01-01 9999-12-31",
    "9999-24": "9999-12-01 9999-12-31 9999-12-01 9999-12-31",
    # from a start to an end
    "2025-08-31/2025-09-03": "2025-08-31 2025-08-31 2025-09-03 2025-09-03",
    "2024-10/2025": "2024-10-01 2024-10-31 2025-01-01 2025-12-31",
    "2022~/2025": "2021-01-01 2023-12-31 2025-01-01 2025-12-31",
    "2004-02-01/2005-02-XX": "2004-02-01 2004-02-01 2005-02-01 2005-02-28",
    "2025/2025": "2025-01-01 2025-12-31 2025-01-01 2025-12-31",
    "2025-03/2025": "2025-03-01 2025-03-31 2025-03-01 2025-12-31",
    "2025-03-05/2025": "2025-03-05 2025-03-05 2025-03-05 2025-12-31",
    "2025-09-02~/2025-09-01": "2025-09-01 2025-09-03 2025-09-01 2025-09-01",
    # open and unknown
    "2024-12-04/..": "2024-12-04 2024-12-04 forever forever",
    "2022-02~/..": "2022-01-01 2022-03-31 forever forever",
    "2024-12-04/": "2024-12-04 2024-12-04 2024-12-04 forever",
    "2025/": "2025-01-01 2025-12-31 2025-01-01 forever",
    "../2025-08": "beginning beginning 2025-08-01 2025-08-31",
    "/2025-08": "beginning 2025-08-31 2025-08-01 2025-08-31",
    "../..": "beginning beginning forever forever",
    "/..": "beginning forever forever forever",
    "../": "beginning beginning beginning forever",
    # sets that come to one span
    "[2024-05-16..2025-09-03]": "2024-05-16 2025-09-03 2024-05-16 2025-09-03",
    "[2025-05..2025-09]": "2025-05-01 2025-09-30 2025-05-01 2025-09-30",
    "[..2025-08]": "beginning 2025-08-31 beginning 2025-08-31",
    "[2025-08..]": "2025-08-01 forever 2025-08-01 forever",
    "[2025-08]": "2025-08-01 2025-08-31 2025-08-01 2025-08-31",
    "[2025-08-05]": "2025-08-05 2025-08-05 2025-08-05 2025-08-05",
    "{2025-08-05}": "2025-08-05 2025-08-05 2025-08-05 2025-08-05",
    "{2025-08-05..2025-08-09}": "2025-08-05 2025-08-05 2025-08-09 2025-08-09",
    "{..2025-08-05}": "beginning beginning 2025-08-05 2025-08-05",
}
SEVERAL_SPANS = {
    "{2024-11-09,2024-11-11}": [
        "2024-11-09 2024-11-09 2024-11-09 2024-11-09",
        "2024-11-11 2024-11-11 2024-11-11 2024-11-11",
    ],
    "{2025-02..2025-03, 2024-11}": [
        "2024-11-01 2024-11-30 2024-11-01 2024-11-30",
        "2025-02-01 2025-02-28 2025-03-01 2025-03-31",
    ],
    "[2025-05-08, 2025-09-02]": [
        "2025-05-08 2025-09-02 2025-05-08 2025-05-08",
        "2025-09-02 2025-09-02 2025-05-08 2025-09-02",
    ],
    "[..2001-12-31,2003-05?]": [
        "beginning 2003-06-30 beginning 2001-12-31",
        "2003-04-01 2003-06-30 beginning 2003-06-30",
    ],
}
REFUSED = {
    "": "1 to 100 characters",
    " ": "1 to 100 characters",
    "2025\n": "1 to 100 characters",
    " 2025": "1 to 100 characters",
    "2025\0": "1 to 100 characters",
    "\u0662\u0660\u0662\u0665": "1 to 100 characters",
    "\ud800": "1 to 100 characters",
    "[" + "2025," * 19 + "2025]": "1 to 100 characters",
    "2025-02-30": "out of range|must be in range",
    "2001-02-29": "out of range|must be in range",
    "2025-13": "no date '2025-13'",
    "2025-00": "no date '2025-00'",
    "25": "no date",
    "2025-9-3": "no date",
    "2025/2026/2027": "no date",
    "1950S2": "1 to 100 characters",
    "0000": "years from 0001 to 9999",
    "000X": "years from 0001 to 9999",
    "-2004": "years from 0001 to 9999",
    "-20XX": "years from 0001 to 9999",
    "Y12345": "years from 0001 to 9999",
    "Y-17E7": "years from 0001 to 9999",
    "2004-1X": "no date",
    "XXXX": "no date",
    "2004-XX-03": "no date",
    "2004-31": "no date",
    "2004?-06": "no date",
    "2004-06-~11": "no date",
    "2004??": "one qualifier",
    "2004-XX?~": "one qualifier",
    "2004T10:10:10": "a time needs a day",
    "/": "needs a start or an end",
    "..": "no date",
    "[..]": "no date",
    "{}": "no date",
    "[2025,]": "no date",
    "[2025,2026}": "no date",
    "[2025/2026]": "no date",
    "[[2025]]": "no date",
    "2025-09/2025-08": "ends before it starts",
    "[2026..2025]": "ends before it starts",
    "{2026..2025}": "ends before it starts",
}

OTHER_DAYS = {"beginning": BEGINNING, "forever": FOREVER}


def span(text: str) -> Span:
    """A span from its four days as written in the tables above."""
    return Span(*(OTHER_DAYS[word] if word in OTHER_DAYS else day(word) for word in text.split()))


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(("text", "expected"), ONE_SPAN.items())
def test_a_date_or_an_interval_is_one_span(text: str, expected: str) -> None:
    assert spans(text) == (span(expected),)
    assert bounds(text) == span(expected)


@pytest.mark.parametrize(("text", "expected"), SEVERAL_SPANS.items())
def test_a_set_is_a_span_for_each_member(text: str, expected: list[str]) -> None:
    assert spans(text) == tuple(span(member) for member in expected)


@pytest.mark.parametrize(("text", "rule"), REFUSED.items())
def test_anything_else_is_refused_by_name_and_rule(text: str, rule: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(InvalidDate, match=rule) as refusal:
        spans(text)
    assert str(refusal.value).startswith(repr(text[:100]))
    assert capsys.readouterr() == ("", "")


def test_a_qualified_day_is_possible_on_three_days_and_certain_on_none() -> None:
    (around,) = spans("2025-09-02?")
    week = range(day("2025-08-30"), day("2025-09-06"))
    assert [date.fromordinal(d).day for d in week if around.possible(d)] == [1, 2, 3]
    assert not any(around.certain(d) for d in week)


def test_an_open_end_is_certain_for_ever_and_an_unknown_one_is_not() -> None:
    (open_end,), (unknown_end,) = spans("2024-12-04/.."), spans("2024-12-04/")
    assert open_end.certain(date.max.toordinal())
    assert unknown_end.possible(date.max.toordinal())
    assert not unknown_end.certain(day("2024-12-05"))


def test_the_hull_of_a_set_runs_over_its_gaps() -> None:
    assert bounds("{2024-11-09,2024-11-11}") == bounds("2024-11-09/2024-11-11")
    assert bounds("[2025-05-08, 2025-09-02]") == bounds("[2025-05-08..2025-09-02]")


def test_a_span_is_ended_within_its_end_and_never_before_its_start() -> None:
    (pact,) = spans("2000-02-09/..")
    assert pact.ended(bounds("2024-12-04")) == bounds("2000-02-09/2024-12-04")
    assert pact.ended(bounds("2000")) == bounds("2000-02-09/2000")
    assert pact.ended(bounds("[..2025-08]")) == bounds("[2000-02-09]").ended(bounds("../2025-08"))
    with pytest.raises(InvalidDate, match=r"starts on 2000-02-09 .* by 1999-12-31: it ends before it starts"):
        pact.ended(bounds("1999"))


def test_spans_that_share_no_day_do_not_meet() -> None:
    assert bounds("2024").meet(bounds("2025")) is None
    assert bounds("2024/..").meet(bounds("../2025-08-01")) == bounds("2024/2025-08-01")


def test_every_date_of_the_seed_is_read() -> None:
    path = DATA / "axis-2025.json"
    if not path.exists():
        pytest.skip(f"not run: no data at {path}")
    fields = ("valid_time_edtf", "public_valid_time_edtf", "asserted_at_edtf")
    texts = {item.get(field) for item in json.loads(path.read_text()) for field in fields} - {None}
    assert len(texts) > 50
    for text in texts:
        assert spans(text)


@pytest.mark.parametrize(
    "text",
    ["[" + ",".join(many) + "]" for many in (["201X"] * 19, ["2004-XX"] * 12, ["2004-24?"] * 10, ["2004-XX-XX~"] * 8)]
    + ["{2004-01-01T10:10:10Z,2004-01-01T10:10:10+01:00}", "[" * 100, "X" * 100, "Y" * 100, "2004-" * 20, "." * 100],
)
def test_the_longest_texts_are_read_or_refused_within_50_ms(text: str) -> None:
    def once() -> float:
        spans.cache_clear()
        begun = time.thread_time()
        refused(text)
        return time.thread_time() - begun

    assert any(once() < 0.05 for _ in range(20)), "by its own work alone, whatever else a processor does"


calendar_days = st.dates().map(date.isoformat)
plain_dates = st.builds(lambda text, length: text[:length], calendar_days, st.sampled_from([4, 7, 10]))
years = st.integers(1, 9999).map("{:04}".format)
unspecified = st.one_of(
    st.integers(1, 999).map("{:03}X".format),
    st.integers(1, 99).map("{:02}XX".format),
    st.integers(1, 9).map("{}XXX".format),
    st.builds("{}-XX".format, years),
    st.builds("{}-XX-XX".format, years),
    st.builds("{}-{:02}-XX".format, years, st.integers(1, 12)),
)
seasons = st.builds("{}-{}".format, years, st.integers(21, 24))
single_dates = st.builds(
    "{}{}".format, st.one_of(plain_dates, unspecified, seasons), st.sampled_from(["", "", "?", "~", "%"])
)
endpoints = st.one_of(single_dates, st.sampled_from(["", ".."]))
intervals = st.builds("{}/{}".format, endpoints, endpoints)
ranges = st.builds("{}..{}".format, st.one_of(st.just(""), single_dates), st.one_of(st.just(""), single_dates))
members = st.lists(st.one_of(single_dates, single_dates, ranges), min_size=1, max_size=4)
sets = st.builds(
    lambda brackets, members, comma: brackets[0] + comma.join(members) + brackets[1],
    st.sampled_from(["[]", "{}"]),
    members,
    st.sampled_from([",", ", "]),
)


def read(text: str) -> tuple[Span, ...]:
    try:
        return spans(text)
    except InvalidDate:
        assume(False)
        raise


readable = st.one_of(single_dates, intervals, sets).map(lambda text: (text, read(text)))
some_days = st.integers(1, date.max.toordinal())


def days_near(*given_spans: Span) -> set[int]:
    """The days at which an answer can change, with their neighbours."""
    edges = {b for s in given_spans for b in (s.starts_from, s.starts_by, s.ends_from, s.ends_by)}
    return {d for edge in edges for d in (edge - 1, edge, edge + 1) if BEGINNING < d < FOREVER}


@given(single_dates)
def test_every_single_date_is_read(text: str) -> None:
    (found,) = spans(text)
    assert (found.starts_from, found.starts_by) == (found.ends_from, found.ends_by)
    assert BEGINNING < found.starts_from <= found.ends_by < FOREVER


@given(readable, some_days)
def test_bounds_are_in_order_and_certain_implies_possible(read: tuple[str, tuple[Span, ...]], any_day: int) -> None:
    text, found = read
    assert list(found) == sorted(found)
    for one in (*found, bounds(text)):
        assert one.starts_from <= one.starts_by
        assert one.ends_from <= one.ends_by
        assert one.starts_from <= one.ends_by
        assert all(one.possible(d) for d in {any_day, *days_near(one)} if one.certain(d))
        assert any(one.possible(d) for d in {any_day, *days_near(one)})
        assert all(bounds(text).possible(d) for d in days_near(one) if one.possible(d))


@given(readable, readable, some_days)
def test_two_spans_meet_either_way_within_both(
    left: tuple[str, tuple[Span, ...]], right: tuple[str, tuple[Span, ...]], any_day: int
) -> None:
    for a in left[1]:
        for b in right[1]:
            both = a.meet(b)
            assert both == b.meet(a)
            assert a.meet(a) == a
            for d in {any_day, *days_near(a, b)}:
                assert (both is not None and both.possible(d)) == (a.possible(d) and b.possible(d))
                assert not (both and both.certain(d)) or (a.certain(d) and b.certain(d))


@given(single_dates, single_dates)
def test_an_open_span_that_ended_is_the_interval(start: str, end: str) -> None:
    try:
        expected = bounds(f"{start}/{end}")
    except InvalidDate:
        with pytest.raises(InvalidDate):
            bounds(f"{start}/..").ended(bounds(end))
    else:
        assert bounds(f"{start}/..").ended(bounds(end)) == expected


@given(plain_dates)
def test_the_fast_path_reads_a_date_as_edtf_does(text: str) -> None:
    year, month, day_ = dates._parsed(text)
    assert dates._days(text) == dates._widened(year, month or "", day_ or "", 0) == strict(parse_edtf(text))


@settings(max_examples=50, deadline=None)
@given(plain_dates, plain_dates)
@example("2025-02-29", "2025")
@example("2026", "2025")
def test_the_fast_path_reads_an_interval_as_edtf_does(start: str, end: str) -> None:
    for text in (f"{start}/{end}", f"{start}/..", f"../{end}"):
        parsed = parse_edtf(text)
        try:
            first, start_by = (BEGINNING, BEGINNING) if text.startswith("..") else strict(parsed.lower)
            end_from, last = (FOREVER, FOREVER) if text.endswith("..") else strict(parsed.upper)
            assert (last >= first) == (not refused(text))
        except ValueError:
            assert refused(text)
        else:
            assert refused(text) or spans(text) == (Span(first, start_by, max(end_from, first), last),)


def strict(parsed: object) -> tuple[int, int]:
    """The strict bounds that edtf itself gives to a date."""
    lower, upper = parsed.lower_strict(), parsed.upper_strict()  # type: ignore[attr-defined]
    return date(*lower[:3]).toordinal(), date(*upper[:3]).toordinal()


def refused(text: str) -> bool:
    try:
        return not spans(text)
    except InvalidDate:
        return True


@settings(max_examples=500)
@given(
    st.one_of(
        st.text(),
        st.text(alphabet="0123456789XYETZ:+-/.?~%[]{}, ", max_size=110),
        st.lists(st.sampled_from(["2004", "-06", "-11", "-21", "X", "XX", "..", "/", ",", "?", "[", "]", "T"])).map(
            "".join
        ),
    )
)
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    assert refused(text) or bounds(text)
