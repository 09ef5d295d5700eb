"""What is done to a log or to its export is found by who verifies it, or it is said here why it cannot be.

Where the log's own key is in bad hands, tree and checkpoints can be made to go with whatever the leaves say. What is
left then is what somebody has saved before, what authors have signed, and what leaves may not say.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple
from uuid import UUID

import orjson
import pytest

from events.audit.agreement import Saved
from events.audit.checkpoint import Checkpoint
from events.audit.merkle import Frontier, inclusion_proof, leaf_hash
from events.audit.note import Signer
from events.audit.proof import Proof
from events.audit.report import MOST
from events.audit.source import Folder
from events.audit.tiles import bundle, entries
from events.audit.verify import verify
from tests.events.audit.authored import enrolled, private, revoked
from tests.events.audit.forger import LOG, Said, changed, other, put, said, without_words, worded, written

KEYS = [LOG.verifier()]
SIZES = (100, 270)
FIRST, LAST = "tile/entries/000", "tile/entries/001.p/44"
SIGNED = 12
"""The position of what Ada signed."""


def key_event(event, signer: str, version: int) -> Said:
    return worded(event.place[0], version, event.TOPIC, event.author, private(signer), event.payload())


def drill(number: int, author: str = "desk", signer: str | None = None, **content) -> Said:
    content = {"title": f"Drill {number}", "when": "2025-09-03", "participants": ["CHN", "RUS"], **content}
    key = private(signer) if signer else None
    return said(number, 1, "recorded", author, key, kind="drill-held", content=content)


def honest() -> list[Said]:
    """A log of 300 events: Ada signs, Bob did until his key was revoked, the desk never; one development is erased."""
    log = [drill(at) for at in range(1, 301)]
    log[9] = key_event(enrolled("ada", "a"), "a", 1)
    log[10] = key_event(enrolled("bob", "b"), "b", 1)
    log[11] = drill(12, "ada", "a")
    log[12] = drill(13, "bob", "b")
    log[13] = key_event(revoked("bob", "b"), "b", 2)
    log[19] = said(19, 2, "corrected", changes={"note": "A note.", "hosts": None})
    log[29] = without_words(drill(30))
    log[279] = said(30, 2, "payload-erased", basis="GDPR Article 17")
    return log


HONEST = honest()


def at(position: int, *events: Said, log: list[Said] = HONEST) -> list[Said]:
    """The log with other events from a position on, in the place of as many."""
    return [*log[: position - 1], *events, *log[position - 1 + len(events) :]]


def without(position: int) -> list[Said]:
    return [*HONEST[: position - 1], *HONEST[position:]]


def swapped(one: int, two: int) -> list[Said]:
    return at(two, HONEST[one - 1], log=at(one, HONEST[two - 1]))


def leaf(position: int, change: Callable[[bytes], bytes]) -> list[Said]:
    """The log with other bytes for the leaf of a position."""
    return at(position, replace(HONEST[position - 1], leaf=change))


def resigned(log: list[Said], sizes=SIZES) -> Callable[[Path], object]:
    """Another log in the place of the honest one, under the log's own signature."""
    return lambda folder: written(folder, log, sizes)


