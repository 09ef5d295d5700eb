"""Sanctions in FollowTheMoney: who sanctions which state over whom, from statements and entities in any order."""

import random

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.importers.errors import NotThisFormat
from service.importers.formats.ftm import FTM
from service.importers.importer import Told
from tests.service.importers.bringing import brought, file, refused, told

COLUMNS = (
    "id,entity_id,canonical_id,prop,prop_type,schema,value,dataset,lang,original_value,external,first_seen,last_seen\n"
)

SAID = {
    ("us-1", "us-1", "Sanction"): {
        "entity": "ofac-77",
        "country": "us",
        "authority": "Office of Foreign Assets Control",
        "program": "UKRAINE-EO13662",
        "startDate": "2014-07-16",
        "reason": "Energy sector",
    },
    ("ofac-77", "NK-77", "Company"): {"name": "An oil company", "country": "ru", "jurisdiction": "ru"},
    ("eu-77", "NK-77", "Company"): {"name": "An oil company", "jurisdiction": "ru"},
    ("un-2", "un-2", "Sanction"): {
        "entity": "un-p",
        "authority": "United Nations Security Council",
        "listingDate": "2016-03-02",
        "endDate": "2019-02",
    },
    ("un-p", "un-p", "Person"): {"name": "An officer", "nationality": "kp", "country": "cn"},
    ("us-3", "us-3", "Sanction"): {"entity": "us-p", "country": "us"},
    ("us-p", "us-p", "Person"): {"name": "A citizen", "country": "us"},
    ("xx-4", "xx-4", "Sanction"): {"entity": "ofac-77", "authority": "Ministry of Ruritania"},
}


def statements(order=None):
    """What is said of the entities, a line each, in any order."""
    lines = [
        f"{entity}-{prop},{entity},{canonical},{prop},string,{schema},{value},a_list,,,f,2022-03-01T06:00:00,2025-01-01"
        for (entity, canonical, schema), said in SAID.items()
        for prop, value in said.items()
    ]
    if order is not None:
        random.Random(order).shuffle(lines)
    return file(COLUMNS + "\n".join(lines))


def taken(files):
    return {each.key: each.content for each in FTM.read([files]) if isinstance(each, Told)}


def test_a_sanction_is_told_of_the_state_of_its_target_and_names_it(shared_world):
    found = taken(statements())
    assert found["ftm:us-1"] == {
        "title": "Sanction of USA on An oil company: UKRAINE-EO13662",
        "when": "2014-07-16/..",
        "status": "happened",
        "senders": ["USA"],
        "targets": ["RUS"],
        "measure": "UKRAINE-EO13662",
        "legal_basis": "Office of Foreign Assets Control",
        "note": "The target is An oil company (Company). Energy sector",
    }
    assert (found["ftm:un-2"]["senders"], found["ftm:un-2"]["targets"]) == (["UN"], ["PRK"])
    assert found["ftm:un-2"]["when"] == "2016-03-02/2019-02"
    assert brought(shared_world, FTM, statements()) == {"read": 4, "new": 2, "refused": 2}
    state = {"predicate": "sanctions", "published_by": "2022-03-01"}
    assert sorted(shared_world.facts(valid_on="2018-01-01", **state)) == [
        "UN sanctions PRK listing",
        "USA sanctions RUS UKRAINE-EO13662",
    ]
    assert shared_world.facts(valid_on="2020-01-01", **state) == ["USA sanctions RUS UKRAINE-EO13662"]


def test_what_the_registry_cannot_say_is_refused_with_its_rule():
    assert [(field, rule) for _, field, rule in refused(FTM, statements())] == [
        ("entity", "Is of USA, whose sanction it is."),
        ("authority", "Is of no state or organisation that can be told."),
    ]


@settings(max_examples=15)
@given(order=st.integers())
def test_the_order_of_the_statements_does_not_matter(order):
    assert taken(statements(order)) == taken(statements())


def test_entities_say_the_same_as_statements_and_may_hold_each_other():
    target = {
        "id": "NK-77",
        "schema": "Company",
        "referents": ["ofac-77"],
        "properties": {"name": ["An oil company"], "jurisdiction": ["ru"]},
        "datasets": ["a_list"],
    }
    props = {name: [value] for name, value in SAID["us-1", "us-1", "Sanction"].items()}
    sanction = {
        "id": "us-1",
        "schema": "Sanction",
        "properties": props,
        "datasets": ["a_list"],
        "first_seen": "2022-03-01",
    }
    flat = b"\n".join(map(orjson.dumps, (sanction, target))).decode()
    nested = orjson.dumps({**target, "properties": {**target["properties"], "sanctions": [sanction]}}).decode()
    held = orjson.dumps({**sanction, "properties": {**props, "entity": [target]}}).decode()
    expected = taken(statements())["ftm:us-1"]
    for text in (flat, nested, held):
        assert told(FTM, file(text)) == {"ftm:us-1": {"kind": "sanction-imposed", **expected}}


def test_lines_that_are_no_entities_and_files_that_are_neither_are_told():
    assert refused(FTM, file('{"id": "a", "schema": "Company", "properties": {}}\n{"id": \n[]\n')) == [
        (2, "line", "Is no entity of FollowTheMoney as JSON."),
        (3, "line", "Is no entity of FollowTheMoney as JSON."),
    ]
    with pytest.raises(NotThisFormat, match="The first line lacks entity_id"):
        told(FTM, file("a,b\n1,2\n"))
