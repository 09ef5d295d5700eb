"""A client that appends, reads and follows the log, over a network and beside workers that fail."""

import os
import random
import re
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from threading import Event
from time import monotonic
from uuid import uuid4

import psycopg
import pytest

from service.client import Conflict, Entente, Invalid, NotFound, Stale, Unauthenticated, Unreachable
from tests.meanwhile import meanwhile
from tests.served import Served, ask, below, command_of, parents, serving, soon, statement
from tests.service.client.faulty import Faulty
from tests.service.test_idempotency import in_the_way, waiting
from tests.service.test_stream import reading
from tests.tools import free_port
from tests.world import World

SAID = {"title": "T", "when": "2025", "speakers": ["CHN"], "stance": "supports"}

CLIENTS, EACH = 4, 50

READERS, WRITERS, SAID_EACH = 3, 2, 60

IMPORTED = 15_000


@pytest.fixture(scope="module")
def served(shared_world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    own = {
        "ENTENTE_DATABASE_URL": shared_world.url,
        "ENTENTE_DATA": str(tmp_path_factory.mktemp("client")),
        "ENTENTE_UNSIGNED": "allow",
        "ENTENTE_ANONYMOUS": "administrator",
    }
    data = Path(own["ENTENTE_DATA"]) / "none"
    with serving(free_port(), data, "--empty", "--threads", "16", **own) as running:
        yield running


def client_of(port: int) -> Entente:
    return Entente(f"http://127.0.0.1:{port}", author="tester")


@pytest.fixture
def entente(served: Served) -> Iterator[Entente]:
    with client_of(served.port) as client:
        yield client


def append(port: int, topic: str) -> int:
    """Append without the client; the position."""
    answer = ask(port, "/v1/developments/statement-made", "POST", statement(topic))
    assert answer.status == 201, answer.json
    return int(answer.json["position"])


def topics(world: World, prefix: str) -> list[str]:
    with psycopg.connect(world.url) as connection:
        rows = connection.execute(
            "SELECT payload::json -> 'content' ->> 'topic' FROM log.event"
            " WHERE starts_with(payload::json -> 'content' ->> 'topic', %s)",
            [prefix],
        )
        return sorted(topic for (topic,) in rows)


def test_a_development_is_recorded_amended_and_read_as_of_any_moment(entente: Entente) -> None:
    key = f"desk:{uuid4()}"
    first = entente.append("drill-held", key=key, title="A drill", when="2025-08", participants=["CHN", "RUS"])
    again = entente.append("drill-held", key=key, title="A drill", when="2025-08", participants=["CHN", "RUS"])
    assert (first["repeated"], again["repeated"], again["position"]) == (False, True, first["position"])
    one = first["id"]

    corrected = entente.correct(one, seen=1, reason="The day is known", changes={"when": "2025-08-03"})
    assert corrected["version"] == 2
    with pytest.raises(Stale) as stale:
        entente.correct(one, seen=1, reason="Late", changes={"when": "2025-08-04"})
    assert (stale.value.status, stale.value.word) == (412, "precondition-failed")
    entente.corroborate(one, sources=[{"name": "example.org"}])
    entente.dispute(one, reason="It was no drill")
    entente.change_status(one, "confirmed")
    entente.end(one, on="2025-08-05")
    retracted = entente.retract(one, seen=6, reason="A double")

    seen = corrected["position"]
    facts = entente.dyad("CHN", "RUS", valid_on="2025-08-03", known_at=seen, after=seen)
    assert [fact["development"] for fact in facts["facts"]].count(one) >= 1
    assert facts["moment"]["known_at"]["position"] == seen
    now = entente.state("CHN", valid_on="2025-08-03", after=retracted["position"])
    assert one not in [fact["development"] for fact in now["facts"]]
    assert entente.development(one)["retracted"] is True
    alliances = entente.view("alliances", actors=["CHN", "RUS"], valid_on="2025-08-03")
    assert alliances["view"] == "alliances"


def test_the_timeline_is_read_page_after_page(entente: Entente) -> None:
    made = [entente.append("statement-made", topic=f"paged {n}", **SAID) for n in range(7)]
    found = [each["development"] for each in entente.timeline(q="T", limit=3, after=made[-1]["position"])]
    assert {receipt["id"] for receipt in made} <= set(found)
    assert len(found) == len(set(found))


def test_what_is_refused_is_told_by_name_with_its_document(entente: Entente, served: Served) -> None:
    with pytest.raises(Invalid) as invalid:
        entente.append("statement-made", **{**SAID, "topic": "t", "stance": "shrugs"})
    assert [error["field"] for error in invalid.value.errors] == ["stance"]
    with pytest.raises(NotFound):
        entente.development(str(uuid4()))
    taken = str(uuid4())
    entente.append("statement-made", id=taken, topic="one", **SAID)
    with pytest.raises(Conflict) as conflict:
        entente.append("statement-made", id=taken, topic="other", **SAID)
    assert conflict.value.word == "already-recorded"
    with Entente(f"http://127.0.0.1:{served.port}", api_key="no-key") as stranger, pytest.raises(Unauthenticated):
        stranger.state()


def test_where_nobody_answers_patience_ends() -> None:
    begun = monotonic()
    with Entente(f"http://127.0.0.1:{free_port()}", patience=0.5) as client, pytest.raises(Unreachable):
        client.state()
    assert monotonic() - begun < 30


def test_200_appends_over_a_bad_network_are_on_record_once_each(served: Served, shared_world: World) -> None:
    prefix = f"{uuid4()} "

    def append(number: int) -> list[int]:
        with client_of(faulty.port) as client:
            made = [client.append("statement-made", topic=f"{prefix}{number} {n}", **SAID) for n in range(EACH)]
        assert not any(receipt["repeated"] for receipt in made)
        return [receipt["position"] for receipt in made]

    with Faulty(served.port, share=0.4, seed=1) as faulty, ThreadPoolExecutor(CLIENTS) as clients:
        positions = [position for each in clients.map(append, range(CLIENTS)) for position in each]
    assert all(count > 5 for count in faulty.cut.values()), faulty.cut
    assert len(set(positions)) == CLIENTS * EACH
    assert topics(shared_world, prefix) == sorted(f"{prefix}{c} {n}" for c in range(CLIENTS) for n in range(EACH))


def test_a_worker_killed_between_an_append_and_its_answer_has_done_nothing_or_all(
    served: Served, shared_world: World
) -> None:
    """The append waits in its transaction when all workers are killed; tried again, it is on record once."""
    topic = str(uuid4())
    with client_of(served.port) as client, ThreadPoolExecutor(1) as other, pytest.MonkeyPatch.context() as patch:
        key = uuid4()
        patch.setattr("service.client.entente.uuid4", lambda: key)
        with in_the_way(shared_world, f'"{key}"'):
            appending = other.submit(client.append, "statement-made", topic=topic, **SAID)
            soon(lambda: waiting(shared_world) or appending.done())
            workers = web_workers(served)
            assert len(workers) == 2
            for worker in workers:
                os.kill(worker, signal.SIGKILL)
            soon(lambda: not waiting(shared_world))
        receipt = appending.result(60)
    assert receipt["repeated"] is False
    assert topics(shared_world, topic) == [topic]


def web_workers(served: Served) -> list[int]:
    [master] = [
        one for one, parent in parents().items() if parent == served.process.pid and "gunicorn" in command_of(one)
    ]
    return below(master, parents())[1:]


def test_the_log_is_followed_over_a_bad_network_and_killed_workers(served: Served, entente: Entente) -> None:
    begun = entente.append("statement-made", topic="begun", **SAID)["position"]
    with (
        Faulty(served.port, share=0.3, seed=2) as faulty,
        client_of(faulty.port) as follower,
        ThreadPoolExecutor(1) as other,
    ):
        heard = other.submit(lambda: [*islice(follower.tail(after=begun), 40)])
        for number in range(40):
            if number == 20:
                for worker in web_workers(served):
                    os.kill(worker, signal.SIGKILL)
            entente.append("statement-made", topic=f"followed {number}", **SAID)
        events = heard.result(120)
    assert [event["position"] for event in events] == [*range(begun + 1, begun + 41)]
    assert [event["event"] for event in events] == ["recorded"] * 40


def test_the_example_of_the_guide_runs(served: Served, entente: Entente) -> None:
    guide = (Path(__file__).parents[3] / "service" / "guides" / "client.md").read_text()
    [example] = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)
    said: list[object] = []
    exec(example.replace("8000", str(served.port)), {"print": lambda *words: said.append(words[-1])})
    assert said == ["recorded", "corroborated", "corrected"]


