"""What the audit costs and gives: single appends with and without their leaves, and a proof at 1,000,000 leaves."""

import random
import time
from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

import psycopg
from eventsourcing.persistence import StoredEvent

from events.audit.integrator import integrate
from events.log import Log
from events.recorder import Receipt, Recorder
from service.app import create_app
from service.parts import connect, open_parts
from tests.benchmarks.result import Result
from tests.benchmarks.sample import content

ROUNDS, APPENDS = 9, 400
LEAVES, PROOFS = 1_000_000, 300
SOURCES = [{"name": "example.org", "published": "2025-09-03"}]

BARE = """
    CREATE TABLE log.bare (
        position bigint PRIMARY KEY, recorded_at timestamptz NOT NULL, stream uuid NOT NULL, version bigint NOT NULL,
        topic text NOT NULL, payload text NOT NULL, UNIQUE (stream, version)
    );
    CREATE FUNCTION log.append_bare(streams uuid[], versions bigint[], topics text[], payloads text[])
    RETURNS TABLE (at_position bigint, at_time timestamptz) LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
    DECLARE first bigint; since timestamptz;
    BEGIN
        SELECT * INTO first, since FROM log.advance(cardinality(streams));
        RETURN QUERY
            INSERT INTO log.bare
            SELECT first + n - 1, since + (n - 1) * interval '1 microsecond',
                streams[n], versions[n], topics[n], payloads[n]
            FROM generate_series(1, cardinality(streams)) AS n
            RETURNING position, recorded_at;
    END
    $$
"""

MANY = """
    WITH many AS (
        SELECT n, gen_random_uuid() AS stream, clock_timestamp() AS time FROM generate_series(%(first)s, %(last)s) AS n
    )
    INSERT INTO log.event (position, recorded_at, stream, version, topic, payload, salt, leaf)
    SELECT n, time, stream, 1, 'recorded', '{"author":"benchmark"}', decode(repeat('00', 32), 'hex'),
        log.leaf(format('{"author":"benchmark","commitment":"%%s","id":"%%s/1","stream":"%%s","topic":"recorded",'
            '"version":1}', repeat('0', 64), stream, stream), n, time)
    FROM many ORDER BY n
"""


class WithoutAudit(Recorder):
    """The recorder as it would be without leaves."""

    def append(self, events: Sequence[StoredEvent], *_: Any) -> list[Receipt]:
        """Append events without sealing them."""
        columns = (
            [event.originator_id for event in events],
            [event.originator_version for event in events],
            [event.topic for event in events],
            [event.state.decode() for event in events],
        )
        with self.pool.connection() as connection:
            rows: list[Any] = connection.execute(
                "SELECT at_position, at_time FROM log.append_bare(%b, %b, %b, %b)", columns, prepare=True
            ).fetchall()
        return [
            Receipt(UUID(str(event.originator_id)), event.originator_version, *row)
            for event, row in zip(events, rows, strict=True)
        ]


def run(url: str) -> list[Result]:
    """Appends a second in turns, then the time of a proof over HTTP's application."""
    with psycopg.connect(url) as connection:
        connection.execute(BARE)
    parts = open_parts(url, 2)
    audited, bare = [], []
    for number in range(ROUNDS):
        said = content(number)
        for log, rates in ((parts.log, audited), (Log(WithoutAudit(parts.pool)), bare)):
            began = time.perf_counter()
            for _ in range(APPENDS):
                log.record(uuid4(), "statement-made", said, author="benchmark", sources=SOURCES)
            rates.append(APPENDS / (time.perf_counter() - began))
    parts.pool.close()
    return [Result("single append with its leaf", "the same without", "/s", audited, bare, ">= 0.7"), _proofs(url)]


def _proofs(url: str) -> Result:
    with psycopg.connect(url) as connection:
        connection.execute("DROP TABLE log.bare CASCADE")
    with connect(url) as connection, connection.transaction():
        connection.execute("ALTER TABLE log.event DISABLE TRIGGER ALL; TRUNCATE log.event")
        connection.execute(MANY, {"first": 1, "last": LEAVES})
        connection.execute("UPDATE log.head SET position = greatest(position, %s)", [LEAVES])
    with connect(url) as connection:
        integrate(connection)
        connection.execute("VACUUM ANALYZE log.event")
    parts = open_parts(url, 2)
    client = create_app(parts).test_client()
    chance, times = random.Random(1), []
    for _ in range(PROOFS):
        address = f"/v1/log/proofs/inclusion/{chance.randrange(1, LEAVES)}?size={LEAVES}"
        began = time.perf_counter()
        answer = client.get(address)
        times.append((time.perf_counter() - began) * 1000)
        assert answer.status_code == 200, answer.text
    parts.pool.close()
    return Result("inclusion proof at 1,000,000 leaves", "our goal", "ms", times, [5.0], "<= 1")
