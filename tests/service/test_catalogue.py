"""Every kind has its route, its schema, its command and its round trip; a new one takes a file and a line."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import MISSING, fields
from enum import StrEnum
from pathlib import Path
from textwrap import dedent
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

import orjson
import pytest
from click.testing import CliRunner

from events.catalogue import KINDS
from events.kind import Actor, Edtf, Kind, Party, Plover, Quantity
from service.cli.main import commands
from service.importing import Imported
from service.log_form import told

ROOT = Path(__file__).parents[2]

STATES = ("CHN", "PRK", "RUS")

PARTS: dict[Any, Any] = {
    Actor: "CHN",
    str: "some words",
    bool: True,
    int: 7,
    float: 0.5,
    UUID: str(UUID(int=7)),
    Plover: {"event": "AGREE", "mode": "visit", "context": "military"},
    Quantity: {"name": "shells", "amount": 1, "unit": "millions", "operator": "range", "upper": 2.5},
    Party: {"actor": "CHN", "obligations": ["defense", "consultation"], "when": "2025-09-03/.."},
}
"""What is said of each type that a kind's field may have."""

APART = {
    "yes": ["CHN", "RUS"],
    "no": ["USA"],
    "abstained": ["IND"],
    "absent": ["PRK"],
    "side_a": ["CHN", "RUS"],
    "side_b": ["USA"],
    "allies_a": ["PRK"],
    "allies_b": ["JPN"],
}
"""What is said of a roll call and of a conflict, where nobody stands in two lists."""


def example(name: str, annotation: Any) -> Any:
    """Something to say in a field, other than its default."""
    if name in APART:
        return APART[name]
    if get_origin(annotation) is tuple:
        (inner,) = {each for each in get_args(annotation) if each is not Ellipsis}
        if inner is Actor:
            return list(STATES)
        return [{**PARTS[Party], "actor": actor} for actor in STATES] if inner is Party else [PARTS[inner]]
    if get_args(annotation):
        return example(name, next(each for each in get_args(annotation) if each is not NoneType))
    if annotation is Edtf:
        return "2025-09-03" if name == "when" else "2025-09-01"
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return list(annotation)[-1].value
    return PARTS[annotation]


def needed(kind: type[Kind]) -> set[str]:
    """The fields that a kind cannot do without."""
    return {each.name for each in fields(kind) if each.default is MISSING and each.default_factory is MISSING}


def content(kind: type[Kind], names: set[str]) -> dict[str, Any]:
    """What a record of a kind says in some of its fields."""
    hints = get_type_hints(kind)
    return {name: example(name, hints[name]) for name in names}


def names_of(kind: type[Kind]) -> set[str]:
    return {each.name for each in fields(kind)}


every_kind = pytest.mark.parametrize("topic", KINDS)


@pytest.fixture(scope="module")
def openapi(shared_world) -> Any:
    return shared_world.client.get("/v1/openapi.json").json


def test_the_kinds_are_listed_with_what_they_say(shared_world):
    listed = shared_world.get("/kinds")["kinds"]
    assert [each["kind"] for each in listed] == list(KINDS)
    for each in listed:
        assert each["says"] == KINDS[each["kind"]].__doc__
        assert each["record"] == f"/v1/developments/{each['kind']}"


@every_kind
def test_a_kind_is_described(openapi, topic):
    operation = openapi["paths"][f"/v1/developments/{topic}"]["post"]
    reference = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"]
    schema = openapi["components"]["schemas"][reference.rpartition("/")[2]]

    assert operation["summary"] == KINDS[topic].__doc__
    assert set(schema["properties"]) == names_of(KINDS[topic]) | {
        "author", "reason", "correlation_id", "sources", "id", "key",
    }  # fmt: skip
    assert set(schema["required"]) == needed(KINDS[topic]) | {"author"}


@every_kind
@pytest.mark.parametrize("much", ["the least", "all"])
def test_a_kind_comes_back_as_it_was_told(shared_world, topic, much):
    kind = KINDS[topic]
    said = content(kind, needed(kind) if much == "the least" else names_of(kind))
    body = {**said, "author": "tester", "key": f"test:{topic}:{much}"}

    receipt = shared_world.post(f"/developments/{topic}", body)
    assert receipt.status_code == 201, receipt.json
    read = shared_world.get(f"/developments/{receipt.json['id']}")["development"]
    assert read["kind"] == topic
    assert read["content"] == {"status": kind.status.value, **said}
    assert shared_world.post(f"/developments/{topic}", body).json == {**receipt.json, "repeated": True}

    (entry,) = shared_world.parts.recorder.stream(UUID(receipt.json["id"]))
    assert shared_world.imported([orjson.dumps(told(entry))]) == Imported(lines=1, appended=0)


@every_kind
def test_a_kind_asserts_facts_in_its_dimension(shared_world, topic):
    said = content(KINDS[topic], names_of(KINDS[topic]) - {"dimension", "status"})
    told = shared_world.given(topic, **said)
    state = shared_world.get("/state", valid_on=said["when"], status="happened,forecast")
    facts = [fact for fact in state["facts"] if fact["development"] == told]

    assert facts
    assert {fact["dimension"] for fact in facts} == {KINDS[topic].DIMENSION}
    assert {fact["kind"] for fact in facts} == {topic}


@every_kind
def test_what_a_kind_needs_is_asked_for(shared_world, topic):
    head = shared_world.head()
    refused = shared_world.post(f"/developments/{topic}", {})
    assert refused.status_code == 422
    assert {error["field"] for error in refused.json["errors"]} == needed(KINDS[topic]) | {"author"}
    assert shared_world.head() == head


