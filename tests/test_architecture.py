"""The tree is as the README says: lint, format, types and the direction of imports."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy", "--strict"],
        ["lint-imports"],
        ["check-jsonschema", "--builtin-schema", "vendor.compose-spec", "docker-compose.yml"],
    ],
    ids=" ".join,
)
def test_a_tool_finds_nothing(command):
    done = _run(command, ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_library_is_known_to_be_vulnerable():
    """Where the advisories cannot be reached, nothing is known either way."""
    done = _run(
        ["pip-audit", "--requirement", "requirements.txt", "--require-hashes", "--disable-pip", "--format=json"], ROOT
    )
    libraries = json.loads(done.stdout)["dependencies"] if done.stdout else []
    if not any("vulns" in library for library in libraries):
        pytest.skip("pip-audit reached no advisories")
    assert [(each["name"], each["vulns"]) for each in libraries if each.get("vulns")] == []


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("events/log.py", "import projections.facts"),
        ("projections/facts.py", "import service.settings"),
        ("projections/moment.py", "import flask"),
        ("events/kinds/drill_held.py", "import events.kinds.parade_held"),
        ("events/kinds/drill_held.py", "import events.log"),
    ],
)
def test_a_forbidden_import_would_be_found(tmp_path, file, line):
    for name in ("events", "projections", "service"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / file).write_text((tmp_path / file).read_text() + f"\n{line}\n")
    done = _run(["lint-imports", "--no-cache"], tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name(command[0])
    return subprocess.run([program, *command[1:]], cwd=folder, capture_output=True, text=True, check=False)
