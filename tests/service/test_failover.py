"""A primary that is killed under writers, with a synchronous standby promoted, loses nothing that was acknowledged."""

from dataclasses import replace
from itertools import count
from pathlib import Path
from threading import Event

import psycopg

from service.migrate import migrate
from service.parts import open_parts, open_standbys
from tests.meanwhile import meanwhile
from tests.service.replicas import cluster, until
from tests.world import World

WRITERS, ENOUGH = 4, 60

WORDS = {"author": "tester", "title": "A drill", "when": "2025-09-03", "participants": ["CHN", "RUS"]}

RECEIVED = "SELECT pg_last_wal_receive_lsn() - '0/0'"

KEPT = "SELECT stream::text, position FROM log.event ORDER BY position"


def test_a_killed_primary_takes_no_acknowledged_append_with_it(tmp_path: Path) -> None:
    with cluster(tmp_path) as servers:
        migrate(servers.primary.url)
        every = [servers.primary, servers.one, servers.two]
        hosts, ports = ",".join("127.0.0.1" for _ in every), ",".join(str(node.port) for node in every)
        url = f"host={hosts} port={ports} user=entente dbname=postgres target_session_attrs=read-write"
        parts = open_parts(url, WRITERS)
        standbys = open_standbys([servers.one.url, servers.two.url], WRITERS, parts)
        until(lambda: all(each.usable for each in standbys))
        world = World(url, replace(parts, standbys=standbys))
        acknowledged: dict[str, int] = {}  # the position of each development
        numbers, client = count(), world.client.application.test_client

        def write(stopped: Event) -> None:
            while not stopped.is_set():
                key = f"key:{next(numbers)}"
                answer = client().post("/v1/developments/drill-held", json={**WORDS, "key": key})
                while answer.status_code == 503 and not stopped.is_set():
                    answer = client().post("/v1/developments/drill-held", json={**WORDS, "key": key})
                if answer.status_code in (200, 201):
                    acknowledged[answer.json["id"]] = answer.json["position"]
                else:
                    assert answer.status_code == 503, answer.json

        with meanwhile(WRITERS) as (threads, stopped):
            writers = [threads.submit(write, stopped) for _ in range(WRITERS)]
            until(lambda: len(acknowledged) > ENOUGH)
            servers.primary.kill()
            assert client().get("/v1/state").status_code == 200
            heir = max(servers.one, servers.two, key=lambda node: node.ask(RECEIVED))
            until(lambda: heir.ask("SELECT pg_promote()"))
            before = len(acknowledged)
            until(lambda: len(acknowledged) > before + ENOUGH)
            stopped.set()
            for writer in writers:
                writer.result()

        with psycopg.connect(heir.url) as connection:
            kept = connection.execute(KEPT).fetchall()
        assert [position for _, position in kept] == [*range(1, len(kept) + 1)]
        assert acknowledged.items() <= dict(kept).items()
        assert len(dict(kept)) == len(kept)
        standbys.close()
        parts.pool.close()
