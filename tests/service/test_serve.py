"""One command runs everything, stops everything, and loses nothing that it acknowledged."""

import os
import re
import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from shlex import split
from threading import Event

import click
import orjson
import pytest

from service.access import keys
from service.access.scopes import Role
from service.cli.exposure import check_exposure
from service.parts import open_parts
from service.settings import Settings
from tests.served import ask, below, command_of, kill, parents, serving, soon, statement, tree


def test_it_says_what_to_try_has_the_bundled_data_and_stops_whole(tmp_path: Path, port: int) -> None:
    with serving(port, tmp_path / "data") as served:
        assert f"http://127.0.0.1:{port} " in served.said
        curls = re.findall(r"^ +(curl .+)$", served.said, re.MULTILINE)
        assert len(curls) == 3
        soon(lambda: ask(port, "/readyz").json.get("lag") == 0)
        for curl in curls:
            _, url = split(curl)
            assert url.startswith(f"http://127.0.0.1:{port}/")
            answer = ask(port, url.partition(str(port))[2])
            assert answer.status == 200
            assert answer.json.get("facts") or answer.json.get("developments")

        facts = ask(port, "/v1/state/dyads/PRK/RUS?valid_on=2025-01-01").json["facts"]
        told = {(fact["subject"], fact["predicate"], fact["object"], fact["aspect"]) for fact in facts}
        assert {("RUS", "obliged-to", "PRK", "defense"), ("PRK", "obliged-to", "RUS", "defense")} <= told

        processes = tree(served.process.pid, tmp_path / "data")
        assert len([each for each in processes if "keeper.py" in command_of(each)]) == 1
        assert len([each for each in processes if "postgres: " in command_of(each)]) > 4
        assert len([each for each in processes if "gunicorn" in command_of(each)]) == 3
        assert len([each for each in processes if "projections run" in command_of(each)]) == 1
        served.process.terminate()
        assert served.process.wait(60) == 0
        soon(lambda: not set(processes) & set(parents()))
        assert not (tmp_path / "data" / "cluster" / "postmaster.pid").exists()
        with pytest.raises(ConnectionRefusedError):
            ask(port, "/livez")


def test_what_was_acknowledged_survives_the_death_of_every_process(tmp_path: Path, port: int) -> None:
    """Four clients append when everything is killed at once; then it starts again, where it was."""
    acknowledged: dict[int, str] = {}
    killed = Event()

    def append(client: int) -> int:
        connection, appended = HTTPConnection("127.0.0.1", port, timeout=60), 0
        while True:
            body = orjson.dumps(statement(f"client {client}, number {appended}"))
            try:
                connection.request(
                    "POST", "/v1/developments/statement-made", body, {"Content-Type": "application/json"}
                )
                answer = connection.getresponse()
                receipt = orjson.loads(answer.read())
            except (OSError, HTTPException):
                assert killed.is_set(), "it answers until it is killed"
                return appended
            assert answer.status == 201, receipt
            acknowledged[receipt["position"]] = receipt["id"]
            appended += 1

    data = tmp_path / "data"
    with serving(port, data, "--empty") as served, ThreadPoolExecutor(4) as clients:
        appending = [clients.submit(append, client) for client in range(4)]
        try:
            soon(lambda: len(acknowledged) >= 200 or any(one.done() for one in appending))
        finally:
            processes = tree(served.process.pid, data)
            killed.set()
            kill(processes)
        assert len(processes) > 12
        assert all(one.result(timeout=60) > 20 for one in appending)
        soon(lambda: not set(processes) & set(parents()))

    with serving(port, data) as served:
        events = ask(port, "/v1/log?limit=10000").json["events"]
        assert [event["position"] for event in events] == list(range(1, len(events) + 1))
        kept = {event["position"]: event["id"] for event in events}
        assert kept.items() >= acknowledged.items()
        assert len(kept) <= len(acknowledged) + 4, "there is nothing that nobody asked for"
        times = [event["recorded_at"] for event in events]
        assert times == sorted(set(times))
        receipt = ask(port, "/v1/developments/statement-made", "POST", statement("after")).json
        assert receipt["position"] == len(events) + 1
        facts = ask(port, f"/v1/state?valid_on=2025-06-01&after={receipt['position']}").json["facts"]
        assert {fact["development"] for fact in facts} == {*kept.values(), receipt["id"]}


