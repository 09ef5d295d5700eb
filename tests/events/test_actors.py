"""The registry of actors: codes, numbers and successors hold together, and memberships are as history has them."""

import csv
import os
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from events.actors import UnknownActor, actor, by_cow, memberships, nearest, organisations, registry
from events.dates import bounds

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("ENTENTE_TEST_DATA") or ROOT / "../shared/data")
ATOP = DATA / "atop/atop4_01_member.csv"


def members(organisation: str, day: str) -> set[str]:
    """Who is certainly a member on a day."""
    on = date.fromisoformat(day).toordinal()
    return {
        each.member for each in memberships() if each.organisation == organisation and bounds(each.when).certain(on)
    }


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a file beside the module, as they stand."""
    with (ROOT / "events" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_codes_and_names_are_unique() -> None:
    for column in ("code", "name"):
        counted = Counter(row[column] for row in rows("actors.csv"))
        assert [each for each, times in counted.items() if times > 1] == []


def test_cow_numbers_are_unique() -> None:
    counted = Counter(row["cow"] for row in rows("actors.csv") if row["cow"])
    assert [number for number, times in counted.items() if times > 1] == []


def test_every_actor_has_a_known_sort_and_states_have_three_capitals() -> None:
    for each in registry().values():
        assert each.sort in {"state", "organisation", "bloc"}
        assert each.name
        if each.sort == "state":
            assert len(each.code) == 3
            assert each.code.isascii()
            assert each.code.isupper()


def present(code: str) -> bool:
    """Whether the actor is still there, or some line of its successors ends in one that is."""
    successors = actor(code).successors
    return any(present(each) for each in successors) if successors else actor(code).until is None


def test_successors_exist_and_lead_to_a_present_state() -> None:
    for each in registry().values():
        if each.sort == "state":
            assert present(each.code), each


def test_dates_can_be_read_and_run_forwards() -> None:
    for each in registry().values():
        if each.since and each.until:
            assert bounds(f"{each.since}/{each.until}")
        elif each.since or each.until:
            assert bounds(each.since or each.until or "")


def test_members_and_organisations_exist() -> None:
    known = {each.code for each in organisations()}
    for each in memberships():
        assert each.member in registry()
        assert each.organisation in known


def test_spells_of_one_member_do_not_overlap() -> None:
    spells: dict[tuple[str, str], list[str]] = {}
    for each in memberships():
        spells.setdefault((each.member, each.organisation), []).append(each.when)
    for pair, whens in spells.items():
        for earlier, later in pairwise(sorted(bounds(when) for when in whens)):
            assert earlier.ends_by < later.starts_from, pair


def test_memberships_lie_within_the_life_of_member_and_organisation() -> None:
    for each in memberships():
        spell, organisation = bounds(each.when), actor(each.organisation)
        assert organisation.since
        assert spell.ends_by >= bounds(organisation.since).starts_from
        assert spell.starts_by >= bounds(organisation.since).starts_from
        for until in filter(None, (organisation.until, actor(each.member).until)):
            assert spell.ends_from <= bounds(until).ends_by, each


@pytest.mark.parametrize(
    ("organisation", "day", "count"),
    [
        ("NATO", "1949-08-23", 0),
        ("NATO", "1949-08-24", 12),
        ("NATO", "1955-05-06", 15),
        ("NATO", "1990-10-03", 16),
        ("NATO", "1999-03-12", 19),
        ("NATO", "2004-03-29", 26),
        ("NATO", "2025-01-01", 32),
        ("UN", "1945-10-24", 29),
        ("UN", "1945-12-31", 51),
        ("UN", "1955-12-31", 76),
        ("UN", "1960-12-31", 99),
        ("UN", "1965-12-31", 117),
        ("UN", "1970-12-31", 127),
        ("UN", "1980-12-31", 154),
        ("UN", "1990-12-31", 159),
        ("UN", "1993-12-31", 184),
        ("UN", "2000-12-31", 189),
        ("UN", "2025-01-01", 193),
        ("ASEAN", "2025-10-25", 10),
        ("ASEAN", "2025-10-26", 11),
        ("EU", "1958-01-01", 6),
        ("EU", "1995-01-01", 15),
        ("EU", "2015-01-01", 28),
        ("EU", "2020-01-31", 28),
        ("EU", "2021-01-01", 27),
        ("SCO", "2001-06-15", 6),
        ("SCO", "2025-01-01", 10),
        ("BRICS", "2025-02-01", 10),
        ("CSTO", "2025-01-01", 6),
        ("WPO", "1955-05-14", 8),
        ("WPO", "1991-07-01", 6),
        ("WPO", "1991-07-02", 0),
        ("SEATO", "1960-01-01", 8),
        ("G7", "1990-10-02", 7),
        ("G7", "1990-10-03", 7),
        ("G20", "2023-09-09", 21),
        ("GCC", "2025-01-01", 6),
        ("LAS", "2025-01-01", 22),
        ("AU", "2025-01-01", 55),
        ("OSCE", "1975-08-01", 35),
        ("OSCE", "2025-01-01", 57),
        ("ECOWAS", "2025-01-01", 15),
        ("ECOWAS", "2025-01-30", 12),
        ("AUKUS", "2025-01-01", 3),
        ("QUAD", "2010-01-01", 0),
        ("QUAD", "2025-01-01", 4),
        ("OAS", "2025-01-01", 0),
    ],
)
def test_an_organisation_has_its_known_number_of_members(organisation: str, day: str, count: int) -> None:
    assert len(members(organisation, day)) == count


def test_one_germany_takes_the_place_of_another() -> None:
    assert members("NATO", "1990-10-02") - members("NATO", "1990-10-03") == {"GFR"}
    assert members("NATO", "1990-10-03") - members("NATO", "1990-10-02") == {"DEU"}


def test_an_actor_is_found_by_code_and_by_number() -> None:
    assert actor("RUS") is by_cow(365)
    assert actor("DEU").cow == 255
    assert actor("SUN").cow is None
    assert actor("CSK").successors == ("CZE", "SVK")
    assert by_cow(345).code == "SRB"
    assert actor("West").sort == "bloc"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("rus", "RUS"),
        ("UNO", "UN"),
        ("EUU", "EU"),
        ("west", "West"),
        ("Russia", "RUS"),
        ("germny", "DEU"),
        ("GER", "DEU"),
        ("Korea", "KOR"),
        ("Soviet", "SUN"),
    ],
)
def test_an_unknown_code_raises_with_a_suggestion(asked: str, meant: str) -> None:
    assert meant in nearest(asked)
    with pytest.raises(UnknownActor, match=rf"^No actor has the code '{asked}'; did you mean .*\b{meant}\b.*\?$"):
        actor(asked)


def test_an_unknown_code_like_no_other_raises_without_a_suggestion() -> None:
    with pytest.raises(UnknownActor, match=r"^No actor has the code '\?{60}'\.$"):
        actor("?" * 100_000)


def test_an_unknown_number_raises() -> None:
    with pytest.raises(UnknownActor, match=r"^No actor has the Correlates of War number 1\.$"):
        by_cow(1)


def test_every_member_of_atop_is_an_actor() -> None:
    if not ATOP.is_file():
        pytest.skip(f"not run: no data at {ATOP}")
    with ATOP.open(encoding="latin-1", newline="") as lines:
        numbers = {int(row["member"]) for row in csv.DictReader(lines)}
    assert len(numbers) > 200
    assert {by_cow(number).sort for number in numbers} == {"state"}
