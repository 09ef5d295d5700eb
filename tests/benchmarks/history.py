"""As-of questions over a growing history: a dyad, an actor and the whole state at 0.1M, 1M and 5M fact versions.

What is in force stays as it is, and what has been grows, as in an archive that is kept up. 10,000 facts between 190
actors last from some day of 14 years without end, and are corrected again and again: half of all versions are theirs,
each closed at the position at which the next one came. The other half are facts of one day, some of up to four, between
the same actors, of which one in four was corrected once. At the positions the two take turns. So at 5M versions a
lasting fact has had 250 versions, and there have been two million spells. The versions are made in the database; how
fast the projector makes them is told by the benchmark `projecting`.

Each question is asked at the newest position and at the middle of the log, of days of the last year, of another actor
or dyad each time, and in turns of the three tables.
"""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date

from psycopg.sql import SQL, Identifier

from events.facts import ASSERTED_AS_REAL
from projections.connections import Connections
from projections.facts import state, state_of_actor, state_of_dyad
from projections.finishing import index_sql
from projections.moment import CLEAR, Certainty, Moment
from projections.what_if import Alone
from service.parts import connect
from tests.benchmarks.result import Result

SCALES, TO = (100_000, 1_000_000, 5_000_000), 1_000_000
"""Fact versions, and how many there are of them where the floor is measured."""

LASTING, ACTORS, ASKED = 10_000, 190, 60

APART = """
    CREATE SCHEMA {schema};
    SET search_path = {schema}, public;
    CREATE TABLE fact_version (LIKE projection.fact_version INCLUDING ALL EXCLUDING INDEXES);
    SET maintenance_work_mem = '256MB';
    SELECT setseed(0.5)
"""

VERSIONS = """
    INSERT INTO fact_version (
        fact, development, kind, subject, predicate, object, dimension, aspect, attributes, status, sources,
        starts_from, starts_by, ends_from, ends_by, published_from, published_to, known_from, known_to
    )
    SELECT fact, fact, 'agreement-reached', subject, 'cooperates-with', object, 'diplomatic', 'consult',
        json_build_object('version', version), 'happened',
        '[{"name":"example.org","reliability":"B","credibility":2}]',
        starts, starts, ends, ends, starts, 3652060, since, until
    FROM (
        SELECT md5('lasting ' || number)::uuid AS fact, version, 731946 + mod(number, 5113) AS starts, 3652060 AS ends,
            'A' || mod(number, %(actors)s) AS subject,
            'A' || mod(number + 1 + number / %(actors)s, %(actors)s) AS object,
            1 + 2 * (%(lasting)s * (version - 1) + number) AS since,
            CASE version WHEN %(versions)s THEN 9007199254740992 ELSE 1 + 2 * (%(lasting)s * version + number) END
                AS until
        FROM generate_series(0, %(lasting)s - 1) AS number, generate_series(1, %(versions)s) AS version
        UNION ALL
        SELECT md5('spell ' || number)::uuid, version, 731946 + day, 731946 + day + length,
            'A' || one, 'A' || mod(one + 1 + another, %(actors)s),
            CASE version WHEN 1 THEN 2 * number ELSE 2 * number + later END,
            CASE WHEN version = 1 AND mod(number, 4) = 0 THEN 2 * number + later ELSE 9007199254740992 END
        FROM (
            SELECT number, (random() * 5112)::int AS day, (random() ^ 3 * 3)::int AS length,
                (random() * (%(actors)s - 1))::int AS one, (random() * (%(actors)s - 2))::int AS another,
                2 + 2 * (random() * 10000)::int AS later
            FROM generate_series(1, %(spells)s) AS number
        ) AS spell, generate_series(1, CASE mod(number, 4) WHEN 0 THEN 2 ELSE 1 END) AS version
    ) AS made
"""

Question = Callable[[Connections, Moment, random.Random], object]

QUESTIONS: dict[str, Question] = {
    "dyad": lambda pool, at, any_: state_of_dyad(pool, at, *(f"A{each}" for each in any_.sample(range(ACTORS), 2))),
    "actor": lambda pool, at, any_: state_of_actor(pool, at, f"A{any_.randrange(ACTORS)}"),
    "whole state": lambda pool, at, _: state(pool, at),
}

GOALS = {"dyad": "<= 2", "actor": "<= 2", "whole state": "<= 1.3"}
"""Of the time at 5M to that at 1M."""


def run(url: str) -> list[Result]:
    """Ask at all scales in turns, and hold the times against those at 1M."""
    with ExitStack() as until_asked:
        made = {versions: until_asked.enter_context(_made(url, versions)) for versions in SCALES}
        told = _asked(made)
    return [
        Result(
            f"as-of {name}, {versions / 1e6:g}M versions", f"{TO / 1e6:g}M versions", "us", times, told[name, TO],
            GOALS[name.partition(",")[0]] if versions == max(SCALES) else "-",
        )
        for (name, versions), times in told.items()
        if versions != TO
    ]  # fmt: skip


@contextmanager
def _made(url: str, versions: int) -> Iterator[Alone]:
    """A table of so many versions, by a connection that finds it."""
    half = versions // 2
    with connect(url) as connection:
        connection.execute(SQL(APART).format(schema=Identifier(f"of_{versions}")))
        terms = {"actors": ACTORS, "lasting": LASTING, "versions": half // LASTING, "spells": half * 4 // 5}
        connection.execute(VERSIONS, terms)
        for statement in index_sql().split(";"):
            if " fact_version " in statement:
                connection.execute(statement)
        connection.execute("VACUUM ANALYZE fact_version")
        yield Alone(connection)


def _asked(made: dict[int, Alone]) -> dict[tuple[str, int], list[float]]:
    times: dict[tuple[str, int], list[float]] = {}
    for name, question in QUESTIONS.items():
        for when, share in (("now", 1), ("in the middle", 2)):
            for turn in range(ASKED + 3):
                for versions, connections in made.items():
                    any_ = random.Random(turn)
                    day = date.fromordinal(731946 + 5113 - any_.randrange(365))
                    position = (versions + 20_002) // share
                    at = Moment(day, date.max, position, None, Certainty.POSSIBLE, CLEAR, ASSERTED_AS_REAL)
                    began = time.perf_counter()
                    question(connections, at, any_)
                    times.setdefault((f"{name}, {when}", versions), []).append((time.perf_counter() - began) * 1e6)
    return {each: taken[3:] for each, taken in times.items()}
