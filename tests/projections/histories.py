"""Any history: what may be said of a few developments in any order, how it is done, and how it is projected."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import cycle
from typing import Any, NamedTuple
from uuid import UUID

import orjson
import psycopg
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from marshmallow import ValidationError

from events.audit.integrator import integrate
from events.errors import EventsError
from events.facts import Status
from events.kind import Obligation, Stance
from projections.projector import step
from service import maintain
from service.schemas import AMENDMENTS, record_schema
from tests.tools import EXAMPLES
from tests.world import World

Json = dict[str, Any]

dumps = partial(orjson.dumps, option=orjson.OPT_SORT_KEYS)
TODAY = datetime.now(UTC).date()
ALL = ",".join(Status)
IDS = [UUID(int=n) for n in (1, 2, 3)]
EMPTY = """
    DO $$
    DECLARE
        name regclass;
    BEGIN
        SET LOCAL session_replication_role = replica;
        FOR name IN
            SELECT oid FROM pg_class
            WHERE relkind = 'r' AND relnamespace::regnamespace::text !~ '^(pg_|information_schema$)'
              AND oid <> 'public.migration'::regclass
        LOOP
            EXECUTE format('DELETE FROM %s', name);
        END LOOP;
        INSERT INTO log.head DEFAULT VALUES;
        INSERT INTO log.tree DEFAULT VALUES;
        INSERT INTO projection.progress DEFAULT VALUES;
    END
    $$
