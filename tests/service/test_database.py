"""The embedded PostgreSQL is shared, outlives none of its users, and forgets nothing when everything is killed."""

import fcntl
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from time import sleep
from typing import Any

import psycopg
import pytest

from service import database, keeper
from service.database import DatabaseUnavailable, binaries, embedded
from tests.served import soon

ROOT = Path(__file__).parents[2]
NOBODY = 65534

USER = """
import sys
from pathlib import Path
import psycopg
from service.database import embedded

with embedded(Path(sys.argv[1])) as url:
    with psycopg.connect(url) as connection:
        print(connection.execute("SELECT pg_postmaster_start_time()").fetchone()[0], flush=True)
    sys.stdin.read()
"""

WRITERS = """
import os, sys
from pathlib import Path
from threading import Thread
import psycopg
from service.database import embedded

def write(url):
    with psycopg.connect(url, autocommit=True) as connection:
        while True:
            (row,) = connection.execute("INSERT INTO kept (said) VALUES (repeat('x', 300)) RETURNING id").fetchone()
            os.write(1, b"%d\\n" % row)

with embedded(Path(sys.argv[1])) as url:
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (id serial PRIMARY KEY, said text)")
    threads = [Thread(target=write, args=(url,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""

Process = subprocess.Popen[str]


@contextmanager
def user(directory: Path, code: str = USER, through: tuple[str, ...] = ()) -> Iterator[Process]:
    """Another process that uses the database."""
    pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([*through, sys.executable, "-c", code, str(directory)], cwd=ROOT, **pipes) as process:
        try:
            yield process
        finally:
            process.kill()


def line(process: Process) -> str:
    assert process.stdout is not None
    said = process.stdout.readline()
    assert said, "the user of the database died"
    return said


def value(url: str, query: str) -> Any:
    with psycopg.connect(url) as connection:
        row = connection.execute(query.encode()).fetchone()
    assert row is not None
    return row[0]


def postmaster(directory: Path) -> int:
    return int((directory / "cluster" / "postmaster.pid").read_text().split()[0])


def parent(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()[1])


def children(process: int) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            found += [int(folder.name)] * (parent(int(folder.name)) == process)
    return found


def gone(directory: Path) -> bool:
    """Whether neither the keeper nor any process of the server is left."""
    file = keeper.take(directory / keeper.SERVER, fcntl.LOCK_EX)
    if file is not None:
        os.close(file)
    return file is not None


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "data"
    soon(lambda: not (tmp_path / "data").exists() or gone(tmp_path / "data"))


def test_it_answers_safely_and_privately(home: Path) -> None:
    with embedded(home) as url:
        assert value(url, "SELECT 1") == 1
        assert value(url, "SELECT current_database() || ' ' || current_user") == "entente entente"
        assert [value(url, f"SHOW {name}") for name in ("fsync", "full_page_writes", "data_checksums")] == ["on"] * 3
        assert [value(url, f"SHOW {name}") for name in ("listen_addresses", "TimeZone", "jit")] == ["", "UTC", "off"]
        assert value(url, "SELECT lower('ÉCOLE')") == "école"
        assert home.stat().st_mode & 0o777 == (home / "sockets").stat().st_mode & 0o777 == 0o700


def test_it_stops_when_the_last_user_is_gone(home: Path) -> None:
    with embedded(home) as url:
        started = value(url, "SELECT pg_postmaster_start_time()")
    soon(lambda: gone(home))
    with pytest.raises(psycopg.OperationalError):
        value(url, "SELECT 1")
    with embedded(home) as url:
        assert value(url, "SELECT pg_postmaster_start_time()") > started


def test_processes_share_one_server_which_survives_its_starter(home: Path) -> None:
    with ExitStack() as stack:
        first, second, third = (stack.enter_context(user(home)) for _ in range(3))
        assert line(first) == line(second) == line(third)
        first.communicate()
        second.kill()
        with embedded(home) as url:
            started = value(url, "SELECT pg_postmaster_start_time()")
            third.communicate()
            sleep(3 * keeper.BEAT)
            assert value(url, "SELECT pg_postmaster_start_time()") == started


def test_a_user_may_come_at_any_moment_of_the_shutdown(home: Path) -> None:
    for pause in (0.0, 0.3, 0.32, 0.34):
        with embedded(home) as url:
            assert value(url, "SELECT 1") == 1
        sleep(pause)


def test_nothing_acknowledged_is_lost_when_the_whole_tree_is_killed(home: Path) -> None:
    acknowledged: set[int] = set()
    for _ in range(2):
        with user(home, WRITERS) as writers:
            for _ in range(300):
                acknowledged.add(int(line(writers)))
            server = postmaster(home)
            tree = [writers.pid, parent(server), server, *children(server)]
            for process in tree:
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            assert len(tree) > 8
            acknowledged.update(map(int, writers.communicate()[0].split()))
        with embedded(home) as url, psycopg.connect(url) as connection:
            kept = {row for (row,) in connection.execute("SELECT id FROM kept")}
        assert acknowledged <= kept
    assert (home / keeper.LOG).read_text().count("not properly shut down; automatic recovery in progress") == 2


def test_the_server_dies_with_its_keeper_and_the_next_user_starts_another(home: Path) -> None:
    with embedded(home) as url:
        started = value(url, "SELECT pg_postmaster_start_time()")
        guardian = parent(postmaster(home))
        os.kill(guardian, signal.SIGKILL)
        soon(lambda: not Path(f"/proc/{guardian}").exists())
        with embedded(home) as url:
            assert value(url, "SELECT pg_postmaster_start_time()") > started


def test_a_killed_keeper_leaves_no_server(home: Path) -> None:
    with embedded(home):
        server = postmaster(home)
        os.kill(parent(server), signal.SIGKILL)
        soon(lambda: gone(home))
        assert not children(server)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_keeper_that_is_told_to_stop_stops_the_server(home: Path, number: int) -> None:
    with embedded(home):
        os.kill(parent(postmaster(home)), number)
        soon(lambda: gone(home))
        assert not (home / "cluster" / "postmaster.pid").exists()


def test_a_server_that_dies_by_itself_is_started_again(home: Path) -> None:
    with embedded(home) as url:
        guardian, server = parent(postmaster(home)), postmaster(home)
        sleep(keeper.STEADY)
        os.kill(server, signal.SIGKILL)

        def answers() -> bool:
            with suppress(psycopg.OperationalError):
                return bool(value(url, "SELECT 1") == 1)
            return False

        soon(answers)
        assert postmaster(home) != server
        assert parent(postmaster(home)) == guardian


def test_a_lock_file_that_names_a_stranger_is_no_hindrance(home: Path) -> None:
    with embedded(home) as url:
        server = postmaster(home)
        named = (home / "cluster" / "postmaster.pid").read_text()
        os.kill(parent(server), signal.SIGKILL)
        soon(lambda: gone(home))
    stranger = named.replace(str(server), str(os.getpid()), 1)
    (home / "cluster" / "postmaster.pid").write_text(stranger)
    (home / "sockets" / ".s.PGSQL.5432.lock").write_text(stranger)
    with embedded(home) as url:
        assert value(url, "SELECT 1") == 1


def test_an_unfinished_cluster_is_made_anew(home: Path) -> None:
    (home / "cluster.new" / "base").mkdir(parents=True)
    with embedded(home) as url:
        assert value(url, "SELECT 1") == 1
    assert not (home / "cluster.new").exists()


def test_a_folder_may_be_private_long_and_oddly_named(tmp_path: Path) -> None:
    private = tmp_path / "own"
    private.mkdir(mode=0o700)
    long = private / "it's a folder, with ünusual %41 signs" / "/".join(["a long name"] * 20)
    with embedded(long) as url:
        assert value(url, "SELECT 1") == 1
        with user(long) as other:
            assert line(other).strip() == str(value(url, "SELECT pg_postmaster_start_time()"))
        sockets = (long / "sockets").readlink()
        assert sockets.parent == Path(tempfile.gettempdir())
        assert private.stat().st_mode & 0o777 == sockets.stat().st_mode & 0o777 == 0o700
    soon(lambda: gone(long))
    sockets.rmdir()


def test_a_folder_of_the_socket_that_others_may_enter_is_refused(home: Path) -> None:
    (home / "sockets").mkdir(parents=True)
    (home / "sockets").chmod(0o755)
    with pytest.raises(DatabaseUnavailable, match="this user's alone"), embedded(home):
        pass


def test_without_programs_it_says_so(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_places", lambda: iter([home]))
    with pytest.raises(DatabaseUnavailable, match="No PostgreSQL was found"), embedded(home):
        pass


def test_the_system_s_programs_stand_in_for_the_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("9", "15", "17"):
        (tmp_path / version / "bin").mkdir(parents=True)
        for program in ("postgres", "initdb"):
            (tmp_path / version / "bin" / program).touch()
    assert (binaries() / "postgres").is_file()
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(database, "SYSTEM", tmp_path)
    assert binaries() == tmp_path / "17" / "bin"


def test_a_cluster_that_cannot_start_is_named_with_what_the_log_says(home: Path) -> None:
    with embedded(home):
        pass
    soon(lambda: gone(home))
    (home / "cluster" / "PG_VERSION").write_text("9\n")
    with pytest.raises(DatabaseUnavailable, match=r"did not start: FATAL: .* DETAIL: .* by PostgreSQL version 9"):
        embedded(home).__enter__()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseUnavailable, match="cannot hold the database"), embedded(tmp_path / "file" / "data"):
        pass


def test_a_normal_user_needs_no_namespace() -> None:
    """The one capability lets it read an interpreter that lies in the home of root."""
    if os.geteuid() != 0:
        pytest.skip("only root can become another user; the other tests ran as a normal user already")
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    os.chown(folder, NOBODY, NOBODY)
    reading = ("--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search")
    as_nobody = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *reading, "--")
    with user(folder / "data", through=as_nobody) as process:
        assert line(process)
        server = postmaster(folder / "data")
        assert Path(f"/proc/{server}").stat().st_uid == NOBODY
        assert Path(f"/proc/{server}/ns/user").readlink() == Path("/proc/self/ns/user").readlink()
    soon(lambda: gone(folder / "data"))
    shutil.rmtree(folder)
