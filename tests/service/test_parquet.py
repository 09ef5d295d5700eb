"""Parquet: each answer with its types, the whole history, and DuckDB answering from it as the service does."""

import io
import json
import os
import re
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from projections import versions
from service.guide import GUIDES
from tests.service.test_cli import done, failed, here  # noqa: F401

MEDIA_TYPE = "application/vnd.apache.parquet"

[QUERY] = re.findall(r"```sql\n(.*?)```", GUIDES.page("parquet"), re.DOTALL)

PINNED = {"valid_on": "2025-09-03", "published_by": "2025-09-30", "known_at": "700"}

FIRST, LAST = date(1, 1, 1), date(9999, 12, 31)


def table(answer: Any) -> pa.Table:
    assert answer.status_code == 200, answer.json
    assert answer.content_type == MEDIA_TYPE
    return pq.read_table(io.BytesIO(answer.data))


@pytest.fixture(scope="module")
def exported(seeded: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The history as the guide has it fetched, with an open start, an unknown end, and a correction."""
    odd = seeded.given("statement-made", when="/..", speakers=["CHN"], towards=["RUS"], stance="supports", topic="a")
    seeded.then(odd, "corrections", reason="It ended", changes={"when": "../"})
    seeded.given("statement-made", when="../2025", speakers=["PRK"], towards=["RUS"], stance="supports", topic="b")
    seeded.project()
    folder = tmp_path_factory.mktemp("exported")
    for name in ("facts", "developments", "log"):
        answer = seeded.client.get(f"/v1/export/{name}?format=parquet")
        assert answer.status_code == 200, answer.json
        folder.joinpath(f"{name}.parquet").write_bytes(answer.data)
    return folder


@pytest.fixture(scope="module")
def corners(exported: Path) -> list[tuple[list[date], list[date], list[int]]]:
    """The days and positions at which each version begins and ends, and those around: one of each makes a moment."""
    versions_ = duckdb.sql(
        "SELECT [starts_from, starts_by, ends_from, ends_by], [published_from, published_to], [known_from, known_to]"
        f" FROM '{exported / 'facts.parquet'}' ORDER BY ALL"
    ).fetchall()
    return [(_around(valid), _around(published), [*filter(None, known)]) for valid, published, known in versions_]


def _around(days: list[date | None]) -> list[date]:
    near = {day.toordinal() + step for day in days if day for step in (-1, 0, 1)}
    return [date.fromordinal(day) for day in sorted(near) if FIRST.toordinal() <= day <= LAST.toordinal()]


@settings(max_examples=60)
@given(st.data())
def test_the_query_of_the_guide_answers_as_the_service_does(seeded, exported, corners, data):
    valid_on, published_by, known_at = data.draw(st.sampled_from(corners))
    moment = {
        "valid_on": data.draw(st.sampled_from(valid_on)).isoformat(),
        "published_by": data.draw(st.sampled_from(published_by)).isoformat(),
        "known_at": data.draw(st.sampled_from([each - step for each in known_at for step in (0, 1)] + [seeded.head()])),
        "certainty": data.draw(st.sampled_from(["possible", "certain"])),
    }
    query = QUERY.replace("'facts.parquet'", f"'{exported / 'facts.parquet'}'")
    found = duckdb.sql(query, params=moment).to_arrow_table().to_pylist()
    for row in found:
        row["attributes"] = json.loads(row["attributes"])
        row["sources"] = [{name: value for name, value in each.items() if value is not None} for each in row["sources"]]

    facts = seeded.client.get("/v1/state", query_string=moment).json["facts"]

    assert found == [{name: fact[name] for name in QUERY_COLUMNS} for fact in facts]


QUERY_COLUMNS = (
    "fact", "development", "subject", "predicate", "object", "aspect", "dimension", "status", "attributes", "sources",
    "certain",
)  # fmt: skip


def test_the_history_has_dates_positions_and_lists(exported):
    facts = pq.read_schema(exported / "facts.parquet")
    types = {name: str(facts.field(name).type) for name in facts.names}
    assert {types[f"{side}_{end}"] for side in ("starts", "ends") for end in ("from", "by")} == {"date32[day]"}
    assert {types[name] for name in ("known_from", "known_to")} == {"int64"}
    assert {types[name] for name in ("recorded_from", "recorded_to")} == {"timestamp[us, tz=UTC]"}
    assert types["sources"].startswith("list<element: struct<name: string, url: string")
    assert facts.field("known_from").metadata[b"description"].startswith(b"The position")
    assert str(pq.read_schema(exported / "developments.parquet").field("actors").type) == "list<element: string>"


def test_open_ends_are_the_ends_of_the_calendar_and_what_no_day_has_for_certain_is_null(exported):
    odd = duckdb.execute(
        "SELECT starts_from, starts_by, ends_from, ends_by, known_to IS NULL AS open FROM read_parquet(?)"
        " WHERE subject = 'CHN' AND starts_from = '0001-01-01' AND kind = 'statement-made' ORDER BY known_from, open",
        [str(exported / "facts.parquet")],
    ).fetchall()
    assert set(odd) == {(FIRST, None, LAST, LAST, False), (FIRST, FIRST, None, LAST, True)}


def test_the_log_has_every_event(seeded, exported):
    log = pq.read_table(exported / "log.parquet").to_pylist()
    told = seeded.client.get("/v1/log?limit=10000").json["events"]
    assert [row["position"] for row in log] == [event["position"] for event in told]
    assert [row["recorded_at"] for row in log] == [datetime.fromisoformat(event["recorded_at"]) for event in told]
    assert [json.loads(row["content"] or "null") for row in log] == [event.get("content") for event in told]


def test_a_past_export_is_of_what_was_known_then_in_any_format_and_page_size(seeded, exported, monkeypatch):
    whole = seeded.client.get("/v1/export/facts?known_at=60").data
    csv = seeded.client.get("/v1/export/facts?known_at=60&format=csv").text
    monkeypatch.setattr(versions, "PAGE", 7)
    assert seeded.client.get("/v1/export/facts?known_at=60").data == whole
    rows = [json.loads(line) for line in whole.splitlines()]
    assert max(row["known_from"] for row in rows) <= 60
    assert max(row["known_to"] or 0 for row in rows) <= 60
    assert len(csv.splitlines()) == 1 + len(rows)
    parquet = table(seeded.client.get("/v1/export/facts?known_at=60&format=parquet"))
    assert [each["fact"] for each in parquet.to_pylist()] == [row["fact"] for row in rows]
    assert json.loads(parquet.schema.metadata[b"entente"])["known_at"]["position"] == 60


@pytest.mark.parametrize(
    ("path", "asked", "name"),
    [
        ("/state", {}, "facts"),
        ("/timeline", {}, "developments"),
        ("/alliances", {"actors": "CHN,RUS,PRK"}, "pairs"),
        ("/pressure", {"targets": "RUS,PRK"}, "pressure"),
    ],
)
def test_any_answer_comes_with_its_types(seeded, path, asked, name):
    whole = seeded.client.get(f"/v1{path}", query_string={**asked, **PINNED}).json
    rows = whole.get("answer", whole)[name]
    wanted = {**asked, **PINNED, "format": "parquet"} | ({"table": name} if "answer" in whole else {})
    found = table(seeded.client.get(f"/v1{path}", query_string=wanted))
    assert found.num_rows == len(rows) > 0
    assert json.loads(found.schema.metadata[b"entente"])["moment"] == whole["moment"]
    if "valid" in rows[0]:
        starts = [each["valid"]["starts_from"] for each in rows]
        assert found["valid.starts_from"].to_pylist() == [day and date.fromisoformat(day) for day in starts]


def test_it_is_asked_for_by_accept_too(seeded):
    answer = seeded.client.get("/v1/state", query_string=PINNED, headers={"Accept": f"{MEDIA_TYPE}, text/csv;q=0.5"})
    assert table(answer).num_rows > 0
    assert answer.headers["Vary"] == "Accept"
    assert table(seeded.client.get("/v1/export/log", headers={"Accept": MEDIA_TYPE})).num_rows > 0
    refused = seeded.client.get("/v1/export/log", headers={"Accept": "image/png"})
    assert (refused.status_code, refused.json["type"]) == (406, "/v1/problems/not-acceptable")


def test_without_the_extra_each_door_names_it(seeded, here, monkeypatch):  # noqa: F811
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for path in ("/v1/state", "/v1/export/facts"):
        refused = seeded.client.get(f"{path}?format=parquet")
        assert (refused.status_code, refused.json["type"]) == (406, "/v1/problems/extra-missing")
        assert "entente[parquet]" in refused.json["detail"]
        assert refused.json["errors"][0]["field"] == "format"
    assert "entente[parquet]" in failed(here(seeded.url, "export", "facts", "--format=parquet"), 2)


def test_the_command_line_writes_the_same(seeded, exported):
    command = [sys.executable, "-m", "service", "export", "facts", "--format=parquet"]
    environ = {**os.environ, "ENTENTE_DATABASE_URL": seeded.url}
    ran = subprocess.run(command, env=environ, capture_output=True, check=True, timeout=120)
    assert pq.read_table(io.BytesIO(ran.stdout)).equals(pq.read_table(exported / "facts.parquet"))


def test_the_command_line_says_what_it_cannot_write(seeded, here):  # noqa: F811
    asked = ("alliances", "--actors=CHN,RUS", "--valid-on=2025-01-01")
    assert "pairs" in failed(here(seeded.url, *asked, "--format=parquet"), 5)
    assert here(seeded.url, *asked, "--table=pairs", "--format=json").returncode == 2
    assert here(seeded.url, "export", "facts", "--after=3").returncode == 2
    events = [json.loads(line) for line in done(here(seeded.url, "export", "--after=3", "--known-at=5")).splitlines()]
    assert [event["position"] for event in events] == [4, 5]
