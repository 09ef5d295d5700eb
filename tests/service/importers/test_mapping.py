"""Tables of one's own by a mapping file: what the guide shows is run, and what is wrong in a file is told."""

import re
from pathlib import Path

import pytest

from service.importers.errors import NotThisFormat
from service.importers.mapping.mapped import BadMapping, mapped
from tests.service.importers.bringing import brought, file, refused, told

GUIDE = (Path(__file__).parents[3] / "service" / "guides" / "mapping.md").read_text()

FILES = dict(re.findall(r"`([a-z]+\.(?:csv|toml))`:\n\n```[a-z]+\n(.*?)```", GUIDE, re.DOTALL))
"""The files that the guide shows, by name."""

DRILLS, SANCTIONS = FILES["drills.toml"], FILES["sanctions.toml"]


def test_the_drills_of_the_guide_come_in_as_it_says(shared_world):
    """Again they append nothing; a row that is gone is retracted, as the table is said to be whole."""
    drills = mapped(DRILLS)
    first, second = told(drills, file(FILES["drills.csv"])).values()
    assert first == {
        "kind": "drill-held",
        "title": "Joint exercise in the spring",
        "when": "2025-04-01/2025-04-05",
        "status": "happened",
        "participants": ["CHN", "RUS"],
        "hosts": ["RUS"],
        "place": "Sea of Japan",
        "quantities": [{"name": "troops", "amount": 1200}],
    }
    assert second["when"] == "2025-10/"
    assert "quantities" not in second
    assert brought(shared_world, drills, file(FILES["drills.csv"])) == {"read": 2, "new": 2}
    assert brought(shared_world, drills, file(FILES["drills.csv"])) == {"read": 2, "known": 2}
    day = {"valid_on": "2025-04-03", "predicate": "cooperates-with"}
    assert shared_world.facts(published_by="2025-04-06", **day) == ["CHN cooperates-with RUS drill"]
    assert shared_world.facts(published_by="2025-04-05", **day) == []
    shorter = FILES["drills.csv"].replace("1;Joint", "3;Joint")
    assert brought(shared_world, drills, file(shorter)) == {"read": 2, "new": 1, "known": 1, "retracted": 1}


def test_the_sanctions_of_the_guide_come_in_as_it_says(shared_world):
    sanctions = mapped(SANCTIONS)
    found = told(sanctions, file(FILES["sanctions.csv"]))
    assert {key: (each["when"], each["measure"], each["status"]) for key, each in found.items()} == {
        "our-sanctions:S-1": ("2022-02-24/..", "export controls", "happened"),
        "our-sanctions:S-2": ("2021-06/2023-01-31", "asset freeze", "happened"),
        "our-sanctions:S-3": ("2026/..", "export controls", "planned"),
    }
    assert found["our-sanctions:S-1"]["title"] == "US sanctions RU: XC"
    assert brought(shared_world, sanctions, file(FILES["sanctions.csv"])) == {"read": 3, "new": 3}
    day = {"predicate": "sanctions", "published_by": "9999-12-30"}
    assert sorted(shared_world.facts(valid_on="2022-12-31", **day)) == [
        "EU sanctions BLR asset freeze",
        "EU sanctions RUS asset freeze",
        "USA sanctions RUS export controls",
    ]


def test_every_kind_of_part_and_value_is_made():
    text = """
        archive = "treaties"
        kind = "treaty-in-force"
        key = "{id}/{phase}"
        [content]
        title = { template = "Treaty {id}" }
        when = { start = "from" }
        treaty = "id"
        atop = "number"
        parties = [
            { actor = "a", obligations = { column = "duties", split = "+" } },
            { actor = { column = "b", coding = "cow" }, obligations = { constant = ["defense"] } },
        ]
    """
    table = "id,phase,from,number,a,b,duties\nT1,0,1990-02,7,USA,200,defense+consultation\n"
    assert told(mapped(text), file(table)) == {
        "treaties:T1/0": {
            "kind": "treaty-in-force",
            "title": "Treaty T1",
            "when": "1990-02/..",
            "status": "happened",
            "treaty": "T1",
            "atop": 7,
            "parties": [
                {"actor": "USA", "obligations": ["defense", "consultation"]},
                {"actor": "GBR", "obligations": ["defense"]},
            ],
        }
    }
    assert refused(mapped(text), file(table.replace(",7,", ",seven,"))) == [(2, "number", "Is not a number.")]


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ('coding = "iso3"', 'coding = "iso9"', "line 9: actors.coding: Must be one of: iso3, iso2, cow, gwno, name."),
        ('column = "host"', 'colum = "host"', "line 15: content.hosts.colum: Unknown field."),
        ('title = "name"', 'titel = "name"', "line 12: content.titel: No such field; there are title, when"),
        ("participants =", "alarmed =", "line 11: content.participants: Is missing, and must be given."),
        ('"drill-held"', '"dril"', "line 3: kind: No kind is called so; there are agreement-reached"),
        ('"our-drills"', '"atop"', "line 1: archive: Is the name of another archive."),
        ('amount = "troops"', 'amunt = "troops"', "line 17: content.quantities.amunt: No such field"),
        ("[{ name", '["troops", { name', "line 17: content.quantities: Takes a table, or several in a list."),
        ('"states", split', '"states", constant = 1, split', "Needs one of column, template, constant, start, and has"),
        ("[content]", "[content", "The mapping is no TOML: Expected ']'"),
        ("whole = true", 'whole = "yes"', "line 5: whole: Not a valid boolean."),
        ("published =", "published_on =", "line 21: source.published_on: No such field"),
    ],
)
def test_what_is_wrong_in_a_mapping_is_told_by_line_and_field(was, becomes, told):
    assert DRILLS.count(was) == 1
    with pytest.raises(BadMapping, match=re.escape(told)):
        mapped(DRILLS.replace(was, becomes))


def test_rows_that_do_not_fit_are_refused_by_column():
    table = (
        "id;name;from;to;states;host;place;troops;reported\n"
        "1;X;01.04.2025;05.04.2025;CHN, RUSS;;;;06.04.2025\n"
        "2;X;2025;05.04.2025;CHN, RUS;;;;06.04.2025\n"
        "3;X;01.04.2025;05.04.2025;CHN, RUS;Ruritania;;;06.04.2025\n"
    )
    assert refused(mapped(DRILLS), file(table)) == [
        (2, "states", "No actor has the code 'RUSS'; did you mean RUS?"),
        (3, "from", "Is no date of the form %d.%m.%Y or %m.%Y."),
        (4, "host", "No actor is called 'Ruritania'."),
    ]
    with pytest.raises(NotThisFormat, match=r"The first line lacks id, name, from, to, states, host, place, troops"):
        told(mapped(DRILLS), file("a;b\n1;2\n"))
