"""The command line: data on standard output, all else on standard error, and an exit code for each way to fail."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from events.development import identified
from service.cli.main import main
from tests.conftest import created

ROOT = Path(__file__).parents[2]

Ran = subprocess.CompletedProcess[str]


def entente(url: str, *words: str, given: str = "", **environ: str) -> Ran:
    """A command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "service", *words],
        env={**os.environ, "ENTENTE_DATABASE_URL": url, **environ},
        cwd=ROOT, input=given, capture_output=True, text=True, timeout=120,
    )  # fmt: skip


@pytest.fixture
def here(monkeypatch, capfd):
    """A command run in this process, as processes take a second each."""

    def run(url: str, *words: str, given: str = "", **environ: str) -> Ran:
        for name, value in {"ENTENTE_DATABASE_URL": url, **environ}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["entente", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        capfd.readouterr()
        with pytest.raises(SystemExit) as end:
            main()
        return subprocess.CompletedProcess(words, end.value.code, *capfd.readouterr())

    return run


def done(ran: Ran) -> str:
    """What a command that went well printed; it had nothing else to say."""
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout


def rows(ran: Ran) -> Any:
    return json.loads(done(ran))


def failed(ran: Ran, code: int) -> str:
    """The one sentence of a command that failed."""
    assert ran.returncode == code, ran.stderr
    assert ran.stdout == ""
    assert "Traceback" not in ran.stderr
    (sentence,) = ran.stderr.splitlines()
    assert sentence.startswith("entente: ")
    return sentence


BY = ("--author=tester", "--reason=a slip")
DRILL = ("--title=Sea drill", "--when=2025-09-03", "--participants=CHN,RUS")
SOURCES = '--sources=[{"name": "KCNA", "published": "2025-09-04", "credibility": 2}]'


def test_a_development_from_its_record_to_its_retraction(world, here):
    def run(*words: str, given: str = "") -> Ran:
        return here(world.url, *words, given=given)

    (receipt,) = rows(run("append", "drill-held", "--author=tester", *DRILL, SOURCES, "--key=t:1", "--format=json"))
    assert (receipt["id"], receipt["position"], receipt["repeated"]) == (str(identified("t:1")), 1, False)
    rice = {"author": "tester", "title": "Rice", "when": "2025-09/..", "suppliers": ["CHN"], "recipients": ["PRK"],
            "goods": "rice", "dual_use": True, "quantities": [{"name": "rice", "amount": 1.5}]}  # fmt: skip
    (receipt,) = rows(run("append", "json", "goods-supplied", "-", "--format=json", given=json.dumps(rice)))
    assert receipt["position"] == 2

    changes = '--changes={"title": "Air drill", "participants": ["CHN", "PRK"]}'
    (receipt,) = rows(run("correct", "t:1", "--seen=1", *BY, changes, "--format=json"))
    assert (receipt["version"], receipt["position"]) == (2, 3)

    shown = rows(run("show", "t:1", "--format=json"))
    assert shown["moment"]["known_at"]["position"] == 3
    assert (shown["rows"][0]["version"], shown["rows"][0]["title"]) == (2, "Air drill")
    assert rows(run("show", "t:1", "--known-at=1", "--format=json"))["rows"][0]["title"] == "Sea drill"
    told = done(run("state", "--actor=PRK", "--with=CHN", "--valid-on=2025-09-03", "--format=ndjson"))
    assert {json.loads(line)["predicate"] for line in told.splitlines()} == {"cooperates-with", "supplies"}

    assert "3" in done(run("retract", "t:1", "--seen=2", *BY))
    assert rows(run("show", "t:1", "--format=json"))["rows"] == []
    trail = done(run("show", "t:1", "--trail", "--format=ndjson")).splitlines()
    assert [json.loads(line)["event"] for line in trail] == ["recorded", "corrected", "retracted"]
    assert world.head() == 4


@pytest.fixture(scope="module")
def filled(shared_world):
    shared_world.given("drill-held", title="Sea drill, again", participants=["CHN", "RUS"], key="t:1")
    shared_world.given("goods-supplied", title="Rice", suppliers=["CHN"], recipients=["PRK"], goods="rice")
    shared_world.given("visit-made", title="A visit", visitors=["RUS"], hosts=["PRK"], status="planned")
    return shared_world


def test_the_timeline_in_each_format(filled, here):
    titles = {"Sea drill, again", "Rice", "A visit"}
    printed = {form: done(here(filled.url, "timeline", f"--format={form}")) for form in ("json", "ndjson", "csv")}
    whole = json.loads(printed["json"])
    lines = [json.loads(line) for line in printed["ndjson"].splitlines()]
    cells = list(csv.DictReader(printed["csv"].splitlines()))

    assert {row["title"] for row in whole["rows"]} == titles
    assert lines == whole["rows"]
    assert [row["title"] for row in cells] == [row["title"] for row in lines]
    assert [json.loads(row["content"]) for row in cells] == [row["content"] for row in lines]
    assert whole["moment"]["known_at"]["position"] == filled.head()

    header, *table = done(here(filled.url, "timeline", "--kind=drill-held")).splitlines()
    assert header.split() == ["when", "kind", "status", "actors", "title"]
    (row,) = table
    assert row.split("  ")[0] == "2025-09-03"
    assert row.rstrip().endswith("Sea drill, again")


def test_the_state_follows_the_options(filled, here):
    asked = ("state", "--valid-on=2025-09-03", "--format=ndjson")

    def told(*options: str) -> list[str]:
        return [json.loads(line)["aspect"] for line in done(here(filled.url, *asked, *options)).splitlines()]

    assert told() == ["drill", "rice"]
    assert told("--predicate=supplies", "--without=nobody") == ["rice"]
    assert told("--status=planned", "--actor=RUS") == ["visit", "visit"]


TAKEN = ("append", "drill-held", "--author=tester", *DRILL, "--key=t:1")

FAILURES: dict[str, tuple[tuple[str, ...], str, int, str]] = {
    "an unknown development": (("show", "t:none"), "", 3, str(identified("t:none"))),
    "an unknown actor": (("state", "--actor=ZZZ"), "", 3, "ZZZ"),
    "an unknown kind": (("append", "json", "war-declared", "-"), "{}", 3, "war-declared"),
    "a key that is taken": (TAKEN, "", 4, str(identified("t:1"))),
    "a version that was not the newest": (("retract", "t:1", "--seen=7", *BY), "", 4, "version 7"),
    "an impossible day": (("append", "drill-held", "--author=t", *DRILL, "--when=2025-02-30"), "", 5, "when: "),
    "an option that is no JSON": (("correct", "t:1", "--seen=1", *BY, "--changes={"), "", 5, "changes: "),
    "a correction of nothing": (("correct", "t:1", "--seen=1", *BY, '--changes={"note": null}'), "", 5, "changes: "),
    "a document that is no JSON": (("append", "json", "drill-held", "-"), "{", 5, "document: "),
    "a moment that is none": (("state", "--valid-on=soon"), "", 5, "valid_on: "),
    "a moment to come": (("timeline", "--known-at=999999"), "", 5, "999999"),
}


@pytest.mark.parametrize(("words", "given", "code", "named"), FAILURES.values(), ids=FAILURES)
def test_a_command_that_fails_says_so_in_one_sentence(filled, words, given, code, named, here):
    head = filled.head()
    assert named in failed(here(filled.url, *words, given=given), code)
    assert filled.head() == head


@pytest.mark.parametrize(("words", "named"), [
    (("append", "war-declared"), "war-declared"),
    (("retract", "t:1", *BY), "--seen"),
    (("show", "drill"), "'source:item'"),
    (("import", "/nowhere.ndjson"), "/nowhere.ndjson"),
    (("state", "--with=CHN"), "--actor"),
])  # fmt: skip
def test_wrong_usage_is_told_with_how_to_get_help(filled, words, named, here):
    ran = here(filled.url, *words)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert named in ran.stderr
    assert "Traceback" not in ran.stderr


def test_settings_that_cannot_be_used_are_named(here):
    assert "ENTENTE_DATABASE_URL" in failed(here("mysql://here/there", "state"), 2)
    assert "ENTENTE_POOL" in failed(here("", "state", ENTENTE_POOL="many"), 2)


NOWHERE = "postgresql://nobody@127.0.0.1:1/nothing?connect_timeout=2"


def test_without_a_database_there_is_one_sentence_at_once():
    assert "127.0.0.1" in failed(entente(NOWHERE, "state"), 7)


@pytest.mark.parametrize("words", [("projections", "status"), ("database", "migrate"), ("import", "-"), ("export",)])
def test_every_command_needs_a_database(here, words):
    assert "127.0.0.1" in failed(here(NOWHERE, *words), 7)


# Bringing events in and out


def lines(ran: Ran) -> list[dict[str, Any]]:
    """Exported events without what the log gave them."""
    told = [json.loads(line) for line in done(ran).splitlines()]
    assert [each["position"] for each in told] == list(range(told[0]["position"], told[0]["position"] + len(told)))
    own = ("position", "recorded_at", "request_id", "traceparent")
    return [{name: value for name, value in each.items() if name not in own} for each in told]


def test_what_one_log_exports_another_takes_once(filled, world, tmp_path, here):
    file = tmp_path / "events.ndjson"
    exported = entente(filled.url, "export")
    file.write_text(exported.stdout)
    number = filled.head()

    assert rows(here(world.url, "import", str(file))) == {
        "lines": number,
        "appended": number,
        "known": 0,
        "erased": 0,
    }
    again = rows(entente(world.url, "import", "-", given=exported.stdout))
    assert again == {"lines": number, "appended": 0, "known": number, "erased": 0}
    assert lines(here(world.url, "export")) == lines(exported)
    assert lines(here(world.url, "export", "--after=2")) == lines(exported)[2:]
    assert world.facts(valid_on="2025-09-03") == filled.facts(valid_on="2025-09-03")


def event(**said: Any) -> str:
    content = {"title": "A drill", "when": "2025-09-03", "participants": ["CHN"], **said.pop("content", {})}
    return json.dumps(
        {"event": "recorded", "key": "t:1", "author": "t", "kind": "drill-held", "content": content, **said}
    )


def ending(**said: Any) -> str:
    return json.dumps({"event": "ended", "key": "t:9", "author": "t", "on": "2025", **said})


REFUSED: dict[str, tuple[str, str]] = {
    "no JSON": ("{", "not valid JSON"),
    "no object": ("[]", "line: "),
    "an unknown event": (event(event="deleted"), "event: "),
    "an unknown kind": (event(kind="war-declared"), "war-declared"),
    "an impossible day": (event(content={"when": "2025-02-30"}), "when: "),
    "an unknown field": (event(colour="red"), "colour: "),
    "no identity": (json.dumps({"event": "recorded", "author": "t"}), "id: "),
    "a version too far": (event(version=2), "version: "),
    "an amendment without its version": (ending(), "version: "),
    "an amendment of nothing": (ending(version=2), str(identified("t:9"))),
    "a changed event": (event(key="t:0", content={"title": "Another"}), str(identified("t:0"))),
}


@pytest.fixture(scope="module")
def imported(shared_world):
    shared_world.imported([event(key="t:0").encode()])
    return shared_world


@pytest.mark.parametrize(("line", "named"), REFUSED.values(), ids=REFUSED)
def test_a_line_that_cannot_be_taken_is_named_and_none_of_its_batch_is(imported, line, named, here):
    head = imported.head()
    sentence = failed(here(imported.url, "import", "-", given=event(key="t:8") + "\n" + line + "\n"), 5)
    assert "line 2: " in sentence or "lines 1 to 2: " in sentence
    assert named in sentence
    assert imported.head() == head


# The database and its projections


def test_a_database_is_migrated_once_and_said_to_be_well(server, here):
    url = created(server, "template1")
    assert "database migrate" in failed(here(url, "state"), 7)
    sick = here(url, "doctor")
    assert (sick.returncode, "FAIL  schema" in sick.stdout) == (1, True)
    first, second = done(here(url, "database", "migrate")), done(here(url, "database", "migrate"))
    assert "0001-log" in first.split()
    assert second == "nothing to do\n"
    checks = done(here(url, "doctor")).splitlines()
    assert len(checks) == 5
    assert all(check.startswith("ok ") for check in checks)


def test_projections_are_behind_until_somebody_projects_and_can_be_built_anew(world, here):
    world.given("drill-held", participants=["CHN", "RUS"])
    behind = {"position": 0, "head": 1, "lag": 1, "running": False}
    assert rows(here(world.url, "projections", "status", "--format=json")) == [behind]
    assert here(world.url, "doctor").returncode == 1

    facts = world.facts(valid_on="2025-09-03")
    rebuilt = here(world.url, "projections", "rebuild")
    assert (rebuilt.returncode, rebuilt.stdout) == (0, "rebuilt up to position 1\n")
    assert world.facts(valid_on="2025-09-03") == facts == ["CHN cooperates-with RUS drill"]
    (status,) = rows(here(world.url, "projections", "status", "--format=json"))
    assert (status["position"], status["lag"]) == (1, 0)
