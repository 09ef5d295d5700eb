"""Asked to stop, a service finishes what is under way, ends its streams, and is gone."""

import os
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from time import monotonic

import psycopg
import pytest

from projections.projector import PROJECTING
from service.importers.process import ONE_IMPORTER
from service.webhooks.running import ONE_TELLER
from tests.served import ROOT, ask, below, parents, serving, soon, statement

IN_TIME = 20
"""Seconds: five, and what a busy machine adds."""

WAITING = """
    SELECT count(*) FROM pg_stat_activity
    WHERE wait_event_type = 'Lock' AND datname = current_database()
"""
"""Who waits for the lock of the log's head."""

AT_WORK = """
    SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
    WHERE locktype = 'advisory' AND datname = current_database() AND granted
      AND (classid::bigint << 32) + objid::bigint IN (%s, %s, %s)
"""


def until(count, database, statement, *terms):
    with psycopg.connect(database, autocommit=True) as connection:
        soon(lambda: connection.execute(statement, terms).fetchone() == (count,))


def until_all_are_at_work(database):
    """The projector, and the processes that deliver webhooks and import."""
    until(3, database, AT_WORK, PROJECTING, ONE_TELLER, ONE_IMPORTER)


@contextmanager
def appending(port, database):
    """An append that is under way for as long as the lock is held; the connection that holds it, and the answer."""
    with psycopg.connect(database) as holder, ThreadPoolExecutor(1) as pool:
        holder.execute("SELECT FROM log.head FOR UPDATE")
        answer = pool.submit(ask, port, "/v1/developments/statement-made", "POST", statement("under way"))
        until(1, database, WAITING)
        yield holder, answer


@contextmanager
def streaming(port):
    """A stream of the log that has begun."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as client:
        client.sendall(b"GET /v1/log/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n")
        assert client.recv(4096).startswith(b"HTTP/1.1 200 ")
        yield client


def own(database, tmp_path):
    return {"ENTENTE_DATABASE_URL": database, "ENTENTE_DATA": str(tmp_path), "ENTENTE_UNSIGNED": "allow",
            "ENTENTE_ANONYMOUS": "administrator"}  # fmt: skip


def test_a_request_under_way_is_answered_a_stream_ends_and_all_are_gone(tmp_path, port, database):
    options = ("--empty", "--workers=1")
    with (
        serving(port, tmp_path, *options, **own(database, tmp_path)) as served,
        streaming(port) as stream,
        streaming(port),  # whose client reads no more
    ):
        until_all_are_at_work(database)
        processes = below(served.process.pid, parents())
        with appending(port, database) as (holder, answer):
            started = monotonic()
            served.process.terminate()
            said = b""
            while more := stream.recv(4096):
                said = (said + more)[-5:]
            assert said == b"0\r\n\r\n", "it ends as an answer does, and is not cut off"
            assert not answer.done()
            holder.rollback()
            assert answer.result(IN_TIME).status == 201
        assert served.process.wait(60) == 0
        assert monotonic() - started < IN_TIME
        soon(lambda: not set(processes) & set(parents()))
    with psycopg.connect(database) as connection:
        assert connection.execute("SELECT count(*) FROM log.event").fetchone() == (1,)


def test_a_second_signal_does_not_wait_for_what_is_under_way(tmp_path, port, database):
    with serving(port, tmp_path, "--empty", "--workers=1", **own(database, tmp_path)) as served:
        until_all_are_at_work(database)
        processes = below(served.process.pid, parents())
        with appending(port, database) as (holder, answer):
            served.process.send_signal(signal.SIGINT)
            soon(lambda: len(set(processes) & set(parents())) < len(processes))
            served.process.send_signal(signal.SIGINT)
            assert isinstance(answer.exception(IN_TIME), OSError), "it was cut before its time"
            served.process.wait(IN_TIME)
            soon(lambda: not set(processes) & set(parents()))
            holder.rollback()


HASTY = """
import sys
from gunicorn.app.wsgiapp import run
from service import gunicorn
gunicorn.READ_WITHIN = 0.5
sys.argv = ["gunicorn", "--config=python:service.gunicorn", "--workers=1", "--threads=2", "--bind=127.0.0.1:%s"]
run()
"""


@pytest.fixture
def hasty(tmp_path, port, shared_world):
    """A worker of two threads that waits half a second for a request."""
    environ = {**os.environ, **own(shared_world.url, tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", HASTY % port], cwd=ROOT, env=environ, stderr=subprocess.DEVNULL
    ) as ran:
        try:
            soon(lambda: listens(port))
            yield port
        finally:
            ran.terminate()
            assert ran.wait(60) == 0


def listens(port):
    try:
        return ask(port, "/livez").status == 200
    except OSError:
        return False


def test_clients_that_do_not_come_to_an_end_hold_no_thread(hasty):
    """As many as there are threads, in the middle of a head, of a body, and of a chunk."""
    head = b"POST /v1/developments/statement-made HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    for begun in (head, head + b"Content-Length: 100\r\n\r\n{", head + b"Transfer-Encoding: chunked\r\n\r\n5\r\n{"):
        slow = [socket.create_connection(("127.0.0.1", hasty), timeout=60) for _ in range(2)]
        for client in slow:
            client.sendall(begun)
        assert ask(hasty, "/livez").status == 200
        for client in slow:
            said = client.recv(65536)
            assert said == b"" or said.startswith(b"HTTP/1.1 400 "), said
            client.close()
