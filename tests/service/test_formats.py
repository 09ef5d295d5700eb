"""The formats of answers: which one is told, and that each tells the same rows."""

import csv
import io
import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from projections.views.catalogue import VIEWS
from service.api.answers import DevelopmentTold, EventTold, FactInForce, FactVersion
from service.api.views import tables_of
from service.formats.columns import columns_of
from service.formats.csv import written

PINNED = {"valid_on": "2025-09-03", "published_by": "2025-09-30", "known_at": "700"}

ASKED = {
    "alliances": "actors=CHN,RUS,PRK",
    "attendance": "actors=CHN,RUS,PRK",
    "claims": "actors=CHN,RUS,PRK",
    "cohesion": "actors=CHN,RUS,PRK",
    "cover": "beneficiaries=PRK",
    "cracks": "actors=CHN,RUS,PRK",
    "flows": "actors=CHN,RUS,PRK",
    "lag": "",
    "leverage": "actors=CHN,RUS,PRK",
    "plans": "actors=CHN,RUS,PRK",
    "pressure": "targets=RUS,PRK",
    "stances": "observers=CHN,RUS",
    "theatres": "actors=CHN,RUS,PRK",
}


def read_back(text: str, texts: set[str]) -> list[dict[str, Any]]:
    """The rows of a CSV, by the rules of the guide; `texts` are the columns that hold text."""
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    return [{name: _cell(value, name in texts) for name, value in row.items()} for row in rows]


def _cell(value: str, is_text: bool) -> Any:
    if not value:
        return None
    return value.removeprefix("'") if is_text else json.loads(value)


def flat(row: dict[str, Any], columns: Any) -> dict[str, Any]:
    """A row of the JSON answer under the names of the columns; the empty text counts as null."""
    names = [".".join(path) for path in columns]
    told = {}
    for name in names:
        value: Any = row
        for part in name.split("."):
            value = (value or {}).get(part)
        told[name] = None if value == "" else value
    if "more" in told:
        told["more"] = {name: value for name, value in row.items() if name not in told} or None
    return told


def assert_same(rows: list[dict[str, Any]], text: str, described: Any) -> None:
    columns = columns_of(described)
    expected = [flat(row, columns) for row in rows]
    texts = {".".join(path) for path in columns} - {
        name for row in expected for name, value in row.items() if not isinstance(value, str | None)
    }
    assert read_back(text, texts) == expected
    assert text.split("\r\n", 1)[0] == ",".join(".".join(path) for path in columns)


def asked(world: Any, path: str, **query: str) -> Any:
    answer = world.client.get(f"/v1{path}", query_string=query)
    assert answer.status_code == 200, answer.json
    return answer


@pytest.fixture
def development(seeded: Any) -> str:
    [found] = seeded.client.get("/v1/timeline?q=Putin Kim side&limit=1").json["developments"]
    return str(found["development"])


@pytest.mark.parametrize(
    ("path", "name", "described"),
    [
        ("/state", "facts", FactInForce),
        ("/state/actors/CHN", "facts", FactInForce),
        ("/state/dyads/PRK/RUS", "facts", FactInForce),
        ("/facts/{fact}", "versions", FactVersion),
        ("/timeline", "developments", DevelopmentTold),
        ("/developments/{development}/trail", "events", EventTold),
    ],
)
def test_csv_and_ndjson_tell_the_rows_of_the_json_answer(seeded, development, path, name, described):
    fact = asked(seeded, "/state/dyads/PRK/RUS", **PINNED).json["facts"][0]["fact"]
    path = path.format(development=development, fact=fact)
    whole = asked(seeded, path, **PINNED)
    table = asked(seeded, path, **PINNED, format="csv")
    lines = asked(seeded, path, **PINNED, format="ndjson")

    rows = whole.json[name]
    assert rows
    assert_same(rows, table.text, described)
    assert [json.loads(line) for line in lines.data.splitlines()] == rows
    assert table.content_type == "text/csv; charset=utf-8; header=present"
    for told in (table, lines):
        root = whole.json["moment"]["known_at"]["root"]
        assert (
            f'valid_on="2025-09-03", published_by="2025-09-30", known_at=700, root=:{root}:'
            in told.headers["Entente-Moment"]
        )
        [link] = re.findall('<http://localhost([^>]*)>; rel="describedby"', told.headers["Link"])
        same = seeded.client.get(link).json
        assert (same["moment"], same[name]) == (whole.json["moment"], rows)


