"""What could go wrong in the fact table and in the projector, each trap as a test."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import UTC, date, datetime, timedelta
from threading import Event
from time import sleep
from typing import Any
from uuid import UUID, uuid4

import orjson
import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg import Connection, sql

from events.audit.note import Signer
from events.audit.tiles import Tile
from events.dates import FOREVER
from events.facts import ASSERTED_AS_REAL
from projections import carrying, facts, projector
from projections.batch import OPEN
from projections.catching_up import catch_up
from projections.errors import AnotherProjector, ProjectionFault, ProjectionsError, RebuildDiffers
from projections.fact_order import place
from projections.facts_now import AS_OF_NOW, CLEARLY_NOW
from projections.moment import Certainty, Lens, Moment
from projections.projector import position_of
from projections.rebuild import rebuild
from service.app import create_app
from tests.carried import carried_on
from tests.served import soon
from tests.world import World, line

Json = dict[str, Any]

SALT = "decode(repeat('00', 32), 'hex')"
APPEND = (
    f"SELECT log.append(ARRAY[%s::uuid], ARRAY[1::bigint], ARRAY['recorded'], ARRAY[%s], ARRAY[{SALT}], ARRAY['{{}}'])"
)
UNHEARD_OF = orjson.dumps({"kind": "unheard-of", "content": {"when": "2025"}, "sources": []}).decode()
SILENT = f"""
    WITH head AS (
        UPDATE log.head SET position = position + 1, last_recorded_at = clock_timestamp()
        RETURNING position, last_recorded_at
    )
    INSERT INTO log.event (position, recorded_at, stream, version, topic, payload, salt, leaf)
    SELECT position, last_recorded_at, %s, 1, 'recorded', %s, {SALT}, '{{}}' FROM head
"""
LAST = """
    SELECT min(starts_from), max(ends_by), max(published_to), max(known_to), max((at[0])[0]), max((at[0])[1])
    FROM fact_version
