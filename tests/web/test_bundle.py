"""What the pages load is what their sources make: built anew from the lock file, every byte is the same."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "service" / "static" / "web"

BUILT = ("page.js", "world.json")

ELSEWHERE = {"commander"}
"""Packages of the lock file that no page holds: topojson-client needs this one for its commands alone."""


def test_the_bundle_is_what_its_sources_make(tmp_path):
    if not shutil.which("npm"):
        pytest.skip("not run: npm is not installed")
    folder = tmp_path / "web"
    shutil.copytree(SOURCES, folder, ignore=shutil.ignore_patterns("node_modules", *BUILT))
    for command in (
        ["npm", "ci", "--loglevel=error", "--no-audit", "--no-fund", "--prefer-offline"],
        ["npm", "run", "build"],
    ):
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode and command[1] == "ci" and "EUSAGE" not in done.stderr:
            pytest.skip(f"not run: the packages cannot be had: {done.stderr.strip()[-200:]}")
        assert done.returncode == 0, done.stderr
    for name in BUILT:
        same = (folder / name).read_bytes() == (SOURCES / name).read_bytes()
        assert same, f"{name} is not what its sources make: npm ci && npm run build in service/static/web"


def test_the_licence_of_each_package_in_the_bundle_is_there():
    packages = json.loads((SOURCES / "package-lock.json").read_text())["packages"]
    kept = {name.rpartition("node_modules/")[2] for name, each in packages.items() if name and not each.get("dev")}
    told = (SOURCES / "licences.txt").read_text()
    assert [name for name in sorted(kept - ELSEWHERE) if not re.search(rf"\b{re.escape(name)}\b", told)] == []


def test_the_lock_file_names_no_registry():
    assert '"resolved"' not in (SOURCES / "package-lock.json").read_text()
