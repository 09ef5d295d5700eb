"""As-of questions at 1,000,000 versions of facts: ours against MariaDB 10.11 with a bitemporal table of the same.

Its table is system-versioned with an application period, as the manual has it, with an index for each question and all
of it in memory. Each question is asked in turns at the same moments, and both find the same rows. The whole state is
also read within each server alone, since the clients in Python are not as fast as each other. Both of them read in this
process, where the collector of garbage does as in a web worker.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import pymysql

from projections import facts
from projections.moment import Moment
from service import keeper
from service.gunicorn import collect_less
from service.parts import Parts, open_parts
from tests.benchmarks.result import Result
from tests.benchmarks.versions import VERSIONS, Version, fill, versions
from tests.tools import debian

FACTS = 100_000
ROUNDS, WARM = 9, 2
BEGAN = datetime(2020, 1, 1, tzinfo=UTC)
NEVER = "2038-01-19 03:14:07.999999"

SERVER = ("--no-defaults", "--skip-networking", "--local-infile=1", "--innodb-buffer-pool-size=2G",
          "--innodb-flush-log-at-trx-commit=0", "--sort-buffer-size=64M", "--default-time-zone=+00:00")  # fmt: skip

TABLE = """
    CREATE TABLE fact_version (
        fact uuid NOT NULL,
        development uuid NOT NULL,
        kind varchar(40) NOT NULL,
        subject varchar(20) NOT NULL,
        predicate varchar(40) NOT NULL,
        object varchar(20) NOT NULL,
        dimension varchar(20) NOT NULL,
        aspect varchar(200) NOT NULL,
        attributes text NOT NULL,
        status varchar(20) NOT NULL,
        theatre varchar(200),
        sources text NOT NULL,
        published_from date NOT NULL,
        valid_from date NOT NULL,
        valid_to date NOT NULL,
        known_from timestamp(6) GENERATED ALWAYS AS ROW START,
        known_to timestamp(6) GENERATED ALWAYS AS ROW END,
        a varchar(20) AS (least(subject, object)) PERSISTENT,
        b varchar(20) AS (greatest(subject, object)) PERSISTENT,
        PERIOD FOR SYSTEM_TIME (known_from, known_to),
        PERIOD FOR valid (valid_from, valid_to),
        PRIMARY KEY (fact, valid_from),
        KEY whole (known_to, valid_to),
        KEY of_subject (subject, known_to, valid_to),
        KEY of_object (object, known_to, valid_to),
        KEY of_dyad (a, b, known_to, valid_to)
    ) WITH SYSTEM VERSIONING, CHARACTER SET ascii COLLATE ascii_bin
"""

LOAD = """
    LOAD DATA LOCAL INFILE '{file}' INTO TABLE fact_version CHARACTER SET ascii
    (fact, development, kind, subject, predicate, object, dimension, aspect, attributes, status, theatre, sources,
        published_from, valid_from, valid_to, known_from, known_to)
"""

STATE = """
    SELECT fact, development, kind, subject, predicate, object, dimension, aspect, attributes, status, theatre, sources,
        valid_from, valid_to, published_from, known_from
    FROM fact_version FOR SYSTEM_TIME AS OF TIMESTAMP %(known_at)s
    WHERE valid_from <= %(valid_on)s AND valid_to > %(valid_on)s AND published_from <= %(published_by)s
      AND status IN ('alleged', 'happened', 'confirmed', 'disputed')