"""
"""As it is when it has been migrated: no trigger that keeps the log is asked, and no table is made anew."""
NIGHT = "UPDATE log.head SET last_recorded_at = greatest(last_recorded_at, clock_timestamp()) + interval '1 day'"
FROM_SCRATCH = "TRUNCATE fact_version, development_version, digest; UPDATE progress SET position = 0"
TABLES = ("fact_version", "development_version", "digest")

DATES = [
    "2025-09-03", "2025-09", "2025", "2025~", "2025-02-28?", "2024-11?/2025-02", "2024-05/..", "2024/", "../2025-03",
    "/2024-12-31", "[2024-01-05, 2025-03]", "[2024-02..2024-06]", "{2024-05, 2025-07-01..2025-07-09}",
    "{2025-01..2025-03, 2025-02}", "202X", "2025-21", "0001-01-01", "9999-12-31",
]  # fmt: skip
PUBLISHED = [
    "1950", "2024-06-01", "2025-01-15", "2025-01-16", "2025-01", "2025-08-28?", "2025-09", str(TODAY.year),
    str(TODAY - timedelta(1)), str(TODAY), str(TODAY + timedelta(1)),
]  # fmt: skip

dates = st.sampled_from(DATES)
days = st.one_of(
    st.dates(), st.dates(date(2023, 12, 1), date(2026, 1, 31)), st.dates(TODAY - timedelta(3), TODAY + timedelta(9))
)
actor = st.sampled_from(("CHN", "RUS", "PRK", "IRN"))
actors = st.lists(actor, unique=True, max_size=3)
some = st.lists(actor, unique=True, min_size=1, max_size=3)
organisation = st.sampled_from(("SCO", "NATO"))
word = st.sampled_from(("one", "two"))

sources = st.lists(
    st.fixed_dictionaries(
        {"name": st.sampled_from(("A", "B", "C"))},
        optional={"published": st.sampled_from(PUBLISHED), "credibility": st.integers(1, 6)},
    ),
    max_size=3,
)


def content(**said: st.SearchStrategy[Any]) -> st.SearchStrategy[Json]:
    """What a record of a kind says."""
    optional = {
        "status": st.sampled_from([str(status) for status in Status]),
        "theatre": word,
        "quantities": st.just([{"name": "shells", "amount": 3}]),
    }
    return st.fixed_dictionaries({"title": word, "when": dates, **said}, optional=optional)


party = st.fixed_dictionaries(
    {"actor": actor, "obligations": st.lists(st.sampled_from([str(each) for each in Obligation]), unique=True)},
    optional={"when": dates},
)
KINDS = {
    "membership-joined": content(member=actor, organisation=organisation),
    "membership-left": content(member=actor, organisation=organisation, since=dates),
    "statement-made": content(
        speakers=some,
        towards=actors,
        partners=actors,
        topic=word,
        stance=st.sampled_from([str(each) for each in Stance]),
    ),
    "arms-delivered": content(suppliers=some, recipients=some, arms=word),
    "summit-held": content(gathering=word, hosts=actors, attendees=some, absentees=actors),
    "treaty-in-force": content(treaty=word, parties=st.lists(party, min_size=2, max_size=3)),
    "roll-call-held": content(resolution=word, yes=some),
    "interaction-coded": content(
        initiators=some,
        recipients=actors,
        plover=st.fixed_dictionaries({"event": st.sampled_from(("AID", "REJECT", "ASSAULT"))}),
    ),
    "forecast-made": content(forecaster=word, expects=word, about=some, towards=actors),
}
AMENDING = {
    "corroborated": st.just({}),
    "disputed": st.fixed_dictionaries({}, optional={"contested_by": st.just(str(UUID(int=9)))}),
    "status-changed": st.fixed_dictionaries(
        {"status": st.sampled_from([str(status) for status in Status])},
        optional={"because_of": st.just(str(UUID(int=8)))},
    ),
    "ended": st.fixed_dictionaries({"on": dates}),
    "retracted": st.just({}),
}
TOPICS = ("corrected", "corrected", "ended", "ended", "corroborated", "disputed", "status-changed")


class Command(NamedTuple):
    """Something to say of a development; without one, a night passes. Saying may be refused."""

    development: UUID | None
    word: str = ""
    said: Json = {}  # noqa: RUF012


@st.composite
def histories(draw: st.DrawFn) -> list[Command]:
    """Up to three developments, and up to twelve things said of them in any order."""
    kinds = {id_: draw(st.sampled_from(sorted(KINDS))) for id_ in IDS[: draw(st.integers(1, 3))]}
    commands, begun = [], set()
    for _ in range(draw(st.integers(1, 12))):
        id_ = draw(st.sampled_from([*kinds, *kinds, None]))
        if id_ is None:
            commands.append(Command(None))
        elif id_ not in begun:
            begun.add(id_)
            said = {**draw(KINDS[kinds[id_]]), "id": str(id_), "author": "tester", "sources": draw(sources)}
            commands.append(Command(id_, kinds[id_], said))
        else:
            topic = "retracted" if draw(st.integers(0, 15)) == 7 else draw(st.sampled_from(TOPICS))
            commands.append(Command(id_, topic, draw(amendment(topic, kinds[id_]))))
    return commands


@st.composite
def amendment(draw: st.DrawFn, topic: str, kind: str) -> Json:
    """What an event says of a development of a kind; a correction takes some fields from another such record."""
    said: Json = {"author": "tester", "reason": "Because.", "sources": draw(sources)}
    if topic != "corrected":
        return said | draw(AMENDING[topic])
    other = draw(KINDS[kind])
    names = draw(st.sets(st.sampled_from([*["when"] * 5, *other, "theatre", "note"]), min_size=1, max_size=3))
    return said | {"changes": {name: other.get(name) for name in sorted(names)}}


def keeps(examples: int) -> Callable[[Any], Any]:
    """How many histories a promise is tried on; more by hand."""
    return settings(max_examples=examples * EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))


def perform(world: World, commands: Sequence[Command]) -> None:
    """Do as commanded, but for what is refused."""
    for development, word, said in commands:
        with suppress(ValidationError, EventsError):
            if development is None:
                with psycopg.connect(world.url) as connection:
                    connection.execute(NIGHT)
            elif word in AMENDMENTS:
                maintain.amend(world.parts.log, development, word, None, AMENDMENTS[word]().load(said))
            else:
                maintain.record(world.parts.log, word, record_schema(word)().load(said))


def begin(world: World, commands: Sequence[Command] = ()) -> None:
    """Empty the database, and perform commands."""
    with psycopg.connect(world.url) as connection:
        connection.execute(EMPTY)
    perform(world, commands)


def project(connection: psycopg.Connection[Any], limits: Sequence[int]) -> dict[str, list[str]]:
    """Project all that the log holds, in batches of these limits in turn; all columns of all rows by table."""
    integrate(connection)
    for limit in cycle(limits):
        with connection.transaction():
            if not step(connection, limit):
                return rows(connection)
    raise AssertionError("there are limits")


def rows(connection: psycopg.Connection[Any]) -> dict[str, list[str]]:
    return {
        table: [row for (row,) in connection.execute(f"SELECT row::text FROM {table} AS row ORDER BY 1")]
        for table in TABLES
    }
