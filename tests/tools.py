"""What tests need of the machine: a port, and programs that are not Python; a test says where one cannot be had."""

import fcntl
import os
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = int(os.environ.get("ENTENTE_TEST_EXAMPLES", "1"))
"""How thorough tests are that could go on for hours; 1 in the suite, more by hand."""


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def ran(command: Sequence[str | Path], **options: Any) -> subprocess.CompletedProcess[str]:
    """What a command did."""
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, **options)


def set_up(what: str, command: Sequence[str | Path], **options: Any) -> None:
    """Run what sets a tool up, or skip."""
    try:
        done = ran(command, **options)
    except (OSError, subprocess.TimeoutExpired) as fault:
        pytest.skip(f"{what} could not be set up: {fault}")
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        reason = next((line for line in said if "error" in line.lower() or line.startswith("E:")), "it said nothing")
        pytest.skip(f"{what} could not be set up: {reason}")


def debian(*packages: str) -> None:
    """Install packages of Debian, one test after another as apt gives up where it is at work already, or skip."""
    if os.geteuid() != 0:
        pytest.skip(f"{' and '.join(packages)} are not installed, and only root can install them")
    with Path(__file__).open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        set_up("apt-get", ["apt-get", "update", "-qq"])
        set_up(" and ".join(packages), ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages])


def npm(folder: Path, package: str) -> Path:
    """Install a package of npm in a folder, or skip; where its programs are."""
    set_up(package, ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, package])
    return folder / "node_modules" / ".bin"
