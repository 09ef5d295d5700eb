"""The log as an auditor reads it over REST: checkpoints, tiles, proofs and receipts."""

import base64
import hashlib
import threading

import pytest

from events.audit import checkpoints, merkle
from events.audit.checkpoint import Checkpoint
from events.audit.integrator import integrate
from events.audit.leaf import Leaf, commitment
from events.audit.note import Note, Signer
from events.audit.proof import InvalidProof, Proof
from events.audit.tiles import Tile, bundles, entries, tiles

SIGNER = Signer.new("entente.test/log")


def sign(world):
    with world.projecting() as connection:
        integrate(connection)
        return checkpoints.sign_when_due(connection, SIGNER, every=0)


def drills(world, number):
    return [world.given("drill-held", participants=["CHN", "RUS"], title=f"Drill {n}") for n in range(number)]


def root(text):
    return base64.b64decode(text)


def raw(world, path):
    answer = world.client.get(f"/v1/log{path}")
    assert answer.status_code == 200, answer.text
    return answer.data


def test_a_leaf_commits_to_the_words_of_its_event_and_says_who_said_them(world):
    [drill] = drills(world, 1)
    leaf = Leaf.parse(raw(world, "/leaves/1"))
    assert (leaf.position, leaf.event.stream, leaf.event.version) == (1, drill, 1)
    assert (leaf.event.topic, leaf.event.author, leaf.event.signature) == ("recorded", "tester", None)
    assert leaf.recorded_at == world.parts.recorder.head()[1]
    with world.parts.pool.connection() as connection:
        payload, salt = connection.execute("SELECT payload, salt FROM log.event").fetchone()
    assert leaf.event.commitment == commitment(salt, payload.encode())


@pytest.mark.parametrize("number", [1, 3, 300])
def test_the_tiles_hold_the_tree_over_the_leaves(world, number):
    drills(world, 2) if number > 2 else None
    with world.parts.pool.connection() as connection:
        connection.execute(
            """SELECT log.append(array_agg(gen_random_uuid()), array_agg(1::bigint), array_agg('recorded'::text),
                array_agg('{"author":"a"}'::text), array_agg(decode(repeat('00', 32), 'hex')), array_agg('{}'::text))
            FROM generate_series(1, %s)""",
            [number - (2 if number > 2 else 0)],
        )
    assert sign(world)
    leaves = [leaf for b in bundles(number) for leaf in entries(raw(world, f"/tile/{b.path()}"))]
    tree = merkle.Frontier()
    tree.extend([merkle.leaf_hash(leaf) for leaf in leaves])
    checkpoint = Checkpoint.opened(raw(world, "/checkpoint"), SIGNER.verifier())
    assert (checkpoint.size, checkpoint.root) == (number, tree.root())
    served = {tile: raw(world, f"/tile/{tile.path()}") for tile in tiles(number)}
    assert served[Tile(0, 0, min(number, 256))][:32] == hashlib.sha256(b"\x00" + leaves[0]).digest()
    assert world.client.get("/v1/log/tile/0/000.p/255").status_code == (200 if number >= 255 else 404)
    assert world.client.get("/v1/log/tile/0/999").status_code == 404
    assert world.client.get("/v1/log/tile/0/0").status_code == 404, "a path has one form"


def test_every_answer_states_the_root_at_its_position_for_ever(world):
    first, *_ = drills(world, 1)
    early = world.get("/state")["moment"]["known_at"]
    drills(world, 4)
    world.then(first, "retractions", reason="There was none.")
    late = world.get("/state")["moment"]["known_at"]
    assert (early["position"], late["position"]) == (1, 6)
    assert world.get("/state", known_at=1)["moment"]["known_at"] == early
    sign(world)
    assert root(late["root"]) == Checkpoint.opened(raw(world, "/checkpoint"), SIGNER.verifier()).root
    proof = world.get("/log/proofs/consistency", old=1, size=6)
    assert (proof["old_root"], proof["root"]) == (early["root"], late["root"])
    path = [root(each) for each in proof["path"]]
    assert merkle.consistent(1, root(early["root"]), 6, root(late["root"]), path)


def test_a_proof_of_inclusion_is_that_of_the_leaf(world):
    drills(world, 7)
    world.project()
    for position in range(1, 8):
        for size in range(position, 8):
            proof = world.get(f"/log/proofs/inclusion/{position}", size=size)
            leaf = merkle.leaf_hash(raw(world, f"/leaves/{position}"))
            path = [root(each) for each in proof["path"]]
            assert merkle.included(leaf, proof["index"], size, path, root(proof["root"]))


def test_a_receipt_proves_an_append_offline_with_the_key_of_the_log_alone(world):
    drills(world, 5)
    assert world.client.get("/v1/log/receipts/3").status_code == 503, "no checkpoint covers it yet"
    assert world.client.get("/v1/log/checkpoint").status_code == 404
    sign(world)
    text = raw(world, "/receipts/3")
    drills(world, 5)
    sign(world)
    assert raw(world, "/receipts/3") == text, "a receipt stays under the first checkpoint that covers it"
    leaf = raw(world, "/leaves/3")
    assert Proof.parse(text).verify(leaf, SIGNER.verifier()).size == 5
    with pytest.raises(InvalidProof):
        Proof.parse(text).verify(leaf.replace(b"tester", b"pester"), SIGNER.verifier())
    assert world.client.get("/v1/log/receipts/99").status_code == 404


def test_checkpoints_are_kept_and_signed_only_when_the_log_has_grown(world):
    assert not sign(world), "nothing is said of an empty log"
    drills(world, 1)
    assert sign(world)
    assert not sign(world)
    first = raw(world, "/checkpoint")
    drills(world, 2)
    with world.projecting() as connection:
        integrate(connection)
        assert not checkpoints.sign_when_due(connection, SIGNER, every=3600), "the last one is young"
        assert checkpoints.sign_when_due(connection, SIGNER, every=0)
    listed = world.get("/log/checkpoints")
    assert [each["size"] for each in listed["checkpoints"]] == [1, 3]
    assert {each["signer"] for each in listed["checkpoints"]} == {str(SIGNER.verifier())}
    assert raw(world, "/checkpoints/1") == first
    assert world.client.get("/v1/log/checkpoints/2").status_code == 404
    assert Note.parse(first).signed_by([SIGNER.verifier()])


def test_two_integrators_at_once_make_one_tree(world):
    drills(world, 30)

    def run():
        with world.projecting() as connection:
            integrate(connection, 7)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    leaves = world.parts.recorder.leaves(0, 100)
    tree = merkle.Frontier()
    tree.extend([merkle.leaf_hash(leaf) for leaf in leaves])
    assert (world.parts.tree.size(), world.parts.tree.root(30)) == (30, tree.root())


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/proofs/inclusion/1?size=99", "size"),
        ("/proofs/inclusion/3?size=2", "size"),
        ("/proofs/consistency?old=9&size=2", "old"),
        ("/proofs/consistency", "old"),
        ("/proofs/consistency?old=1&size=-1", "size"),
        ("/checkpoints?limit=0", "limit"),
    ],
)
def test_a_proof_of_what_is_not_there_is_a_clear_problem(world, path, field):
    drills(world, 3)
    world.project()
    answer = world.client.get(f"/v1/log{path}")
    assert answer.status_code == 422, answer.text
    assert answer.json["errors"][0]["field"] == field