@pytest.mark.parametrize("name", VIEWS)
def test_each_table_of_a_view_can_be_had_as_csv(seeded, name):
    pinned = {**PINNED, **dict(pair.split("=") for pair in ASKED[name].split("&") if pair)}
    answer = asked(seeded, f"/{name}", **pinned).json["answer"]
    named = answer if len(answer) > 1 else {}
    for table, described in tables_of(VIEWS[name]).tables.items():
        assert_same(answer[table], asked(seeded, f"/{name}", **pinned, format="csv", table=table).text, described)
    refused = seeded.client.get(f"/v1/{name}", query_string={**pinned, "format": "csv"})
    assert refused.status_code == (422 if named else 200)
    assert not named or refused.json["errors"][0]["field"] == "table"


def chosen(world: Any, accept: str | None, path: str = "/v1/timeline?limit=1") -> tuple[int, str]:
    answer = world.client.get(path, headers={} if accept is None else {"Accept": accept})
    assert answer.vary.as_set() == {"accept"} or answer.status_code != 200
    return answer.status_code, answer.mimetype


@pytest.mark.parametrize(
    ("accept", "told"),
    [
        (None, "application/json"),
        ("*/*", "application/json"),
        ("text/html, */*;q=0.8", "application/json"),
        ("application/*", "application/json"),
        ("text/csv", "text/csv"),
        ("text/*", "text/csv"),
        ("text/csv; header=present", "text/csv"),
        ("application/json;q=0.5, text/csv", "text/csv"),
        ("application/json;q=0, */*", "text/csv"),
        ("text/csv;q=0.1, application/x-ndjson;q=0.2", "application/x-ndjson"),
        ("application/geo+json", "application/geo+json"),
        ("application/JSON; charset=utf-8", "application/json"),
    ],
)
def test_the_accept_header_chooses_the_format(seeded, accept, told):
    assert chosen(seeded, accept) == (200, told)
    assert chosen(seeded, accept, "/v1/timeline?limit=1&format=ndjson") == (200, "application/x-ndjson")


@pytest.mark.parametrize("accept", ["text/html", "image/*", "text/csv;q=0", "nonsense", "*/*;q=0"])
def test_what_is_not_there_is_refused_with_what_there_is(seeded, accept):
    answer = seeded.client.get("/v1/state", headers={"Accept": accept})
    assert (answer.status_code, answer.mimetype) == (406, "application/problem+json")
    [error] = answer.json["errors"]
    assert error["field"] == "Accept"
    for media_type in ("application/json", "text/csv", "application/x-ndjson", "application/geo+json"):
        assert media_type in error["rule"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"format": "xml"}, "format"),
        ({"format": "cloudevents"}, "format"),
        ({"format": "csv", "table": "none"}, "table"),
        ({"table": "pairs"}, "table"),
    ],
)
def test_a_format_or_a_table_that_is_not_there_is_refused_by_name(seeded, query, field):
    answer = seeded.client.get("/v1/alliances", query_string={"actors": "CHN,RUS", **query})
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json["errors"]] == [field]


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
TITLE = st.builds("{}{}".format, st.sampled_from(["", *"=+-@\t\r\n'"]), TEXT)
VALUE = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)

ROW = st.fixed_dictionaries({"title": TITLE, "amount": VALUE, "names": st.lists(TEXT, max_size=3)})


@settings(max_examples=60)
@given(
    st.lists(st.fixed_dictionaries({"title": TITLE, "amount": VALUE, "names": st.lists(TEXT, max_size=3)}), max_size=5)
)
def test_what_is_written_as_csv_is_read_back_and_no_cell_is_a_formula(rows):
    text = written(rows, (("title",), ("amount",), ("names",)))

    assert read_back(text, {"title"}) == [{**row, "title": row["title"] or None} for row in rows]
    for cells in csv.reader(io.StringIO(text, newline="")):
        for cell in cells:
            assert not cell.startswith(("=", "+", "@", "\t", "\r", "\n"))
            assert not cell.startswith("-") or float(cell) <= 0


def test_a_pinned_answer_has_the_same_bytes_in_each_format_for_ever_and_can_be_cited(world):
    drill = world.given("drill-held", title="=HYPERLINK(1)", participants=["CHN", "RUS"], theatre="Sea of Japan")
    world.project()
    places = [f"/v1/timeline?valid_on=2025-09-03&published_by=2026-12-31&known_at=1&format={form}"
              for form in ("json", "csv", "ndjson", "geojson")]  # fmt: skip
    before = [world.client.get(place).data for place in places]
    cited = [world.post("/citations", {"address": place, "author": "desk"}).json for place in places]

    world.then(drill, "corrections", reason="a slip", changes={"title": "Another"})
    world.given("drill-held", participants=["CHN"])
    world.project()
    assert [world.client.get(place).data for place in places] == before
    assert [world.client.get(citation["answer"]).data for citation in cited] == before
    assert {tuple(citation["rests_on"]) for citation in cited} == {(drill,)}
    assert b"'=HYPERLINK(1)" in before[1]