def test_with_a_database_of_one_s_own_none_is_started_and_reads_outlive_the_projector(
    tmp_path: Path, port: int, database: str
) -> None:
    data = tmp_path / "data"
    own = {"ENTENTE_DATABASE_URL": database, "ENTENTE_DATA": str(tmp_path / "other"), "ENTENTE_UNSIGNED": "allow"}
    own["ENTENTE_ANONYMOUS"] = "administrator"
    with serving(port, data, "--empty", **own) as served:
        assert ask(port, "/v1/log").json | {"origin": ""} == {"origin": "", "head": 0, "events": []}
        soon(lambda: any(tmp_path.rglob("signing.key")))
        assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == ["signing.key"], "and no database"
        processes = below(served.process.pid, parents())
        assert [each for each in processes if "postgres" in command_of(each) or "keeper" in command_of(each)] == []
        (running,) = (each for each in processes if "projections run" in command_of(each))

        first = ask(port, "/v1/developments/statement-made", "POST", statement("with")).json["position"]
        assert len(ask(port, f"/v1/state?valid_on=2025-06-01&after={first}").json["facts"]) == 1
        assert ask(port, "/readyz").json.items() >= {"ready": True, "head": 1, "position": 1, "lag": 0}.items()

        os.kill(running, signal.SIGTERM)
        soon(lambda: running not in parents())
        assert ask(port, "/readyz").status == 200, "all is projected"
        assert ask(port, "/v1/developments/statement-made", "POST", statement("without")).status == 201
        soon(lambda: ask(port, "/readyz").status == 503)
        assert "position 2 of 2" in ask(port, "/readyz").json["detail"]
        assert len(ask(port, "/v1/state?valid_on=2025-06-01").json["facts"]) == 1
        assert ask(port, "/v1/timeline").status == ask(port, "/livez").status == 200
        assert ask(port, "/v1/log").json["head"] == 2

        served.process.terminate()
        assert served.process.wait(60) == 0
        assert not set(processes) & set(parents())


def test_with_a_database_of_one_s_own_nothing_is_appended_without_a_key_and_a_signature_and_no_secret_is_seen(
    tmp_path: Path, port: int, database: str
) -> None:
    secret = "a-secret-that-nobody-sees-in-a-process"
    own = {
        "ENTENTE_DATABASE_URL": database.replace("entente@", f"entente:{secret}@"),
        "ENTENTE_DATA": str(tmp_path / "other"),
        "ENTENTE_SECRET_KEY": secret,
    }
    with serving(port, tmp_path / "data", "--empty", **own) as served:
        assert "Without a credential, requests may: read (ENTENTE_ANONYMOUS)." in served.said
        assert ask(port, "/v1/log").json["head"] == 0
        anonymous = ask(port, "/v1/developments/statement-made", "POST", statement("anonymous"))
        assert anonymous.status == 401

        parts = open_parts(database, 1)
        _, made = keys.make(parts.pool, name="desk", role=Role.MAINTAINER, created_by="tester")
        parts.pool.close()
        key = {"Authorization": f"Bearer {made.text}"}
        unsigned = ask(port, "/v1/developments/statement-made", "POST", statement("unsigned"), **key)
        assert (unsigned.status, unsigned.json["type"]) == (403, "/v1/problems/unsigned")
        assert ask(port, "/v1/log").json["head"] == 0
        assert [each for each in below(served.process.pid, parents()) if secret in command_of(each)] == []
        assert secret not in served.said


@pytest.mark.parametrize(("host", "anonymous", "refused"), [
    ("0.0.0.0", None, True),
    ("::", None, True),
    ("192.0.2.1", None, True),
    ("entente.example", None, True),
    ("192.0.2.1", "administrator", False),
    ("192.0.2.1", "reader", False),
    ("127.0.0.1", None, False),
    ("localhost", None, False),
    ("::1", None, False),
])  # fmt: skip
def test_other_machines_may_do_more_than_read_without_a_credential_only_where_that_is_set(host, anonymous, refused):
    environ = {"ENTENTE_ANONYMOUS": anonymous} if anonymous else {}
    with pytest.raises(click.UsageError) if refused else nullcontext():
        check_exposure(host, Settings.read(environ), environ)
    own = {"ENTENTE_DATABASE_URL": "postgresql://here/x", **environ}
    check_exposure(host, Settings.read(own), own)