"""
SIDES = ("/state", "/state/actors/CHN", "/state/dyads/PRK/CHN")


def aid(when: str, **said: Any) -> Json:
    """A development with one fact, between China and North Korea."""
    return {"when": when, "donors": ["CHN"], "recipients": ["PRK"], "aid": "grain", **said}


def held(world: World, **moment: Any) -> list[str]:
    """When the facts held that hold at a moment, as the whole state, an actor's and a dyad's tell alike."""
    told = []
    for path in SIDES:
        answer = world.client.get(f"/v1{path}", query_string=moment)
        assert answer.status_code == 200, answer.text
        told.append(sorted(fact["valid"]["starts_from"] or ".." for fact in answer.json["facts"]))
    assert told[0] == told[1] == told[2]
    return told[0]


def position(world: World) -> int:
    with world.projecting() as connection:
        return position_of(connection)


def rows(world: World, schema: str = "projection") -> list[str]:
    """All columns of all rows of the projections, and the position."""
    statement = " UNION ALL ".join(
        f"SELECT row::text FROM {schema}.{table} AS row"
        for table in ("fact_version", "development_version", "progress")
    )
    with psycopg.connect(world.url) as connection:
        return sorted(row for (row,) in connection.execute(statement.encode()))


SPELLS = [
    ("2024-03-05/2024-06-10", date(2024, 3, 5), date(2024, 6, 10)),
    ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
    ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
    ("0001-01-02/0001-01-03", date(1, 1, 2), date(1, 1, 3)),
    ("9999-12-29/9999-12-30", date(9999, 12, 29), date(9999, 12, 30)),
]


def last_tiles(size: int) -> Iterator[Tile]:
    """The last tile of each level of a tree, which is all that its root is read from."""
    for level in range(size.bit_length() // 8 + 1):
        index, width = divmod(size >> 8 * level, 256)
        yield Tile(level, index, width)


@pytest.mark.parametrize("far", [0, 2**31 - 3, 2**40, 2**50])
@pytest.mark.parametrize(("when", "first", "last"), SPELLS)
def test_a_state_is_exact_to_the_day_and_to_the_position(
    world: World, when: str, first: date, last: date, far: int
) -> None:
    """Also so far out that a box, whose operators are fuzzy, of other units than these would be wrong."""
    with psycopg.connect(world.url) as connection:
        connection.execute("UPDATE log.head SET position = %s", [far])
        connection.execute("UPDATE log.tree SET size = %s, frontier = %s", [far, bytes(32 * far.bit_count())])
        for tile in (tile for tile in last_tiles(far) if tile.width):
            connection.execute(
                "INSERT INTO log.tile VALUES (%s, %s, %s)", [tile.level, tile.index, bytes(32 * tile.width)]
            )
    world.given("statement-made", speakers=["RUS"], stance="supports", topic="before")
    development = world.given("aid-given", **aid(when))
    since = world.head()
    world.given("statement-made", speakers=["RUS"], stance="supports", topic="between")
    closing = world.then(development, "retractions", reason="A mistake.")
    world.given("statement-made", speakers=["RUS"], stance="supports", topic="after")
    world.project()
    assert since == far + 2

    day, start = timedelta(1), [first.isoformat()]
    for known_at in (since, closing - 1):
        assert held(world, known_at=known_at, valid_on=first) == held(world, known_at=known_at, valid_on=last) == start
        assert held(world, known_at=known_at, valid_on=first - day) == []
        assert held(world, known_at=known_at, valid_on=last + day) == []
    for known_at in (since - 1, closing, closing + 1):
        assert held(world, known_at=known_at, valid_on=first) == held(world, known_at=known_at, valid_on=last) == []


def test_a_correction_replaces_at_its_position_and_no_other(world: World) -> None:
    development = world.given("aid-given", **aid("2024-01"))
    positions = [world.head(), *(world.then(development, "corrections", reason="Later.", changes={"when": when})
                                 for when in ("2024-01-02/2024-01", "2024-01-03/2024-01"))]  # fmt: skip
    world.project()
    for number, known_at in enumerate(positions):
        assert held(world, valid_on="2024-01-31", known_at=known_at) == [f"2024-01-0{number + 1}"]
        assert held(world, valid_on=f"2024-01-0{number + 1}", known_at=known_at) == [f"2024-01-0{number + 1}"]


def test_published_ranges_are_exact_to_the_day(world: World) -> None:
    source = {"name": "A newspaper", "published": "2024-02-29"}
    development = world.given("aid-given", **aid("2024-01-01"), sources=[source])
    world.then(development, "corrections", reason="Better known.", changes={"when": "2024-01-01/2024-01-02"},
               sources=[{"name": "A newspaper", "published": "2024-03"}])  # fmt: skip
    world.project()
    ends = {}
    for published_by in ("2024-02-28", "2024-02-29", "2024-03-30", "2024-03-31", "2024-04-01", "9999-12-31"):
        answer = world.get("/state", valid_on="2024-01-01", published_by=published_by)
        ends[published_by] = [fact["valid"]["ends_by"] for fact in answer["facts"]]
    assert list(ends.values()) == [[], *[["2024-01-01"]] * 2, *[["2024-01-02"]] * 3]


def test_what_is_open_holds_to_the_last_day_and_from_the_first(world: World) -> None:
    world.given("aid-given", **aid("2024-05-01/.."))
    world.given("aid-given", **aid("../2024-05-01"))
    world.project()
    assert held(world, valid_on="0001-01-01") == [".."]
    assert held(world, valid_on="2024-05-01") == ["..", "2024-05-01"]
    assert held(world, valid_on="9999-12-31") == ["2024-05-01"]
    assert held(world, valid_on="9999-12-31", certainty="certain", published_by="9999-12-31") == ["2024-05-01"]
    facts = world.get("/state", valid_on="9999-12-31")["facts"]
    assert facts[0]["valid"] == {
        "starts_from": "2024-05-01", "starts_by": "2024-05-01", "ends_from": None, "ends_by": None,
    }  # fmt: skip
    with world.projecting() as connection:
        stored = connection.execute(LAST).fetchone()
    assert stored == (0, FOREVER, FOREVER, OPEN, FOREVER, OPEN)


STATES = ["CHN", "RUS", "PRK", "IRN", "IND", "PAK", "USA", "JPN", "KOR", "VNM", "SRB", "BLR", "CUB", "VEN", "TUR"]


@pytest.fixture(scope="module")
def many(shared_world: World) -> World:
    """20,020 facts of 1,430 developments, some of them corrected."""
    begin, lines = date(2020, 1, 1), []
    for number in range(1430):
        when = f"{begin + timedelta(number)}/{begin + timedelta(number + number % 40)}"
        content = {
            "title": f"Aid {number}",
            "when": when,
            "donors": [STATES[number % 15]],
            "recipients": STATES,
            "aid": "grain",
        }
        told = {"key": f"many:{number}", "event": "recorded", "author": "tester", "kind": "aid-given"}
        lines.append({**told, "content": content})
        if number % 10 == 0:
            lines.append({"key": f"many:{number}", "event": "corrected", "version": 2, "author": "tester",
                          "reason": "For more.", "changes": {"theatre": "Asia"}})  # fmt: skip
    shared_world.imported(map(orjson.dumps, lines))
    shared_world.project()
    with shared_world.projecting() as connection:
        connection.execute("ANALYZE")
    return shared_world


TYPES = {
    "valid_on": "int", "published_by": "int", "known_at": "int", "certain": "bool", "status": "text[]",
    "lensed": "bool", "only": "text[]", "without": "text[]", "reliability": "text", "credibility": "int",
    "without_alone": "bool", "predicate": "text", "dimension": "text", "actor": "text", "one": "text",
    "other": "text", "fact": "uuid",
}  # fmt: skip

OF_FEW = [
    (facts.STATE_OF_DYAD, {"fact_version_dyad"}),
    (facts.STATE_OF_ACTOR, {"fact_version_subject", "fact_version_object"}),
]

PLANS = [
    (facts.STATE, {"fact_version_at"}),
    (facts.HISTORY, {"fact_version_fact", "event_pkey"}),
    *OF_FEW,
    *[(now[asked], indexes | {"event_pkey"}) for now in (AS_OF_NOW, CLEARLY_NOW) for asked, indexes in OF_FEW],
]


def plan(connection: Connection[Any], statement: str, terms: Json, mode: str) -> list[Json]:
    """The nodes of the plan that a prepared statement has, made for its terms (custom) or for any (generic)."""
    names = list(dict.fromkeys(re.findall(r"%\((\w+)\)s", statement)))
    numbered = re.sub(r"%\((\w+)\)s", lambda found: f"${names.index(found[1]) + 1}", statement)
    types = ", ".join(TYPES[name] for name in names)
    connection.execute("DEALLOCATE ALL", prepare=False)
    connection.execute("SELECT set_config('plan_cache_mode', %s, false)", [f"force_{mode}_plan"], prepare=False)
    connection.execute(f"PREPARE asked ({types}) AS {numbered}".encode())
    values = sql.SQL(", ").join(sql.Literal(terms[name]) for name in names)
    row = connection.execute(sql.SQL("EXPLAIN (FORMAT JSON) EXECUTE asked ({})").format(values)).fetchone()
    assert row is not None
    return list(nodes(row[0][0]["Plan"]))


def nodes(tree: Json) -> Iterator[Json]:
    yield tree
    for below in tree.get("Plans", ()):
        yield from nodes(below)


@pytest.mark.parametrize("mode", ["custom", "generic"])
@pytest.mark.parametrize("lens", [Lens(), Lens(without=("A newspaper",))])
@pytest.mark.parametrize("certainty", Certainty)
def test_each_question_is_answered_from_its_own_index(many: World, mode: str, lens: Lens, certainty: Certainty) -> None:
    today = datetime.now(UTC).date()
    at = Moment(date(2021, 6, 1), today, many.head(), None, certainty, lens, ASSERTED_AS_REAL)
    with many.projecting() as connection:
        row = connection.execute("SELECT count(*), min(fact::text) FROM fact_version").fetchone()
        assert row is not None
        assert row[0] > 20_000
        terms = {**at.terms(), "predicate": None, "dimension": None, "actor": "CUB", "one": "CUB", "other": "PRK",
                 "fact": UUID(row[1])}  # fmt: skip
        for statement, indexes in PLANS:
            found = plan(connection, statement, terms, mode)
            assert {node["Index Name"] for node in found if "Index Name" in node} == indexes
            whole = {node["Relation Name"] for node in found if node["Node Type"] == "Seq Scan"}
            assert whole <= {"progress"}  # which has one row


@pytest.mark.parametrize("path", ["/state/actors/CUB", "/state/dyads/CUB/PRK", "/state/dyads/CUB/AUS"])
@pytest.mark.parametrize("lens", [{}, {"without": "A newspaper"}])
def test_what_is_asked_about_now_is_answered_as_at_its_position(many: World, path: str, lens: dict[str, str]) -> None:
    asked = {"valid_on": "2021-06-01", "published_by": "2026-01-01", **lens}
    assert many.get(path, **asked) == many.get(path, known_at=many.head(), **asked)


def test_the_three_ways_to_ask_agree_on_many_facts(many: World) -> None:
    def told(path: str, known_at: int) -> list[Json]:
        return list(many.get(path, valid_on="2021-06-01", known_at=known_at)["facts"])

    for known_at in (many.head() // 2, many.head()):
        whole = told("/state", known_at)
        mine = [fact for fact in whole if "CUB" in (fact["subject"], fact["object"])]
        both = [fact for fact in mine if "PRK" in (fact["subject"], fact["object"])]
        assert len(whole) > len(mine) > len(both) > 0
        assert told("/state/actors/CUB", known_at) == mine
        assert told("/state/dyads/CUB/PRK", known_at) == told("/state/dyads/PRK/CUB", known_at) == both


IN_ORDER = """
    SELECT line FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::uuid[], %s::int[])
        WITH ORDINALITY AS row (subject, predicate, object, aspect, fact, starts, line)
    ORDER BY subject COLLATE "C", predicate COLLATE "C", object COLLATE "C", aspect COLLATE "C", fact, starts, line
