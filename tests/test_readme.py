"""What the README shows is run: its curl lines against the bundled data, its commands, and the tests' own command."""

import re
import shlex
from pathlib import Path

import pytest

from service.cli.main import commands

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
LINES = [line for block in BLOCKS for line in re.split(r"\n(?=curl|entente|python3)", block.strip())]
ADDRESS = "http://127.0.0.1:8000"


@pytest.mark.parametrize("line", [line for line in LINES if line.startswith("curl")])
def test_a_curl_line_answers(seeded, line):
    words = shlex.split(line)[1:]
    [address] = [word for word in words if word.startswith(ADDRESS)]
    data = words[words.index("-d") + 1] if "-d" in words else None
    answer = seeded.client.open(
        address.removeprefix(ADDRESS),
        method="POST" if data else "GET",
        data=data,
        content_type="application/json" if data else None,
    )
    assert answer.status_code == (201 if data else 200), answer.json
    assert data or answer.json.get("facts") or answer.json.get("developments")


@pytest.mark.parametrize("line", [line for line in LINES if line.startswith("entente")])
def test_a_command_and_its_options_exist(line):
    words = shlex.split(line.partition(">")[0])[1:]
    command = commands()
    while hasattr(command, "commands"):
        command = command.commands[words.pop(0)]
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known


def test_ci_calls_the_second_command_of_the_readme():
    second = [line for line in LINES if line.startswith("python3")][1]
    assert second in (ROOT / ".ci" / "run").read_text().splitlines()


def test_the_shells_are_revised_not_added(seeded):
    asked = {"predicate": "supplies", "valid_on": "2024-01-15", "sources": "ROK MND,ROK DIA,ROK NIS"}
    early = seeded.get("/state/dyads/PRK/RUS", published_by="2024-03-01", **asked)["facts"]
    late = seeded.get("/state/dyads/PRK/RUS", published_by="2025-08-01", **asked)["facts"]
    amounts = [[q["amount"] for fact in facts for q in fact["attributes"]["quantities"]] for facts in (early, late)]
    assert amounts == [[3000000], [12000000]]