def test_each_reader_has_every_position_once_however_often_it_is_cut(served: Served) -> None:
    """Readers hang up at random while others append, and come back with the last position that they saw."""
    begun, port = int(ask(served.port, "/v1/log?limit=1").json["head"]), served.port
    until = begun + WRITERS * SAID_EACH

    def read(reader: int, stopped: Event) -> list[int]:
        chance, seen = random.Random(reader), [begun]
        while seen[-1] < until and not stopped.is_set():
            with reading(port, last=seen[-1]) as said:
                for _, event in zip(range(chance.randrange(1, 30)), said, strict=False):
                    assert event.id == str(event.json()["position"])
                    assert event.event == "recorded"
                    seen.append(int(event.id))
                    if seen[-1] == until:
                        break
        return seen

    def write(writer: int) -> list[int]:
        return [append(port, f"{writer} {number}") for number in range(SAID_EACH)]

    with meanwhile(READERS + WRITERS) as (together, stopped):
        readers = [together.submit(read, reader, stopped) for reader in range(READERS)]
        writers = [together.submit(write, writer) for writer in range(WRITERS)]
        assert sorted(position for each in writers for position in each.result(120)) == [*range(begun + 1, until + 1)]
        for each in readers:
            assert each.result(120) == [*range(begun, until + 1)]


def test_a_file_is_imported_to_its_end_though_the_process_that_does_so_is_killed(served, tmp_path):
    file = tmp_path / "quads.csv"
    days = (date(2000, 1, 1) + timedelta(n // 100) for n in range(IMPORTED))
    file.write_text("subject,relation,object,date\n" + "".join(f"China,Consult,Russia,{day}\n" for day in days))
    with client_of(served.port) as client:
        progress = client.import_file(file, "quads", dry_run=True)
        first = next(progress)
        soon(lambda: ask(served.port, f"/v1/imports/{first['id']}").json["counts"]["read"] > 0, 60)
        [importer] = [one for one in below(served.process.pid, parents()) if "imports run" in command_of(one)]
        os.kill(importer, signal.SIGKILL)
        *_, last = progress
    assert (last["state"], last["bytes"]) == ("done", file.stat().st_size)
    assert last["counts"]["new"] == last["counts"]["read"] == IMPORTED


def test_a_file_that_is_refused_whole_is_a_problem(served, tmp_path):
    file = tmp_path / "nothing.csv"
    file.write_text("")
    with client_of(served.port) as client, pytest.raises(Invalid):
        next(client.import_file(file, "no such format"))