"""

IN_ORDER = " ORDER BY subject, predicate, object, aspect, development, fact, valid_from, valid_to"

OF_ACTOR = f"{STATE} AND subject = %(actor)s UNION ALL {STATE} AND object = %(actor)s AND subject <> object {IN_ORDER}"

OF_DYAD = f"{STATE} AND a = %(a)s AND b = %(b)s {IN_ORDER}"

WITHIN = "SELECT count(*), sum(length(attributes) + length(sources)) FROM ({}) AS state"

Ask = Callable[[Moment], int]
"""Asks a question at a moment, and tells how many rows it found."""


def run(url: str) -> list[Result]:
    """Fill both, and ask in turns."""
    if not shutil.which("mariadbd"):
        debian("mariadb-server")
    fill(url, FACTS)
    parts = open_parts(url, 2)
    collect_less()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, _mariadb(Path(folder)) as theirs:
        _fill(theirs, Path(folder))
        found = [
            _asked("whole state", _ours(parts, facts.state), _theirs(theirs, STATE + IN_ORDER), ">= 5"),
            _asked("whole state within the server", _within(parts), _theirs_within(theirs), ">= 5"),
            _asked(
                "state of an actor",
                _ours(parts, facts.state_of_actor, "CHN"),
                _theirs(theirs, OF_ACTOR, actor="CHN"),
            ),
            _asked(
                "state of a dyad",
                _ours(parts, facts.state_of_dyad, "RUS", "CHN"),
                _theirs(theirs, OF_DYAD, a="CHN", b="RUS"),
            ),
        ]
    parts.pool.close()
    return found


def _moment(number: int) -> Moment:
    """A day and a position in the midst of it all, another each time."""
    day = date(2012, 1, 1) + timedelta(days=30 * number)
    position = FACTS * VERSIONS // 2 + 1000 * number
    return Moment(valid_on=day, published_by=date.max, position=position, recorded_at=None)


def _asked(what: str, ours: Ask, theirs: Ask, goal: str = "-") -> Result:
    """How often a second each answers, in turns; the first turns do not count."""
    rates: tuple[list[float], list[float]] = ([], [])
    counts = []
    for number in range(WARM + ROUNDS):
        at = _moment(number)
        for ask, found in zip((ours, theirs), rates, strict=True):
            began = time.perf_counter()
            counts.append(ask(at))
            found.append(1 / (time.perf_counter() - began))
        assert counts[-1] == counts[-2] > 0, counts
    told = f"{what}, {FACTS * VERSIONS:,} versions, {median(counts):,.0f} rows"
    return Result(told, "MariaDB 10.11, bitemporal", "/s", rates[0][WARM:], rates[1][WARM:], goal)


def _ours(parts: Parts, question: Callable[..., list[Any]], *who: str) -> Ask:
    return lambda at: len(question(parts.pool, at, *who))


def _within(parts: Parts) -> Ask:
    statement = WITHIN.format(facts.STATE)

    def ask(at: Moment) -> int:
        with parts.pool.connection() as connection:
            terms = {**at.terms(), "predicate": None, "dimension": None}
            row = connection.execute(statement, terms, prepare=True).fetchone()
        return int(row[0]) if row else 0

    return ask


def _theirs(connection: Any, statement: str, **who: str) -> Ask:
    def ask(at: Moment) -> int:
        with connection.cursor() as cursor:
            cursor.execute(statement, {**_terms(at), **who})
            return len(cursor.fetchall())

    return ask


def _theirs_within(connection: Any) -> Ask:
    def ask(at: Moment) -> int:
        with connection.cursor() as cursor:
            cursor.execute(WITHIN.format(STATE), _terms(at))
            return int(cursor.fetchone()[0])

    return ask


def _terms(at: Moment) -> dict[str, object]:
    known_at = f"{BEGAN + timedelta(milliseconds=at.position):%Y-%m-%d %H:%M:%S.%f}"
    return {"valid_on": at.valid_on, "published_by": at.published_by, "known_at": known_at}


@contextmanager
def _mariadb(folder: Path) -> Iterator[Any]:
    """A connection to a server of its own, which never is the system's."""
    data, socket = f"--datadir={folder / 'data'}", folder / "socket"
    user = ["--user=root"] if os.geteuid() == 0 else []
    install = ["mariadb-install-db", "--no-defaults", data, "--auth-root-authentication-method=normal", *user]
    subprocess.run(install, check=True, capture_output=True)
    with (folder / "log").open("wb") as log:
        command = [str(shutil.which("mariadbd")), *SERVER, data, f"--socket={socket}", *user]
        bound = keeper.bound_to(os.getpid(), signal.SIGTERM)
        process = subprocess.Popen(command, stdout=log, stderr=log, preexec_fn=bound)
    try:
        with closing(_connected(socket)) as connection:
            yield connection
    finally:
        process.terminate()
        process.wait(60)


def _connected(socket: Path) -> Any:
    deadline = time.monotonic() + 60
    while True:
        try:
            return pymysql.connect(unix_socket=str(socket), user="root", local_infile=True, autocommit=True)
        except pymysql.err.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def _fill(connection: Any, folder: Path) -> None:
    """The same versions, with the past of the system time as it was."""
    file = folder / "versions.tsv"
    with file.open("w", encoding="ascii") as lines:
        lines.writelines("\t".join(_cells(version)) + "\n" for version in versions(FACTS))
    with connection.cursor() as cursor:
        cursor.execute("CREATE DATABASE entente")
        cursor.execute("USE entente")
        cursor.execute(TABLE)
        cursor.execute("SET system_versioning_insert_history = 1")
        cursor.execute(LOAD.format(file=file))
        cursor.execute("ANALYZE TABLE fact_version PERSISTENT FOR ALL")


def _cells(version: Version) -> tuple[str, ...]:
    known_from, known_to = (
        f"{BEGAN + timedelta(milliseconds=at):%Y-%m-%d %H:%M:%S.%f}" if at else NEVER
        for at in (version.known_from, version.known_to)
    )
    return (
        str(version.fact), str(version.fact), "statement-made", version.subject, "takes-stance", version.object,
        "diplomatic", version.aspect, version.attributes, "happened", r"\N", version.sources, str(version.starts),
        str(version.starts), str(version.ends + timedelta(days=1)), known_from, known_to,
    )  # fmt: skip
