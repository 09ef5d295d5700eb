"""A witness cosigns what has grown out of what it saw, refuses all else by name, and speaks C2SP tlog-witness."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.audit.add_checkpoint import Request, answer
from events.audit.base64 import encoded
from events.audit.checkpoint import Checkpoint
from events.audit.merkle import EMPTY_ROOT, Frontier, consistency_proof, leaf_hash
from events.audit.note import COSIGNATURE, Note, Signer
from events.audit.witness import (
    BadSignature,
    Fork,
    Inconsistent,
    Malformed,
    OtherRoot,
    Rollback,
    UnknownKey,
    UnknownOrigin,
    Witness,
)

LOG = Signer("entente.example/log", b"l" * 32)
ELSEWHERE = Signer("elsewhere.example/log", b"e" * 32)
WITNESS = Witness(Signer("witness.example/w", b"w" * 32), {LOG.name: LOG.verifier()})
NOW = 1_760_000_000
LARGEST = 40
sizes = st.integers(0, LARGEST)


class Grown:
    """A log of which the first leaves are the same for all, and what comes after `since` is its own."""

    def __init__(self, name: str = "", since: int = LARGEST) -> None:
        self.nodes, self.roots, frontier = {}, [EMPTY_ROOT], Frontier()
        for at in range(LARGEST):
            leaf = leaf_hash(b"leaf %d" % at + (name.encode() if at >= since else b""))
            for height, (first, hashes) in enumerate(frontier.extend([leaf])):
                self.nodes.update({(height, first + n): hash_ for n, hash_ in enumerate(hashes)})
            self.roots.append(frontier.root())

    def at(self, size, origin=LOG.name):
        return Checkpoint(origin, size, self.roots[size])

    def note(self, size):
        return self.at(size).signed(LOG)

    def path(self, old, size):
        return consistency_proof(old, size, lambda *at: self.nodes[at])

    def request(self, old, size):
        return Request(old, tuple(self.path(old, size)), self.note(size))


TRUNK = Grown()
OTHER = Grown("other", since=20)


def test_the_first_checkpoint_is_taken_on_trust_and_cosigned_under_the_time():
    cosigned = WITNESS.cosign(None, TRUNK.note(7), [], NOW)
    assert cosigned.checkpoint == TRUNK.at(7)
    note = Note.parse(TRUNK.note(7) + cosigned.line.encode())
    assert note.signed_by([LOG.verifier(), WITNESS.verifier()]) == [LOG.verifier(), WITNESS.verifier()]
    assert int.from_bytes(note.signatures[1].value[:8]) == NOW
    assert WITNESS.verifier().type == COSIGNATURE


@given(sizes, sizes)
def test_what_has_grown_is_cosigned_and_what_has_shrunk_is_a_rollback(one, other):
    old, size = sorted((one, other))
    assert WITNESS.cosign(TRUNK.at(old), TRUNK.note(size), TRUNK.path(old, size), NOW).checkpoint == TRUNK.at(size)
    if old < size:
        with pytest.raises(Rollback, match=f"was of size {size}, and is of size {old} now"):
            WITNESS.cosign(TRUNK.at(size), TRUNK.note(old), TRUNK.path(old, size), NOW)


@given(st.integers(21, LARGEST), st.integers(21, LARGEST))
def test_no_proof_of_either_history_leads_from_one_to_the_other(one, other):
    old, size = sorted((one, other))
    for path in (TRUNK.path(old, size), OTHER.path(old, size), []):
        with pytest.raises(Fork) as caught:
            WITNESS.cosign(TRUNK.at(old), OTHER.note(size), path, NOW)
        assert caught.type is (OtherRoot if old == size else Inconsistent)


@given(sizes, sizes, st.data())
def test_a_proof_that_is_not_the_one_shows_nothing(one, other, data):
    old, size = sorted((one, other))
    path = TRUNK.path(old, size)
    at = data.draw(st.integers(0, len(path)))
    spoilt = data.draw(st.sampled_from([[*path[:at], b"\0" * 32, *path[at:]], path[:at] + path[at + 1 :]]))
    if spoilt != path:
        with pytest.raises(Inconsistent):
            WITNESS.cosign(TRUNK.at(old), TRUNK.note(size), spoilt, NOW)


@pytest.mark.parametrize(
    ("note", "refusal"),
    [
        (b"", Malformed),
        (b"\xff", Malformed),
        (TRUNK.at(7).text().encode(), Malformed),
        (f"no checkpoint\n\n{LOG.sign('no checkpoint')}".encode(), Malformed),
        (TRUNK.at(7, ELSEWHERE.name).signed(ELSEWHERE), UnknownOrigin),
        (TRUNK.at(7, ELSEWHERE.name).signed(LOG), UnknownOrigin),
        (TRUNK.at(7).signed(ELSEWHERE), UnknownKey),
        (TRUNK.at(7).signed(Signer(LOG.name, b"n" * 32)), UnknownKey),
        (TRUNK.note(7).replace(b"\n7\n", b"\n8\n"), BadSignature),
        (TRUNK.note(7) + LOG.sign("another text\n").encode(), BadSignature),
    ],
)
def test_what_the_known_log_has_not_signed_is_refused_by_name(note, refusal):
    for last in (None, TRUNK.at(5)):
        with pytest.raises(refusal) as caught:
            WITNESS.cosign(last, note, TRUNK.path(5, 7), NOW)
        assert caught.type is refusal


def test_the_memory_of_one_log_is_not_held_against_another():
    both = Witness(WITNESS.signer, {LOG.name: LOG.verifier(), ELSEWHERE.name: ELSEWHERE.verifier()})
    with pytest.raises(UnknownOrigin, match="and the last was of"):
        both.cosign(TRUNK.at(5), TRUNK.at(7, ELSEWHERE.name).signed(ELSEWHERE), TRUNK.path(5, 7), NOW)


def test_extension_lines_are_cosigned_too():
    text = TRUNK.at(7).text() + "an extension\n"
    cosigned = WITNESS.cosign(None, f"{text}\n{LOG.sign(text)}".encode(), [], NOW)
    assert Note.parse(f"{text}\n{cosigned.line}".encode()).signed_by([WITNESS.verifier()])


def test_a_request_is_an_old_size_a_proof_a_blank_line_and_the_checkpoint():
    path = TRUNK.path(5, 7)
    assert len(path) == 4
    lines = "".join(f"{encoded(hash_)}\n" for hash_ in path)
    assert TRUNK.request(5, 7).text() == f"old 5\n{lines}\n".encode() + TRUNK.note(7)
    assert TRUNK.request(0, 7).text() == b"old 0\n\n" + TRUNK.note(7)


@given(st.integers(0, 2**63 - 1), st.lists(st.binary(min_size=32, max_size=32), max_size=63), st.binary(min_size=1))
def test_a_request_reads_back_from_its_text(old, path, note):
    request = Request(old, tuple(path), note)
    assert Request.parse(request.text()) == request


HASH = encoded(b"h" * 32)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "old 5\n",
        "old 5\n\n",
        "old 5\nnote\n",
        "old 05\n\nnote\n",
        "old -5\n\nnote\n",
        "old  5\n\nnote\n",
        "Old 5\n\nnote\n",
        "old 5\r\n\r\nnote\r\n",
        f"old {2**63}\n\nnote\n",
        f"old 5\n{HASH[:-1]}\n\nnote\n",
        f"old 5\n{HASH[:-2]}h=\n\nnote\n",
        f"old 5\n{encoded(b'h' * 31)}\n\nnote\n",
        "old 5\n" + f"{HASH}\n" * 64 + "\nnote\n",
    ],
)
def test_what_is_no_request_is_a_bad_request(text):
    with pytest.raises(Malformed):
        Request.parse(text.encode())
    assert answer(WITNESS, {}.get, text.encode(), NOW)[:2] == (400, "text/plain; charset=utf-8")


@given(st.binary(max_size=300))
def test_noise_is_a_bad_request(data):
    for body in (data, b"old 5\n\n" + data, b"old 5\n\n" + TRUNK.note(7)[:100] + data):
        assert answer(WITNESS, {}.get, body, NOW).status in (400, 403)


def told(last, body):
    return answer(WITNESS, {LOG.name: last}.get if last else {}.get, body, NOW)


def test_an_answer_is_a_cosignature_to_remember():
    for last, old in ((None, 0), (TRUNK.at(5), 5), (TRUNK.at(7), 7)):
        said = told(last, TRUNK.request(old, 7).text())
        assert said.status == 200
        assert said.body == WITNESS.signer.cosign(TRUNK.at(7).text(), NOW)
        assert said.cosigned.checkpoint == TRUNK.at(7)


@pytest.mark.parametrize("old", [0, 3, 6])
def test_a_log_that_does_not_know_what_was_seen_last_is_told(old):
    assert told(TRUNK.at(5), TRUNK.request(old, 7).text()) == (409, "text/x.tlog.size", "5\n", None)
    assert told(TRUNK.at(9), TRUNK.request(old, 7).text()) == (409, "text/x.tlog.size", "9\n", None)


def test_each_refusal_has_its_status():
    def status(last, request):
        said = told(last, request.text())
        assert said.cosigned is None
        return said.status

    path = tuple(TRUNK.path(5, 7))
    assert status(None, Request(3, path, TRUNK.note(7))) == 409
    assert status(TRUNK.at(9), Request(9, (), TRUNK.note(7))) == 400
    assert status(TRUNK.at(5), Request(5, path, TRUNK.at(7, ELSEWHERE.name).signed(ELSEWHERE))) == 404
    assert status(TRUNK.at(5), Request(5, path, TRUNK.at(7).signed(ELSEWHERE))) == 403
    assert status(TRUNK.at(5), Request(5, path, TRUNK.note(7).replace(b"\n7\n", b"\n8\n"))) == 403
    assert status(TRUNK.at(5), Request(5, path[1:], TRUNK.note(7))) == 422
    assert status(None, Request(0, path, TRUNK.note(7))) == 422
    assert status(TRUNK.at(25), OTHER.request(25, 30)) == 422
    assert status(TRUNK.at(25), OTHER.request(25, 25)) == 409
