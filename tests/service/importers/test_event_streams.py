"""Event streams coded by CAMEO: what each line becomes, and who its actors are."""

import csv
import gzip
import io
from importlib.resources import files
from itertools import islice

import pytest

from events.actors import registry
from events.catalogue import read
from events.plover import interaction as stands_for
from events.plover import weight
from service.checking import checked
from service.importers.cameo import by_code, by_name
from service.importers.gdelt import GDELT1, GDELT2
from service.importers.guessing import guessed
from service.importers.icews import ICEWS
from service.importers.icews_actors import resolved
from service.importers.importer import Told, Unreadable
from service.importers.quads import QUADS
from tests.world import data

STREAM = "events/icews_quads_stream.csv.gz"

ICEWS_HEADER = (
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\t"
    "Target Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\t"
    "Country\tLatitude\tLongitude"
)
ICEWS_LINE = (
    "926685\t{date}\t{source}\t{sectors}\t{country}\tMake a visit\t{code}\t1.9\t{target}\t\t{target_country}\t"
    "1718\t4\tXinhua News Agency\tBeijing\t\t\tChina\t39.9\t116.4"
)


def told(importer, text):
    """What a file of a format says."""
    return list(importer.read([io.BytesIO(text.encode())]))


def quad(subject, relation, object_, date="2018-06-30"):
    file = io.StringIO("subject,relation,object,date\n")
    file.seek(0, 2)
    csv.writer(file).writerow([subject, relation, object_, date])
    return told(QUADS, file.getvalue())


def icews(date="2015-06-30", source="Xi Jinping", sectors="", country="China", code="42", target="Vladimir Putin",
          target_country="Russian Federation"):  # fmt: skip
    line = ICEWS_LINE.format(**locals())
    return told(ICEWS, f"{ICEWS_HEADER}\n{line}\n")


def gdelt(width, **columns):
    """A line of GDELT with this many columns, of which some are given by number."""
    row = {0: "410412347", 1: "20150630", 6: "CHINA", 7: "CHN", 16: "RUSSIA", 17: "RUS", 26: "042"}
    row |= {width - 1: "https://news.example/1", width - 2: "20150701"} if width > 57 else {56: "20150701"}
    row |= {int(name[1:]): value for name, value in columns.items()}
    return "\t".join(row.get(n, "") for n in range(width))


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
def test_an_actor_of_icews_is_resolved_where_it_belongs_to_one_side(name, code):
    assert resolved(name) == code