def edited(path: str, change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    """The honest export with one file changed."""

    def edit(folder: Path) -> None:
        written(folder, HONEST, SIZES)
        changed(folder, path, change)

    return edit


def removed(path: str) -> Callable[[Path], object]:
    def remove(folder: Path) -> None:
        written(folder, HONEST, SIZES)
        (folder / path).unlink()

    return remove


def in_bundle(change: Callable[[list[bytes]], list[bytes]]) -> Callable[[bytes], bytes]:
    return lambda data: bundle(change(entries(data)))


def overflown(data: bytes) -> bytes:
    """A bundle whose last leaf has 70,000 bytes, of which no length can tell."""
    [*others, last] = entries(data)
    return bundle(others) + (70_000 & 0xFFFF).to_bytes(2) + last.ljust(70_000)


def root(log: list[Said]) -> bytes:
    tree = Frontier()
    tree.extend([leaf_hash(event.at(at)) for at, event in enumerate(log, 1)])
    return tree.root()


SAVED = Saved(270, root(HONEST[:270]))
"""What the auditor verified before."""

OLD, NEW = b'"title":"Drill 50"', b'"title":"Brawl 50"'


class Attack(NamedTuple):
    """Something that is done, and the findings that it must lead to: the word of a rule, and where."""

    name: str
    does: Callable[[Path], object]
    found: set[tuple[int | str, str]]
    saved: Saved | None = None


FORK = {("checkpoint", "fork")}
ROLLBACK = {("checkpoint", "rollback")}

CAUGHT = [
    # The log's key is not needed for these: they are done to the export alone.
    Attack("edit a payload", edited("payloads/0.ndjson", lambda data: data.replace(b"Drill 50", b"Brawl 50")),
           {(50, "commitment")}),
    Attack("edit a leaf", edited(FIRST, lambda data: data.replace(b"desk", b"dusk", 1)),
           {("tile/0/000", "tile"), ("tile/1/000.p/1", "tile"), ("checkpoints/100", "root"), ("checkpoint", "root"),
            (1, "author")}),
    Attack("edit a tile", edited("tile/0/000", lambda data: data[:64] + bytes(32) + data[96:]),
           {("tile/0/000", "tile")}),
    Attack("delete the newest from the export", edited(LAST, in_bundle(lambda leaves: leaves[:-1])),
           {(LAST, "truncated")}),
    Attack("delete from the middle of the export", edited(FIRST, in_bundle(lambda leaves: leaves[:49] + leaves[50:])),
           {(FIRST, "truncated")}),
    Attack("truncate an export: a cut bundle", edited(FIRST, lambda data: data[:-10]), {(FIRST, "truncated")}),
    Attack("truncate an export: no bundle", removed(LAST), {(LAST, "truncated")}),
    Attack("truncate an export: no words", removed("payloads/1.ndjson"), {("payloads/1.ndjson", "truncated")}),
    Attack("truncate an export: fewer words", edited("payloads/1.ndjson", lambda data: data[: data.rindex(b'{"pos')]),
           {("payloads/1.ndjson", "truncated")}),
    Attack("truncate an export: no tile", removed("tile/0/001.p/44"), {("tile/0/001.p/44", "truncated")}),
    Attack("truncate an export: no checkpoint", removed("checkpoint"), {("checkpoint", "truncated")}),
    Attack("put an older checkpoint over the export",
           lambda folder: put(written(folder, HONEST, SIZES), "checkpoint", (folder / "checkpoints/270").read_bytes()),
           {("checkpoints/300", "rollback"), (LAST.replace("44", "14"), "truncated")}),
    Attack("break the words", edited("payloads/0.ndjson", lambda data: data.replace(b'{"pos', b'{"pox', 1)),
           {("payloads/0.ndjson", "payload-form")}),
    Attack("swap the words of two", edited("payloads/0.ndjson", lambda data: b"".join(
        sorted(data.splitlines(True), key=lambda line: {39: 40, 40: 39}.get(n := orjson.loads(line)["position"], n)))),
           {(39, "payload-form"), (39, "commitment"), (40, "payload-form"), (40, "commitment")}),
    Attack("oversized leaf", edited(LAST, overflown), {(LAST, "truncated")}),
    Attack("another log's checkpoint", lambda folder: written(folder, HONEST, SIZES, Signer(LOG.name, b"x" * 32)),
           {("checkpoint", "signature")}),
    # The log's key is in bad hands, and the leaves say what no leaf may say.
    Attack("delete from the middle", resigned(without(19)), {(19, "version")}),
    Attack("delete from the middle, in the old places",
           resigned([*HONEST[:49], *(replace(each, leaf=lambda data, at=at: each_at(data, at))
                                     for at, each in enumerate(HONEST[50:], 51))]),
           {(at, "position") for at in range(50, 300)}),
    Attack("swap two of one stream", resigned(swapped(19, 20)),
           {(19, "version"), (20, "duplicate")}),
    Attack("back-date", resigned(at(50, replace(drill(50), after=timedelta(days=-1)))), {(50, "time")}),
    Attack("clock running backwards", resigned(at(50, *(replace(drill(each), after=timedelta(seconds=2 * (50 - each)))
                                                        for each in range(50, 60)))),
           {(each, "time") for each in range(51, 60)}),
    Attack("clock standing still", resigned(at(51, replace(drill(51), after=timedelta(seconds=-1)))), {(51, "time")}),
    Attack("replay an append", resigned(at(60, drill(50))), {(60, "duplicate")}),
    Attack("duplicate a position", resigned(leaf(51, lambda data: drill(50).at(50))),
           {(51, "position"), (51, "time"), (51, "duplicate"), (51, "commitment")}),
    Attack("forge an author: without a key", resigned(at(50, drill(50, "ada"))), {(50, "unsigned")}),
    Attack("forge an author: with a key of one's own", resigned(at(50, drill(50, "ada", "mine"))),
           {(50, "unknown-key")}),
    Attack("forge an author: with a key that is enrolled for another",
           resigned(at(50, key_event(enrolled("cy", "c"), "c", 1), drill(51, "ada", "c"))), {(51, "foreign-key")}),
    Attack("forge an author: enrol another key of theirs", resigned(at(50, key_event(enrolled("ada", "x"), "x", 1))),
           {(50, "discontinuity")}),
    Attack("forge an author: in the leaf alone", resigned(at(50, replace(
        drill(50), event=drill(50).event._replace(author="somebody")))), {(50, "author")}),
    Attack("edit both of what is signed, and re-sign", resigned(at(SIGNED, other(HONEST[11], content={}))),
           {(SIGNED, "bad-signature")}),
    Attack("use a revoked key", resigned(at(50, drill(50, "bob", "b"))), {(50, "revoked-key")}),
    Attack("erase without the event", resigned(at(50, without_words(drill(50)))), {(50, "missing")}),
    Attack("erase before the event is there", resigned(HONEST[:279]), {(30, "missing")}),
    Attack("erase in the event alone", resigned(at(30, drill(30))), {(280, "not-erased")}),
    Attack("go on behind an erasure", resigned(at(290, said(30, 3, "corrected", changes={"note": "More."}))),
           {(290, "closed")}),
    Attack("non-canonical JSON", resigned(leaf(50, lambda data: data.replace(b'"v":1', b'"v": 1'))),
           {(50, "canonical")}),
    Attack("duplicate keys", resigned(leaf(50, lambda data: data.replace(b'"v":1', b'"v":1,"v":1'))),
           {(50, "duplicate")}),
    Attack("duplicate keys in the words", resigned(at(50, worded(50, 1, "recorded", "desk", None, orjson.dumps(
        orjson.loads(HONEST[49].payload)).replace(OLD, OLD + b"," + NEW)))), {(50, "payload-form")}),
    Attack("words that are no object", resigned(at(50, worded(50, 1, "recorded", "desk", None, b"[]"))),
           {(50, "payload-form")}),
    Attack("confusable actor code", resigned(at(50, drill(50, participants=["CHN", "R\u0405S"]))), {(50, "actor")}),
    Attack("actor code that is none", resigned(at(50, drill(50, participants=[["CHN"], {"actor": 7}]))),
           {(50, "actor")}),
    Attack("unknown kind", resigned(at(50, said(50, 1, "recorded", kind="drill", content={}))), {(50, "kind")}),
    Attack("unknown topic", resigned(at(50, said(50, 1, "whispered"))), {(50, "topic")}),
    Attack("too large a number",
           resigned(leaf(50, lambda data: data.replace(b'"position":50', b'"position":%d' % 2**53))), {(50, "value")}),
    # The log's key is in bad hands, and every leaf is as it may be: who saved a checkpoint before sees the difference.
    Attack("edit both, and re-sign", resigned(at(50, other(drill(50), content={}))), FORK, SAVED),
    Attack("delete the newest", resigned(HONEST[:269], (100,)), ROLLBACK | {(30, "missing")}, SAVED),
    Attack("delete a whole stream, and re-sign", resigned(without(50)), FORK, SAVED),
    Attack("swap two streams, and re-sign", resigned(swapped(50, 60)), FORK, SAVED),
    Attack("swap two that are signed, and re-sign", resigned(swapped(50, SIGNED)), FORK, SAVED),
    Attack("back-date all, and re-sign", resigned([replace(each, after=timedelta(days=-1)) for each in HONEST]), FORK,
           SAVED),
    Attack("fork for one client", resigned(at(270, drill(1000))), FORK, SAVED),
    Attack("restore an old backup", resigned(HONEST[:100], ()), ROLLBACK | {(30, "missing")}, SAVED),
    Attack("restore an old backup, and grow anew", resigned([*HONEST[:200], *(drill(each) for each in range(500, 599)),
                                                             said(30, 2, "payload-erased", basis="x")]), FORK, SAVED),
]  # fmt: skip


def each_at(data: bytes, position: int) -> bytes:
    """A leaf as it would be at another position."""
    words = orjson.loads(data)
    return orjson.dumps({**words, "position": position})


NOT_CAUGHT = [
    ("edit both of what is not signed, and re-sign, before anybody saw", at(50, other(drill(50), content={}))),
    ("delete a whole stream that is not signed, and re-sign, before anybody saw", without(50)),
    ("swap two, and re-sign, before anybody saw", swapped(50, SIGNED)),
    ("back-date all, and re-sign, before anybody saw", [replace(each, after=timedelta(days=-1)) for each in HONEST]),
    ("fork for a client who saw nothing before", at(270, drill(1000))),
    ("delete what is behind the last checkpoint that anybody saw", [*HONEST[:270], *HONEST[279:280]]),
    ("never log it at all", without(300)),
]
"""What nobody can see who has only the export and the log's key: the log's own signature is under another history, in
which every leaf is as it may be. What is left against it are checkpoints that others have seen: witnesses, receipts,
other auditors, the roots in cited answers. What was never logged leaves no trace with anybody."""


@pytest.mark.parametrize("log", [pytest.param(log, id=name) for name, log in NOT_CAUGHT])
def test_what_no_export_can_show_is_not_claimed(log, tmp_path):
    report = verify(Folder(written(tmp_path, log, SIZES)), KEYS, None)
    assert report.well


def test_an_honest_log_is_verified_and_its_growth_too(tmp_path):
    report = verify(Folder(written(tmp_path, HONEST, SIZES)), KEYS, SAVED)
    assert (report.findings, report.warnings, report.untold) == ([], [], 0)
    assert (report.leaves, report.checkpoints, report.signed, report.erased) == (300, 3, 5, 1)
    assert (report.signer, report.root) == (str(KEYS[0]), root(HONEST))
    assert verify(Folder(tmp_path), KEYS, Saved(300, report.root)).well


def test_a_log_without_leaves_is_verified(tmp_path):
    report = verify(Folder(written(tmp_path, [])), KEYS, None)
    assert (report.findings, report.size) == ([], 0)


def test_an_author_who_looks_like_another_is_pointed_out(tmp_path):
    looks = [drill(50, "d\u0435sk"), drill(51, "Desk"), drill(52, "de\u200bsk"), drill(53, "d\u00eask")]
    report = verify(Folder(written(tmp_path, at(50, *looks), SIZES)), KEYS, None)
    assert report.well
    assert [(each.where, each.rule) for each in report.warnings] == [(at, "lookalike") for at in (50, 51, 52)]


def test_findings_beyond_all_reading_are_counted(tmp_path):
    log = [replace(drill(at), leaf=lambda leaf: leaf + b" ") for at in range(1, MOST + 8)]
    report = verify(Folder(written(tmp_path, log)), KEYS, None)
    assert (len(report.findings), report.untold) == (MOST, 7)


def test_a_log_that_changed_its_key_is_verified_with_both(tmp_path):
    new = Signer(LOG.name, b"n" * 32)
    written(tmp_path, HONEST, SIZES)
    put(tmp_path, "checkpoint", Checkpoint(LOG.name, 300, root(HONEST)).signed(new))
    assert verify(Folder(tmp_path), [new.verifier(), *KEYS], None).well
    found = verify(Folder(tmp_path), [new.verifier()], None).findings
    assert [each.where for each in found] == ["checkpoints/100", "checkpoints/270", "checkpoints/300"]


def receipt(log: list[Said], position: int, signer: Signer = LOG) -> bytes:
    """A receipt of the newest leaf of a log."""
    leaves = [event.at(number) for number, event in enumerate(log, 1)]
    hashes = [leaf_hash(each) for each in leaves]
    path = inclusion_proof(position - 1, len(log), lambda height, index: _node(hashes, height, index))
    note = Checkpoint(signer.name, len(log), root(log)).signed(signer)
    return Proof(position - 1, tuple(path), note, leaves[position - 1]).text()


def _node(hashes: list[bytes], height: int, index: int) -> bytes:
    tree = Frontier()
    tree.extend(hashes[index << height : (index + 1) << height])
    return tree.root()


@pytest.mark.parametrize(
    ("made", "well"),
    [
        (receipt(HONEST, 280), True),
        (receipt(HONEST, 280, Signer(LOG.name, b"x" * 32)), False),
        (receipt(HONEST, 279), False),
        (receipt(at(280, said(31, 2, "payload-erased")), 280), False),
        (b"", False),
    ],
)
def test_words_that_were_erased_behind_the_end_of_an_export_need_a_receipt(made, well, tmp_path):
    written(tmp_path, HONEST[:279], (100,))
    put(tmp_path, f"erasures/{UUID(int=30)}", made)
    assert verify(Folder(tmp_path), KEYS, None).well == well


def test_no_file_that_was_spoilt_anywhere_passes_or_breaks_the_verification(tmp_path):
    written(tmp_path, HONEST, SIZES)
    random = Random(4)
    for path in sorted(each for each in tmp_path.rglob("*") if each.is_file() and each.name != "keys"):
        data = path.read_bytes()
        for _ in range(12):
            at = random.randrange(len(data))
            path.write_bytes(data[:at] + bytes([data[at] ^ 1 << random.randrange(8)]) + data[at + 1 :])
            assert not verify(Folder(tmp_path), KEYS, None).well, (path, at)
        path.write_bytes(data)


@pytest.mark.parametrize("attack", CAUGHT, ids=lambda attack: attack.name)
def test_an_attack_is_caught(attack, tmp_path):
    attack.does(tmp_path)
    report = verify(Folder(tmp_path), KEYS, attack.saved)
    assert {(finding.where, finding.rule) for finding in report.findings} == attack.found
    assert report.well == (not attack.found)
