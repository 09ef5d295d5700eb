"""What the ICEWS stream becomes in the log, on which the views are measured."""

import csv
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from events.actors import registry
from events.catalogue import read
from events.plover import interaction, weight
from service.schemas import checked
from tests.icews import ACTORS, CAMEO, PLOVER, STREAM, Quad, coded, developments, quads, resolved, told
from tests.world import DATA, World, data


@pytest.fixture(scope="module")
def folder() -> Path:
    """The development data, where all that the stream needs is there."""
    for name in (STREAM, CAMEO, PLOVER):
        data(name)
    return DATA


@pytest.fixture(scope="module")
def sample(folder: Path) -> list[Quad]:
    """Every 500th row."""
    return list(islice(quads(folder), 0, None, 500))


def of(folder: Path, subject: str, relation: str, object_: str) -> tuple[str, dict[str, Any]]:
    """What a row becomes."""
    return told(Quad(1, subject, relation, object_, "2018-06-30"), *coded(folder)[relation.casefold()])


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("China", "CHN"),
        ("Turkey", "TUR"),
        ("Democratic Republic of Congo", "COD"),
        ("Citizen (India)", "IND"),
        ("Member of Legislative (Govt) (Iran)", "IRN"),
        ("Christian (Holy See (Vatican City State))", "VAT"),
        ("Falkland Islands (Malvinas)", "FLK"),
        ("Combatant (Palestinian Territory, Occupied)", "PSE"),
        ("Barack Obama", "USA"),
        ("Kim Jong-Un", "PRK"),
        ("UN Security Council", "UN"),
        ("North Atlantic Treaty Organization", "NATO"),
        ("European Commission", "EU"),
        ("Boko Haram", None),
        ("Militant (Taliban)", None),
        ("Awami (People's) League", None),
        ("Jens Stoltenberg", None),
    ],
)
def test_an_actor_is_resolved_where_it_belongs_to_one_side(name, code):
    assert resolved(name) == code


def test_every_name_of_the_table_is_listed_once_and_has_a_code_of_the_registry():
    with ACTORS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["code"] for row in rows} <= registry().keys()
    assert len({row["name"].casefold() for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("relation", "cameo", "plover"),
    [
        ("Make statement", "010", None),
        ("Make an appeal or request", "020", None),
        ("Consult", "040", {"event": "CONSULT"}),
        ("Host a visit", "043", {"event": "CONSULT", "mode": "visit"}),
        ("Provide military aid", "072", {"event": "AID", "context": "military"}),
        ("Ease curfew", "0813", {"event": "RETREAT", "context": "legal"}),
        ("Reject", "120", {"event": "REJECT"}),
        ("Use conventional military force", "190", {"event": "ASSAULT", "context": "military"}),
    ],
)  # fmt: skip
def test_a_relation_has_its_cameo_code_and_that_its_plover_code(folder, relation, cameo, plover):
    assert coded(folder)[relation.casefold()] == (cameo, plover)


def test_every_relation_of_the_stream_is_coded_and_only_cameo_01_and_02_have_no_event(folder):
    codes = coded(folder)
    used = {quad.relation.casefold() for quad in quads(folder)}
    assert len(used) == 248
    assert {codes[name][0][:2] for name in used if codes[name][1] is None} == {"01", "02"}
    assert all(weight(plover["event"]) for name in used if (plover := codes[name][1]))


@pytest.mark.parametrize(
    ("subject", "object_", "became", "initiators", "recipients"),
    [
        ("Xi Jinping", "Military (Russia)", "dyadic", ["CHN"], ["RUS"]),
        ("Citizen (India)", "India", "within", ["IND"], None),
        ("China", "Boko Haram", "initiator", ["CHN"], None),
        ("Boko Haram", "Nigeria", "recipient", ["NGA"], None),
        ("Boko Haram", "Taliban", "skipped", None, None),
    ],
)
def test_a_row_is_told_of_the_ends_that_the_registry_has(folder, subject, object_, became, initiators, recipients):
    word, content = of(folder, subject, "Accuse", object_)
    assert (word, content.get("initiators"), content.get("recipients")) == (became, initiators, recipients)
    assert ("note" in content) == (became in ("within", "initiator", "recipient"))


def test_what_was_done_to_an_actor_is_not_told_as_its_own_doing(folder):
    _, content = of(folder, "Boko Haram", "Use conventional military force", "Nigeria")
    assert "plover" not in content
    assert "cameo" not in content
    assert "Boko Haram" in content["note"]


def test_a_sample_says_what_the_service_would_take(folder, sample):
    codes = coded(folder)
    contents = [content for quad in sample if (content := told(quad, *codes[quad.relation.casefold()])[1])]
    assert len(contents) > 500
    assert all(checked("interaction-coded", content) == content for content in contents)


def test_a_sample_is_loaded_once_and_can_be_asked_for(world: World, folder, sample):
    counts: Counter[str] = Counter()
    loaded = world.owner.log.append_new(developments(folder, sample, counts))
    assert loaded == counts.total() - counts["skipped"]
    assert counts.total() == len(sample)
    assert world.owner.log.append_new(developments(folder, sample, Counter())) == 0

    quad = next(quad for quad in sample if {resolved(quad.subject), resolved(quad.object)} == {"USA", "CHN"})
    cameo, plover = coded(folder)[quad.relation.casefold()]
    found = world.get("/timeline", actor="CHN", since=quad.date, until=quad.date)["developments"]
    (development,) = [each for each in found if each["title"] == f"{quad.subject}: {quad.relation}: {quad.object}"]
    assert development["content"]["cameo"] == cameo
    assert development["plover"] == plover
    (source,) = development["sources"]
    assert source == {"name": "ICEWS", "published": quad.date, "reliability": "C", "credibility": 3}

    facts = world.get("/state/dyads/CHN/USA", valid_on=quad.date)["facts"]
    assert development["development"] in {fact["development"] for fact in facts}


def test_the_facts_of_a_sample_stand_for_the_codes_that_icews_gave(folder, sample):
    for event in developments(folder, sample, Counter()):
        development = read("interaction-coded", event.content)
        code = development.coded_as
        for fact in development.facts():
            assert interaction(fact, code.code if code else None) == (code.code if code else None)
