"""An auditor's commands ask a server elsewhere, and say with a key who they are."""

from threading import Thread

import pytest
from werkzeug.serving import make_server

from events.audit.source import Unreadable
from service.access.scopes import Role
from service.audit.live import Live
from service.remote_key import asking
from service.remote_log import RemoteLog, Unreachable
from tests.service.access.conftest import given_key, guarded


@pytest.fixture
def elsewhere(shared_world):
    """The address of a server that lets nobody in without a key, with one event on record."""
    shared_world.given("drill-held", participants=["CHN", "RUS"])
    server = make_server("127.0.0.1", 0, guarded(shared_world).client.application, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


def text_of(world, role):
    return given_key(world, role)[1]["Authorization"].removeprefix("Bearer ")


def test_a_reader_verifies_the_tree_and_an_auditor_takes_the_words_home(shared_world, elsewhere):
    reader, auditor = text_of(shared_world, Role.READER), text_of(shared_world, Role.AUDITOR)

    assert RemoteLog(elsewhere, reader).get("leaves/1")
    assert Live(elsewhere, auditor).read("payloads/0.ndjson")
    with pytest.raises(Unreadable, match=r"answers 403\. Set ENTENTE_API_KEY"):
        Live(elsewhere, reader).read("payloads/0.ndjson")
    with pytest.raises(Unreadable, match=r"answers 401\. Set ENTENTE_API_KEY"):
        Live(elsewhere).read("tile/0/000.p/1")
    with pytest.raises(Unreachable, match="answers 401"):
        RemoteLog(elsewhere).get("leaves/1")
    assert reader not in repr(RemoteLog(elsewhere, reader))


def test_a_key_goes_to_no_server_to_which_another_sends_us():
    request = asking("http://entente.test/v1/log/checkpoint", "a-key")
    assert (request.unredirected_hdrs, request.headers) == ({"Authorization": "Bearer a-key"}, {})