"""

NAMES = st.text(st.sampled_from("aZ2\x01~\xe9\uffff\U0010ffff"), min_size=1, max_size=3)


@given(
    st.lists(
        st.tuples(NAMES, NAMES, st.none() | NAMES, st.none() | NAMES, st.sampled_from([UUID(int=9), UUID(int=99)]),
                  st.integers(0, FOREVER)),
        min_size=2, max_size=30,
    )
)  # fmt: skip
def test_facts_come_in_the_order_of_their_bytes_with_what_is_absent_last(many: World, told: list[Any]) -> None:
    with many.projecting() as connection:
        found = connection.execute(IN_ORDER, [list(column) for column in zip(*told, strict=True)]).fetchall()
    rows = [
        (str(fact), str(fact), "", subject, predicate, object_, "", aspect, "", "", "", "", starts, 0, 0, 0, 0, 0)
        for subject, predicate, object_, aspect, fact, starts in told
    ]
    assert sorted(rows, key=place) == [rows[line - 1] for (line,) in found]


def unheard_of(world: World, payload: str = UNHEARD_OF) -> int:
    """Append an event that cannot be folded, as no door would; its position."""
    with psycopg.connect(world.url) as connection:
        connection.execute(APPEND, [uuid4(), payload])
    return world.head()


@pytest.mark.parametrize(
    "payload", [UNHEARD_OF, "{}", "no JSON", '{"kind": "aid-given", "content": {}, "sources": []}']
)
def test_a_fault_leaves_rows_and_position_as_they_were(world: World, payload: str) -> None:
    """In the middle of a batch. What comes before the fault is projected then, and the fault is not skipped."""
    development = world.given("aid-given", **aid("2024-01-01"))
    world.project()
    before = rows(world)
    world.then(development, "corrections", reason="Later.", changes={"when": "2024-01-02"})
    world.given("aid-given", **aid("2024-02-01"))
    fault = unheard_of(world, payload)
    assert fault == 4
    world.given("aid-given", **aid("2024-03-01"))
    with world.projecting() as connection:
        with pytest.raises(ProjectionFault, match="Position 4 "), connection.transaction():
            projector.step(connection, 10)
        assert rows(world) == before
        with pytest.raises(ProjectionFault, match=r"Position 4 cannot be projected"):
            catch_up(connection)
        assert position_of(connection) == 3
        until_the_fault = rows(world)
    with world.projecting() as connection:
        turns, faults, states = iter([False, False, True]), [], []

        def turn() -> bool:
            states.append(projector.status(connection).running)
            return next(turns)

        with pytest.raises(ProjectionFault, match="Position 4 "):
            carrying.run(connection, turn, Signer.new("test"), faulted=faults.append)
        assert states == [True, False, False]
        assert [fault.position for fault in faults] == [4], "it is told once"
    assert rows(world) == until_the_fault
    soon(lambda: world.client.get("/readyz").status_code == 503)
    assert "position 4 of 5" in world.client.get("/readyz").json["detail"]
    assert world.client.get("/v1/state?valid_on=2024-02-01").json["facts"], "what is projected can be read"
    assert world.head() == 5


def test_after_a_fault_the_tree_grows_and_checkpoints_are_signed(world: World) -> None:
    fault = unheard_of(world, UNHEARD_OF)
    turns, sizes = iter(range(4)), []

    def turn() -> bool:
        with psycopg.connect(world.url) as another:
            sizes.append(another.execute("SELECT size FROM log.tree").fetchone())
            newest = another.execute("SELECT max(size) FROM log.checkpoint").fetchone()
        if (number := next(turns)) == 1:
            world.given("aid-given", **aid("2024-03-01"))
            with psycopg.connect(world.url, autocommit=True) as another:
                another.execute("ALTER TABLE log.checkpoint DISABLE TRIGGER append_only")
                another.execute("UPDATE log.checkpoint SET signed_at = signed_at - interval '1 minute'")
        signed.append(newest)
        return number == 3

    signed: list[Any] = []
    with world.projecting() as connection, pytest.raises(ProjectionFault):
        carrying.run(connection, turn, Signer.new("test"))
    assert sizes[1:] == [(fault,), (fault + 1,), (fault + 1,)]
    assert signed[1:] == [(fault,), (fault + 1,), (fault + 1,)]
    assert position(world) == fault - 1


def test_rows_and_position_commit_together(world: World) -> None:
    """Who looks while a batch is under way sees neither; who kills the projector then, keeps neither."""
    world.given("aid-given", **aid("2024-01-01"))
    before = rows(world)
    with world.projecting() as connection, connection.transaction(force_rollback=True):
        assert projector.step(connection, 10) == 1
        assert rows(world) == before
        own = connection.execute("SELECT position, (SELECT count(*) FROM fact_version) FROM progress").fetchone()
        assert own == (1, 1)
    assert rows(world) == before
    world.project()
    assert position(world) == 1


def test_there_is_one_projector_at_a_time(world: World) -> None:
    assert world.client.get("/readyz").status_code == 200, "there is nothing to project"
    with world.projecting() as one, world.projecting() as another:
        projector.hold(one)
        with pytest.raises(AnotherProjector):
            carrying.run(another, lambda: False, Signer.new("test"))
        world.given("aid-given", **aid("2024-01-01"))
        assert world.client.get("/readyz").json["lag"] == 1
        assert projector.status(another).running
    soon(lambda: world.client.get("/readyz").status_code == 503)
    with world.projecting() as another:
        projector.hold(another)
        assert world.client.get("/readyz").status_code == 200


def test_a_projector_is_woken(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carrying, "POLL", 9.0)
    with carried_on(world):
        for head in range(1, 4):
            world.given("aid-given", **aid("2024-01-01"))
            soon(lambda head=head: position(world) == head, seconds=8)


def test_a_lost_wake_up_costs_one_poll(world: World) -> None:
    content = aid("2024-01-01", title="Aid")
    said = orjson.dumps({"kind": "aid-given", "content": content, "author": "tester", "sources": []}).decode()
    with carried_on(world):
        world.given("aid-given", **aid("2024-01-01"))
        soon(lambda: position(world) == 1)
        with psycopg.connect(world.url) as connection:
            connection.execute(SILENT, [uuid4(), said])
        soon(lambda: position(world) == 2)


@pytest.mark.parametrize("table", ["fact_version", "development_version"])
def test_a_row_that_somebody_took_away_is_noticed(world: World, table: str) -> None:
    development = world.given("aid-given", **aid("2024-01-01"))
    world.given("aid-given", **aid("2024-02-01"))
    world.project()
    truth = rows(world)
    with world.projecting() as connection:
        connection.execute(f"DELETE FROM {table} WHERE development = %s".encode(), [development])
        tampered = rows(world)
        assert tampered != truth
        with pytest.raises(RebuildDiffers):
            rebuild(connection)
    assert rows(world) == tampered, "a refused rebuild leaves the live tables as they are"

    world.then(development, "corrections", reason="Later.", changes={"when": "2024-01-02"})
    with pytest.raises(ProjectionFault, match="rebuild"):
        world.project()
    assert rows(world) == tampered
    with world.projecting() as connection:
        assert rebuild(connection, accept_differences=True) == 3
    assert position(world) == 3
    assert held(world, valid_on="2024-01-02") == ["2024-01-02"]
    assert held(world, valid_on="2024-01-01", known_at=2) == ["2024-01-01"]
    repaired = rows(world)
    with world.projecting() as connection:
        assert rebuild(connection) == 3
    assert rows(world) == repaired


def test_a_row_that_somebody_changed_or_added_is_noticed_by_a_rebuild(world: World) -> None:
    world.given("aid-given", **aid("2024-01-01"))
    world.project()
    truth = rows(world)
    for tampering in (
        "UPDATE fact_version SET status = 'confirmed'",
        "UPDATE fact_version SET known_to = 2",
        "DELETE FROM fact_version",
        "UPDATE development_version SET title = 'Another'",
        "DELETE FROM development_version",
    ):
        with world.projecting() as connection:
            connection.execute(tampering.encode())
            with pytest.raises(RebuildDiffers):
                rebuild(connection)
            assert rows(world) != truth
            rebuild(connection, accept_differences=True)
        assert rows(world) == truth


def test_two_rebuilds_at_once_do_not_spoil_each_other(world: World) -> None:
    """The second comes when the first has folded the log: it waits or is refused by name, and no row is doubled."""
    for _ in range(20):
        world.given("aid-given", **aid("2024-01-01"))
    world.project()
    truth = rows(world)

    def build(progress: Callable[[int], None]) -> int | ProjectionsError:
        try:
            with world.projecting() as connection:
                return rebuild(connection, accept_differences=True, progress=progress)
        except ProjectionsError as refused:
            return refused

    def meet(_: int) -> None:
        if not others:
            others.append(threads.submit(build, lambda _: None))
            wait(others, 1)

    others: list[Future[int | ProjectionsError]] = []
    with ThreadPoolExecutor(2) as threads:
        done = [threads.submit(build, meet).result(), *(other.result() for other in others)]
    assert len(done) == 2
    assert 20 in done
    assert rows(world) == truth


def test_a_rebuild_hinders_nobody(world: World) -> None:
    """Appends, reads and the projector go on while it runs, four times over; then all is as the log says."""
    for number in range(300):
        world.given("aid-given", **aid("2024-01-01", title=f"Aid {number}"))
    world.project()
    stop = Event()

    application = create_app(world.parts)  # not in the threads: Python 3.11 compiles routes in one thread at a time

    def read(path: str) -> tuple[int, list[int]]:
        client, seen = application.test_client(), []
        while not stop.is_set():
            answer = client.get(path)
            assert answer.status_code == 200, answer.text
            seen.append(len(answer.json["facts" if "state" in path else "developments"]))
        return answer.json["moment"]["known_at"]["position"], seen

    def append() -> list[str]:
        client, ids = application.test_client(), []
        while not stop.is_set():
            body = {"author": "tester", "title": "More aid", **aid("2024-01-01")}
            answer = client.post("/v1/developments/aid-given", json=body)
            assert answer.status_code == 201, answer.text
            ids.append(answer.json["id"])
            sleep(0.005)
        return ids

    with carried_on(world), ThreadPoolExecutor(4) as threads:
        paths = ("/v1/state/actors/CHN?valid_on=2024-01-01", "/v1/state?valid_on=2024-01-01", "/v1/timeline?limit=1000")
        reading = [threads.submit(read, path) for path in paths]
        appending = threads.submit(append)
        try:
            for _ in range(4):
                with world.projecting() as connection:
                    assert rebuild(connection) >= 300
        finally:
            stop.set()
        appended = appending.result()
        counted = [each.result() for each in reading]

    assert len(appended) > 10
    for _, seen in counted:
        assert len(seen) > 10
        assert seen == sorted(seen)
        assert seen[0] >= 300
    world.project()
    facts = world.get("/state", valid_on="2024-01-01")["facts"]
    assert len(facts) == 300 + len(appended) == world.head()
    assert set(appended) <= {fact["development"] for fact in facts}
    assert {line(fact) for fact in facts} == {"CHN supplies PRK grain"}
    with world.projecting() as connection:
        assert rebuild(connection) == world.head()
