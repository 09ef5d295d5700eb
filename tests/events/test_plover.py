"""The weights of PLOVER events are those of the published tables, and each fact stands for an event that fits it."""

import csv
import re
from collections import defaultdict

import pytest

from events.facts import Dimension, Fact, Predicate
from events.kind import Stance
from events.kinds.assessment_made import AssessmentMade
from events.kinds.drill_held import DrillHeld
from events.kinds.veto_cast import VetoCast
from events.plover import OF_PREDICATE, OF_STANCE, WEIGHTS, interaction, weight
from tests.world import data

MAPPED = re.compile(r"(\d{3,4}): (\w+)\s*,\s*([\w-]*)\s*,")


@pytest.fixture(scope="module")
def published():
    """The mean Goldstein weight of the CAMEO codes that PLOVER maps to each event and event/mode."""
    with data("events/cameo_codes_goldstein.csv").open(encoding="utf-8", errors="replace") as lines:
        goldstein = {row["code"]: row["goldstein"] for row in csv.DictReader(lines)}
    found = defaultdict(list)
    for line in data("plover/CAMEO2PLOVER-2021.txt").read_text(encoding="utf-8", errors="replace").splitlines():
        mapped = MAPPED.match(line)
        if mapped and mapped[1] in goldstein:
            for code in dict.fromkeys((mapped[2], f"{mapped[2]}/{mapped[3]}".rstrip("/"))):
                found[code].append(float(goldstein[mapped[1]]))
    return {code: round(sum(weights) / len(weights), 1) for code, weights in found.items()}


def test_every_code_of_the_table_weighs_what_the_table_gives(published):
    """75 events and modes; a mode that is not listed weighs the same as its event there, too."""
    assert len(published) == 75
    assert {code: weight(code) for code in published} == published


def test_there_is_no_weight_without_a_source(published):
    """Every weight that is listed is one of the table's."""
    assert {code: published[code] for code in WEIGHTS} == WEIGHTS


def test_every_weight_has_a_side():
    """None is nothing, so that every interaction is cooperation or conflict, of 10 at most."""
    assert all(0 < abs(each) <= 10 for each in WEIGHTS.values())


@pytest.mark.parametrize(
    ("code", "expected"),
    [("COOPERATE", 6.8), ("CONSULT/visit", 2.3), ("CONSULT/multilateral", 3.0), ("NOTHING", None), ("", None)],
)
def test_a_mode_without_a_weight_weighs_as_its_event(code, expected):
    assert weight(code) == expected


@pytest.mark.parametrize("code", [*OF_PREDICATE.values(), *OF_STANCE.values()])
def test_what_a_fact_stands_for_has_a_weight(code):
    assert weight(code) is not None


def standing(kind):
    """The event of each fact of a development."""
    code = kind.coded_as.code if kind.coded_as else None
    return {f"{fact.subject}>{fact.object}": interaction(fact, code) for fact in kind.facts()}


def test_a_drill_is_cooperation_between_partners_and_presses_whom_it_alarms():
    drill = DrillHeld(title="A drill", when="2025", participants=("CHN", "RUS"), alarmed=("JPN",))
    assert standing(drill) == {"CHN>RUS": "COOPERATE", "CHN>JPN": "COERCE", "RUS>JPN": "COERCE"}


def test_the_code_of_a_development_stands_where_it_points_the_same_way():
    """A veto is coded as a rejection; to whom it shields it is support."""
    veto = VetoCast(title="A veto", when="2025", vetoers=("RUS",), beneficiaries=("PRK",), draft="A draft")
    assert standing(veto) == {"RUS>PRK": "SUPPORT"}
    fact = Fact("CHN", Predicate.ATTENDS, "RUS", Dimension.MILITARY)
    assert interaction(fact, "COOPERATE") == "COOPERATE"
    assert interaction(fact, "REJECT") == interaction(fact, "UNHEARD-OF") == "CONSULT"


def test_an_assessment_without_a_code_is_no_interaction():
    said = {"title": "Ties", "when": "2025", "finding": "strength", "judgement": "strong", "subjects": ("CHN", "RUS")}
    assert standing(AssessmentMade(**said)) == {"CHN>RUS": None}


@pytest.mark.parametrize("predicate", sorted(set(Predicate) - set(OF_PREDICATE) - {Predicate.TAKES_STANCE}))
def test_what_is_no_act_is_no_interaction(predicate):
    """A duty, a membership, a dependence or a forecast, whatever its development is coded as."""
    assert interaction(Fact("CHN", predicate, "RUS", Dimension.MILITARY), "AGREE") is None


@pytest.mark.parametrize(
    ("stance", "code", "expected"),
    [
        *((stance, "ASSAULT" if weight(own) > 0 else "AID", own) for stance, own in sorted(OF_STANCE.items())),
        ("supports", "AGREE", "AGREE"),
        ("warns", "THREATEN/violence", "THREATEN/violence"),
        (Stance.HEDGES, "AGREE", None),
        (Stance.NEUTRAL, "AGREE", None),
        ("abstains", "REJECT/change", None),
    ],
)
def test_a_stance_has_its_own_event(stance, code, expected):
    """A code that points the other way is not that of the stance; hedging, neutrality and abstention have none."""
    fact = Fact("CHN", Predicate.TAKES_STANCE, "RUS", Dimension.DIPLOMATIC, attributes={"stance": stance})
    assert interaction(fact, code) == expected