def test_every_name_of_the_table_of_actors_is_listed_once_and_has_a_code_of_the_registry():
    with files("service.importers").joinpath("icews_actors.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["code"] for row in rows} <= registry().keys()
    assert len({row["name"].casefold() for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("relation", "code", "plover"),
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
def test_a_relation_has_its_cameo_code_and_that_its_plover_code(relation, code, plover):
    found = by_name()[relation.casefold()]
    assert (found.code, found.plover) == (code, plover)
    assert by_code()[code] is found


def test_only_statements_and_appeals_have_no_plover_event_and_each_event_has_a_weight():
    codes = set(by_code().values())
    assert len(codes) == 292
    assert {each.code[:2] for each in codes if each.plover is None} == {"01", "02"}
    assert all(weight(each.plover["event"]) for each in codes if each.plover)
    assert all(-10 <= each.goldstein <= 10 for each in codes)


@pytest.mark.parametrize("short", ["42", "211", "841", "10"])
def test_a_code_that_lost_its_leading_zero_is_found(short):
    assert by_code()[short].code == f"0{short}"


@pytest.mark.parametrize(
    ("subject", "object_", "initiators", "recipients"),
    [
        ("Xi Jinping", "Military (Russia)", ["CHN"], ["RUS"]),
        ("Citizen (India)", "India", ["IND"], None),
        ("China", "Boko Haram", ["CHN"], None),
        ("Boko Haram", "Nigeria", ["NGA"], None),
    ],
)
def test_a_quadruple_is_told_of_the_ends_that_the_registry_has(subject, object_, initiators, recipients):
    [each] = quad(subject, "Accuse", object_)
    assert (each.content["initiators"], each.content.get("recipients")) == (initiators, recipients)
    assert ("note" in each.content) == (recipients is None)
    assert checked("interaction-coded", each.content) == each.content


def test_a_quadruple_of_which_the_registry_has_no_end_is_passed_over():
    assert quad("Boko Haram", "Accuse", "Taliban") == []


def test_what_was_done_to_an_actor_is_not_told_as_its_own_doing():
    [each] = quad("Boko Haram", "Use conventional military force", "Nigeria")
    assert {"plover", "cameo"}.isdisjoint(each.content)
    assert "Boko Haram" in each.content["note"]


def test_the_same_quadruple_again_on_a_day_is_another_development():
    one, again, other = told(QUADS, "subject,relation,object,date\n" + "China,Consult,Russia,2018-01-01\n" * 2
                             + "China,Consult,Russia,2018-01-02\n")  # fmt: skip
    assert again.key == f"{one.key}:2"
    assert one.key.startswith("quads:2018-01-01:")
    assert other.key.startswith("quads:2018-01-02:")
    assert [each.line for each in (one, again, other)] == [2, 3, 4]


def test_a_relation_that_cameo_does_not_have_is_named():
    assert quad("China", "Serenade", "Russia") == [
        Unreadable(2, "relation", "Is not the name of a CAMEO code.", "Serenade")
    ]


def test_a_line_of_icews_says_who_did_what_and_where_it_was_read():
    [each] = icews()
    assert (each.line, each.key, each.kind) == (2, "icews:926685", "interaction-coded")
    assert each.content == {
        "title": "Xi Jinping: Make a visit: Vladimir Putin", "when": "2015-06-30", "status": "happened",
        "coder": "ICEWS", "cameo": "042", "dimension": "diplomatic", "plover": {"event": "CONSULT", "mode": "visit"},
        "initiators": ["CHN"], "recipients": ["RUS"],
    }  # fmt: skip
    assert each.sources == [
        {"name": "ICEWS", "title": "Xinhua News Agency", "published": "2015-06-30", "reliability": "C",
         "credibility": 3}
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sectors", "code"),
    [("Executive,Government", ["CHN"]), ("Army,Government,Military", ["CHN"]), ("Rebel,Insurgents", None)],
)
def test_an_actor_of_icews_without_a_known_name_counts_to_its_country_where_it_is_of_the_state(sectors, code):
    [each] = icews(source="Somebody New", sectors=sectors)
    assert each.content["initiators"] == (code or ["RUS"])


@pytest.mark.parametrize(
    ("wrong", "field"), [({"date": "30.06.2015"}, "Event Date"), ({"code": "999"}, "CAMEO Code")]
)  # fmt: skip
def test_a_line_of_icews_that_cannot_be_taken_is_named(wrong, field):
    [each] = icews(**wrong)
    assert (each.line, each.field) == (2, field)


@pytest.mark.parametrize(("importer", "width"), [(GDELT1, 57), (GDELT1, 58), (GDELT2, 61)])
def test_a_line_of_gdelt_says_who_did_what_and_when_it_was_first_seen(importer, width):
    [each] = told(importer, gdelt(width) + "\n")
    assert (each.line, each.key) == (1, "gdelt:410412347")
    content = checked("interaction-coded", each.content)
    assert (content["initiators"], content["recipients"], content["cameo"]) == (["CHN"], ["RUS"], "042")
    assert content["when"] == "2015-06-30"
    [source] = each.sources
    assert source["published"] == "2015-07-01"
    assert source.get("url") == (None if width == 57 else "https://news.example/1")


@pytest.mark.parametrize(
    ("columns", "initiators"),
    [
        ({"_7": "ROM"}, ["ROU"]),
        ({"_7": "", "_8": "NAT"}, ["NATO"]),
        ({"_12": "REB"}, ["RUS"]),
        ({"_7": "EUR"}, ["RUS"]),
    ],
)
def test_an_actor_of_gdelt_is_its_country_or_a_known_group_unless_it_stands_against_it(columns, initiators):
    [each] = told(GDELT1, gdelt(58, **columns))
    assert each.content["initiators"] == initiators


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (gdelt(58, _0="x"), "GlobalEventID"),
        (gdelt(58, _26="---"), "EventCode"),
        (gdelt(58, _1="20151301"), "Day"),
        (gdelt(58, _56=""), "DATEADDED"),
        (gdelt(61), "line"),
        ("nothing of the sort", "line"),
    ],
)
def test_a_line_of_gdelt_that_cannot_be_taken_is_named(line, field):
    [each] = told(GDELT1, f"{line}\n")
    assert (each.line, each.field) == (1, field)


@pytest.mark.parametrize(
    ("line", "importer"),
    [
        (ICEWS_HEADER, ICEWS),
        ("dataset,split,subject,relation,object,date", QUADS),
        (gdelt(58), GDELT1),
        (gdelt(57), GDELT1),
        (gdelt(61), GDELT2),
    ],
)
def test_the_first_line_tells_the_format(line, importer):
    assert guessed(line) is importer


def test_a_sample_of_the_stream_says_what_the_service_takes_and_its_facts_stand_for_the_codes():
    with gzip.open(data(STREAM)) as file:
        sample = list(islice(QUADS.read([file]), 0, 60_000, 300))
    assert len(sample) == 200
    for each in sample:
        assert isinstance(each, Told)
        assert checked(each.kind, each.content) == each.content
        development = read(each.kind, each.content)
        code = development.coded_as.code if development.coded_as else None
        assert {stands_for(fact, code) for fact in development.facts()} <= {code}
