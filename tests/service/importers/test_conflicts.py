"""Conflict years of UCDP/PRIO: the sides of a conflict, and the days on which it was fought."""

from service.importers.coding import gwno
from service.importers.formats.ucdp_conflicts import UCDP_CONFLICTS
from tests.service.importers.bringing import brought, file, refused, told

HEADER = (
    "conflict_id,location,side_a,side_a_id,side_a_2nd,side_b,side_b_id,side_b_2nd,incompatibility,territory_name,year,"
    "intensity_level,cumulative_intensity,type_of_conflict,start_date,start_prec,start_date2,start_prec2,ep_end,"
    "ep_end_date,ep_end_prec,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd,gwno_loc,region,version\n"
)

BETWEEN_STATES = (
    '420,"Russia, Ukraine",Government of Ukraine,63,Government of Poland,Government of Russia,64,,1,,{year},2,1,2,'
    '2022-02-24,1,2022-02-24,1,{ended},{end},{prec},369,"290, 2",365,,"365, 369",1,25.1\n'
)

WITHIN_A_STATE = (
    "205,Iraq,Government of Iraq,116,,KDP,164,,1,Kurdistan,1961,1,0,3,1961-09-11,1,1961-09-30,4,0,,,645,,,,645,2,25.1\n"
)


def test_states_press_each_other_and_those_of_a_side_cooperate(shared_world):
    """It was fought from the day on which its episode began to the day on which that ended, both included."""
    years = [(2022, "0", "", ""), (2023, "1", "2023-04-15", "2")]
    rows = [BETWEEN_STATES.format(year=year, ended=ended, end=end, prec=prec) for year, ended, end, prec in years]
    text = HEADER + "".join(rows) + WITHIN_A_STATE
    found = told(UCDP_CONFLICTS, file(text))
    assert [each["when"] for each in found.values()] == [
        "2022-02-24/2022-12-31",
        "2023-01-01/2023-04",
        "1961/1961-12-31",
    ]
    assert found["ucdp-conflicts:420/2022"]["allies_a"] == ["POL", "USA"]
    assert found["ucdp-conflicts:420/2022"]["over"] == "territory (Russia, Ukraine)"
    assert found["ucdp-conflicts:420/2022"]["intensity"] == "war"
    assert brought(shared_world, UCDP_CONFLICTS, file(text)) == {"read": 3, "new": 3}
    assert shared_world.facts(valid_on="2022-02-23", published_by="9999-12-30") == []
    assert sorted(shared_world.facts(valid_on="2022-02-24", published_by="9999-12-30")) == [
        "POL cooperates-with UKR armed-conflict",
        "POL cooperates-with USA armed-conflict",
        "POL pressures RUS armed-conflict",
        "RUS pressures POL armed-conflict",
        "RUS pressures UKR armed-conflict",
        "RUS pressures USA armed-conflict",
        "UKR cooperates-with USA armed-conflict",
        "UKR pressures RUS armed-conflict",
        "USA pressures RUS armed-conflict",
    ]
    [within] = shared_world.get("/state", valid_on="1961-12-31", published_by="9999-12-30", certainty="possible")[
        "facts"
    ]
    assert (within["subject"], within["object"], within["attributes"]["opponents"]) == ("IRQ", None, "KDP")


def test_what_a_later_vintage_says_unreadably_stays_and_what_it_lacks_is_taken_back(world):
    years = [BETWEEN_STATES.format(year=year, ended="0", end="", prec="") for year in (2022, 2023)]
    assert brought(world, UCDP_CONFLICTS, file(HEADER + "".join(years) + WITHIN_A_STATE)) == {"read": 3, "new": 3}
    unreadable = years[0].replace(",365,,", ",9999,,")
    assert brought(world, UCDP_CONFLICTS, file(HEADER + unreadable + years[1])) == {
        "read": 2, "known": 1, "refused": 1, "retracted": 1,
    }  # fmt: skip
    assert len(world.facts(valid_on="2022-06-01", published_by="9999-12-30")) == 9
    assert world.facts(valid_on="1961-12-31", published_by="9999-12-30", certainty="possible") == []


def test_germany_and_yemen_keep_their_numbers_and_are_other_states_before():
    assert [gwno("260", 1989), gwno("260", 1991), gwno("678", 1970), gwno("678", 2015)] == ["GFR", "DEU", "YAR", "YEM"]
    assert [gwno(number) for number in ("340", "345", "970", "816", "365")] == ["SRB", "SRB", "KIR", "VNM", "RUS"]


def test_a_number_of_no_state_is_refused_by_its_column():
    row = WITHIN_A_STATE.replace(",645,,,,645", ",645,,9999,,645")
    assert refused(UCDP_CONFLICTS, file(HEADER + row)) == [
        (2, "gwno_b", "No actor has the Correlates of War number 9999.")
    ]
