"""The requests of a worker take turns, none waits for one that takes long, and no worker takes all connections."""

import os
import selectors
import socket
from contextlib import ExitStack, contextmanager
from threading import Barrier, Event, Thread

import pytest
from gunicorn.config import Config
from gunicorn.glogging import Logger

from service import turns
from service.turns import TurnsWorker
from tests.served import soon

PATIENCE = 60
"""Seconds in which what is to happen has happened on a busy machine."""

NEVER = 3600.0
"""Seconds that no test takes."""


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening


@contextmanager
def working(listener, handle):
    """A worker that does something with each connection, and then hangs up."""
    config = Config()
    config.set("threads", 8)
    worker = TurnsWorker(1, os.getppid(), [listener], None, PATIENCE, config, Logger(config))

    def handled(conn):
        handle(conn)
        conn.close()
        conn.close = lambda **_: None
        return False

    worker.handle = handled
    worker.tpool = worker.get_thread_pool()
    worker.poller = selectors.DefaultSelector()
    worker.method_queue.init()
    running = Thread(target=worker.run)
    running.start()
    try:
        yield worker
    finally:
        worker.handle_exit(None, None)
        running.join(PATIENCE)
        assert not running.is_alive()
        worker.tmp.close()


@contextmanager
def clients(listener, number):
    """Clients who have connected."""
    with ExitStack() as stack:
        yield [stack.enter_context(socket.create_connection(listener.getsockname(), PATIENCE)) for _ in range(number)]


def hung_up(client):
    return client.recv(1) == b""


def test_a_worker_that_is_at_work_leaves_a_connection_to_another(listener, monkeypatch):
    monkeypatch.setattr(turns, "LEFT", NEVER)
    done = Event()
    with (
        clients(listener, 2) as [first, _],
        listener.dup() as other,
        working(listener, lambda _: done.wait(PATIENCE)) as worker,
    ):
        soon(lambda: worker.turn)
        for _ in range(2):
            looked = Event()
            worker.method_queue.defer(looked.set)
            assert looked.wait(PATIENCE), "it looks at what there is to do"
        accepted, _ = other.accept()
        accepted.close()
        done.set()
        assert hung_up(first)


def test_a_worker_that_has_nothing_to_do_leaves_none(listener, monkeypatch):
    monkeypatch.setattr(turns, "LEFT", NEVER)
    with working(listener, lambda _: None), clients(listener, 20) as all_of_them:
        assert all(map(hung_up, all_of_them))


def test_a_request_begins_when_the_one_before_is_done_in_the_order_in_which_they_came(listener, monkeypatch):
    monkeypatch.setattr(turns, "LONG", NEVER)
    all_there, said = Event(), []

    def handle(conn):
        assert all_there.wait(PATIENCE)
        said.append(("begun", conn.client))
        said.append(("done", conn.client))

    with working(listener, handle) as worker, clients(listener, 5) as all_of_them:
        soon(lambda: len(worker.waiting) == 4)
        all_there.set()
        assert all(map(hung_up, all_of_them))
        came = [each.getsockname() for each in all_of_them]
    assert said == [(what, client) for client in came for what in ("begun", "done")]


def test_a_request_that_takes_long_holds_up_no_other(listener):
    all_begun = Barrier(5)

    def handle(_):
        all_begun.wait(PATIENCE)

    with working(listener, handle), clients(listener, 5) as all_of_them:
        assert all(map(hung_up, all_of_them))
    assert not all_begun.broken