@every_kind
def test_a_kind_has_a_command_with_an_option_a_field(topic):
    shown = CliRunner().invoke(commands(), ["append", topic, "--help"], env={"COLUMNS": "200"})
    assert shown.exit_code == 0
    assert KINDS[topic].__doc__ in " ".join(shown.output.split())
    options = {word for word in shown.output.split() if word.startswith("--")}
    assert {f"--{name.replace('_', '-')}" for name in names_of(KINDS[topic])} <= options


def test_all_kinds_are_taken_by_another_log(shared_world, world):
    for topic, kind in KINDS.items():
        shared_world.given(topic, **content(kind, names_of(kind) - {"status"}))
    lines = [orjson.dumps(told(entry)) for entry in shared_world.parts.recorder.all()]
    assert len(lines) >= len(KINDS)
    assert world.imported(lines) == Imported(len(lines), appended=len(lines))
    again = [told(entry) for entry in world.parts.recorder.all()]
    assert [less_place(each) for each in again] == [less_place(json.loads(line)) for line in lines]
    assert world.imported(lines) == Imported(len(lines), appended=0)


def less_place(event: dict[str, Any]) -> dict[str, Any]:
    """An event without what its log gave it, and the request that it came by."""
    given = ("position", "recorded_at", "request_id", "traceparent")
    return {name: value for name, value in event.items() if name not in given}


# A new kind

PORT_CALL = '''
"""Warships call at a port."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class PortCallMade(Kind):
    """Ships of the visitors called at a port of the hosts."""

    TOPIC: ClassVar[str] = "port-call-made"
    PLOVER: ClassVar[Plover | None] = Plover(event="CONSULT", mode="visit", context="military")
    DIMENSION: ClassVar[Dimension] = Dimension.MILITARY

    visitors: Actors = actors(least=1)
    hosts: Actors = actors(least=1)
    port: str
    ships: int | None = None

    def facts(self) -> Iterator[Fact]:
        """Each visitor attends on each host."""
        yield from self.each(self.visitors, Predicate.ATTENDS, self.hosts, self.port, ships=self.ships)
'''

LOOK = """
import json, os, sys
import service
from projections.catching_up import catch_up
from service.app import create_app
from service.parts import connect, open_parts

url = os.environ["ENTENTE_DATABASE_URL"]
with connect(url) as connection:
    catch_up(connection)
parts = open_parts(url, 2)
client = create_app(parts).test_client()
kind = "/v1/developments/port-call-made"
description = client.get("/v1/openapi.json").json
json.dump({
    "package": service.__file__,
    "kinds": [each["kind"] for each in client.get("/v1/kinds").json["kinds"]],
    "properties": list(description["components"]["schemas"]["PortCallMadeRecord"]["properties"]),
    "described": description["paths"][kind]["post"]["summary"],
    "refused": client.post(kind, json={"author": "t", "title": "t", "when": "2025-09-31", "visitors": [],
                                       "hosts": ["PRK"], "port": "Rason", "ships": -1}).json,
    "facts": client.get("/v1/state?valid_on=2025-09-03").json["facts"],
    "timeline": client.get("/v1/timeline?kind=port-call-made").json["developments"],
}, sys.stdout)
parts.pool.close()
"""


@pytest.fixture
def copy(tmp_path) -> Path:
    """The product with one more kind: one new file, and its import and its line in the catalogue."""
    for package in ("events", "projections", "service"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "events/kinds/port_call_made.py").write_text(dedent(PORT_CALL).lstrip())
    catalogue = tmp_path / "events/catalogue.py"
    text = catalogue.read_text()
    for line in ("from events.kinds.patrol_conducted import PatrolConducted\n", "        PatrolConducted,\n"):
        assert text.count(line) == 1
        added = line.replace("patrol_conducted", "port_call_made").replace("PatrolConducted", "PortCallMade")
        text = text.replace(line, line + added)
    catalogue.write_text(text)
    return tmp_path


def test_a_new_kind_takes_one_file_and_its_lines_in_the_catalogue(copy, database):
    environ = {**os.environ, "PYTHONPATH": str(copy), "ENTENTE_DATABASE_URL": database}

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, *words], env=environ, cwd=copy, capture_output=True, text=True)

    append = ("-m", "service", "append", "port-call-made", "--format", "json")
    said = ("--author=tester", "--title=A call", "--when=2025-09-03", "--visitors=RUS,CHN", "--hosts=PRK")
    refused, taken = run(*append, *said), run(*append, *said, "--port=Rason", "--ships=3")
    assert (refused.returncode, refused.stdout) == (5, "")
    assert "port" in refused.stderr
    assert taken.returncode == 0, taken.stderr
    assert json.loads(taken.stdout)[0]["position"] == 1

    looked = run("-c", LOOK)
    assert looked.returncode == 0, looked.stderr
    seen = json.loads(looked.stdout)
    assert seen["package"].startswith(str(copy))
    assert set(seen["kinds"]) == {*KINDS, "port-call-made"}
    assert {"visitors", "hosts", "port", "ships"} <= set(seen["properties"])
    assert seen["described"] == "Ships of the visitors called at a port of the hosts."
    assert {error["field"] for error in seen["refused"]["errors"]} == {"when", "visitors", "ships"}
    assert [(f["subject"], f["predicate"], f["object"], f["aspect"], f["attributes"]) for f in seen["facts"]] == [
        ("CHN", "attends", "PRK", "Rason", {"ships": 3}),
        ("RUS", "attends", "PRK", "Rason", {"ships": 3}),
    ]
    (call,) = seen["timeline"]
    assert (call["title"], call["actors"], call["content"]["ships"]) == ("A call", ["RUS", "CHN", "PRK"], 3)
