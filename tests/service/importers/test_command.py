"""Archives at the command line: what is told, where refused lines go, and how a killed import goes on."""

import gzip
import json
import os
import subprocess
import sys
from datetime import date, timedelta

import pytest

from service.importers.catalogue import IMPORTERS
from tests.served import soon
from tests.service.test_cli import ROOT, done, failed, here, rows  # noqa: F401

HEADER = "subject,relation,object,date\n"
VISIT, TALK = "China,Consult,Russia,2018-01-01\n", "China,Make a visit,Iran,2018-01-02\n"

LINES = 15_000

MAPPING = """
archive = "desk-drills"
kind = "drill-held"
key = "{id}"

[actors]
coding = "iso3"

[content]
title = "title"
when = "day"
participants = {column = "who", split = " "}
"""


@pytest.fixture
def file(tmp_path):
    def written(text, name="quads.csv"):
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return str(path)

    return written


def test_a_file_is_brought_in_by_its_first_line_and_known_when_it_comes_again(world, here, file):  # noqa: F811
    said = rows(here(world.url, "import", "--dry-run", file(HEADER + VISIT + TALK)))
    assert (said["format"], said["dry_run"], said["read"], said["new"]) == ("quads", True, 2, 2)
    assert world.head() == 0
    assert rows(here(world.url, "import", file(HEADER + VISIT + TALK)))["new"] == 2
    again = rows(here(world.url, "import", file(gzip.compress((HEADER + VISIT + TALK).encode()))))
    assert (again["new"], again["known"], world.head()) == (0, 2, 2)
    listed = rows(here(world.url, "imports", "list", "--format=json"))
    assert [job["state"] for job in listed] == ["done"] * 3


def test_refused_lines_go_to_a_file_and_the_command_ends_with_its_own_code(world, here, file, tmp_path):  # noqa: F811
    refused = tmp_path / "refused.ndjson"
    text = HEADER + "China,Serenade,Russia,2018-01-01\n" + VISIT + "China,Consult,Iran,2018-13-01\n"
    ran = here(world.url, "import", "--refused", str(refused), file(text))
    assert ran.returncode == 11
    assert (json.loads(ran.stdout)["refused"], json.loads(ran.stdout)["new"]) == (2, 1)
    assert ran.stderr.splitlines()[0] == "entente: line 2: relation: Is not the name of a CAMEO code."
    lines = [json.loads(line) for line in refused.read_text().splitlines()]
    assert [(line["line"], line["field"]) for line in lines] == [(2, "relation"), (4, "when")]
    assert done(here(world.url, "imports", "refused", json.loads(ran.stdout)["import"])) == refused.read_text()


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        ((), 3, "name it: "),
        (("--format=icews",), 5, "The first line lacks Event ID"),
        (("--format=quads", "--most-refused=0"), 5, "More than 0 lines were refused"),
    ],
)
def test_a_file_that_cannot_be_taken_is_one_sentence(shared_world, here, file, words, code, named):  # noqa: F811
    text = f"{HEADER}China,Serenade,Russia,2018-01-01\n" if "--format=quads" in words else "a;b\n1;2\n"
    assert named in failed(here(shared_world.url, "import", *words, file(text)), code)
    assert shared_world.head() == 0


def test_our_own_events_have_no_vintage(shared_world, here, file):  # noqa: F811
    ran = here(shared_world.url, "import", "--vintage=5", file('{"event": "recorded"}\n'))
    assert ran.returncode == 2
    assert "no vintage" in ran.stderr


def test_a_table_of_one_s_own_is_read_by_a_mapping(world, here, file):  # noqa: F811
    mapping = file(MAPPING, "mapping.toml")
    table = file("id,title,day,who\n1,A drill,2020-05-01,CHN RUS\n", "drills.csv")
    ran = here(world.url, "import", "--mapping", mapping, table)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (json.loads(ran.stdout)["format"], json.loads(ran.stdout)["new"]) == ("desk-drills", 1)


def test_every_format_names_itself_its_title_and_its_source():
    for name, importer in IMPORTERS.items():
        assert importer.name == name
        assert importer.title
        assert importer.source.endswith(".")


def test_an_import_that_was_killed_goes_on_and_loses_and_doubles_nothing(world, here, tmp_path):  # noqa: F811
    path = tmp_path / "quads.csv"
    days = (date(2000, 1, 1) + timedelta(n // 100) for n in range(LINES))
    path.write_text(HEADER + "".join(f"China,Consult,Russia,{day}\n" for day in days))
    environ = {**os.environ, "ENTENTE_DATABASE_URL": world.url}
    command = [sys.executable, "-m", "service", "import", str(path)]
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE) as process:
        soon(lambda: world.head() > 0, 60)
        process.kill()
    appended = world.head()
    assert 0 < appended < LINES
    said = rows(here(world.url, "import", str(path)))
    assert said["read"] == said["new"] + said["known"] == LINES
    assert world.head() == LINES
