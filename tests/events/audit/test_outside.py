"""Programs that nobody here wrote accept what we make, and refuse it corrupted.

Each is set up in a temporary directory; where that cannot be done, its tests are skipped and say what was missing.
"""

import json
import os
import shutil
import sys
from base64 import b64encode
from dataclasses import replace
from pathlib import Path

import pytest

from events.audit.checkpoint import Checkpoint
from events.audit.note import COSIGNATURE, Signer
from tests.events.audit.exported import LOG, WITNESS, export, leaves
from tests.tools import debian, npm, ran, set_up

PROGRAMS = Path(__file__).parent / "outside"
SIZES = (1, 2, 255, 256, 257, 512, 530)
GO, GOPATH = Path("/usr/lib/go-1.19/bin/go"), Path("/usr/share/gocode")
DEBIAN = ["golang-1.19-go", "golang-golang-x-mod-dev"]

OTHER_ROOT = [
    "invalid transparency proof",
    "downloaded inconsistent tile",
    "is not the one in the tile",
    "root mismatch",
    "the tiles have another root",
    "InclusionProofInvalid",
    "ConsistencyProofInvalid",
    "calculated root hash does not match",
]
BAD_SIGNATURE = [
    "invalid signature for key",
    "invalid signature for known key",
    "no verifiable signature",
    "InvalidSignature",
    "no signature matched vkey",
    "invalid checkpoint signature",
]
"""How the programs say it."""


def _name(tool):
    return tool.__name__


def _python(folder, package, script):
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", folder]
    set_up(package, [*command, package])
    return [sys.executable, PROGRAMS / script], {"PYTHONPATH": str(folder)}


def metamorphic(folder):
    """PyPI's metamorphic-log, in Rust: signatures, inclusion, consistency."""
    return _python(folder, "metamorphic-log==0.1.11", "metamorphic.py")


def scales(folder):
    """PyPI's tlog-scales: tiles, leaves, cosignatures, inclusion, consistency."""
    return _python(folder, "tlog-scales==0.0.3", "scales.py")


def sigstore(folder):
    """npm's @sigstore/verify: signature and inclusion."""
    npm(folder, "@sigstore/verify@3.1.1")
    return ["node", PROGRAMS / "sigstore.cjs"], {"NODE_PATH": str(folder / "node_modules")}


def sumdb(folder):
    """Go's golang.org/x/mod/sumdb as Debian packs it: signature, tiles, leaves, inclusion, consistency."""
    if not (GO.exists() and (GOPATH / "src/golang.org/x/mod/sumdb").exists()):
        debian(*DEBIAN)
    environment = {"GO111MODULE": "off", "GOPATH": str(GOPATH), "GOCACHE": str(folder / "cache"), "GOFLAGS": ""}
    built = ran([GO, "build", "-o", folder / "sumdb", PROGRAMS / "sumdb.go"], env={**os.environ, **environment})
    assert built.returncode == 0, built.stderr
    return [folder / "sumdb"], {}


@pytest.fixture(scope="session", params=[sumdb, metamorphic, scales, sigstore], ids=_name)
def tool(request, tmp_path_factory):
    """A program that reads an export and proofs; it ends with 0 where it accepts all that it can read."""
    command, environment = request.param(tmp_path_factory.mktemp(request.param.__name__))

    def check(log, proofs, key=LOG):
        keys = [str(key.verifier()), str(WITNESS.verifier(COSIGNATURE))]
        return ran([*command, log.folder, *keys], input=json.dumps(proofs), env={**os.environ, **environment})

    check.name = request.param.__name__
    return check


@pytest.fixture(scope="session")
def log(tmp_path_factory):
    """A log of 530 leaves, with checkpoints at sizes around those of a tile."""
    return export(tmp_path_factory.mktemp("export") / "log", leaves(SIZES[-1]), SIZES)


@pytest.fixture
def copy(log, tmp_path):
    """A copy of the log, to corrupt."""
    return replace(log, folder=Path(shutil.copytree(log.folder, tmp_path / "log")))


def proofs(log):
    """Every proof of inclusion, and of consistency with each older checkpoint, as our core makes them of the tiles."""
    return {
        "inclusions": {index: _encoded(log.inclusion(index)) for index in range(log.size)},
        "consistencies": {size: _encoded(log.consistency(size)) for size in log.sizes[:-1]},
    }


@pytest.fixture(scope="session")
def made(log):
    """The proofs of the log."""
    return proofs(log)


def _encoded(path):
    return [b64encode(hash_).decode() for hash_ in path]


def refused(done, reasons):
    """See that a program ended because of what it should find, not of something else."""
    assert done.returncode == 1, done.stdout + done.stderr
    assert any(reason in done.stderr for reason in reasons), done.stderr


def test_an_export_is_accepted(tool, log, made):
    done = tool(log, made)
    assert done.returncode == 0, done.stdout + done.stderr
    older = "" if tool.name == "sigstore" else f", {len(SIZES) - 1} older trees"
    assert done.stdout.strip() == f"530 leaves{older}"


def _flip(log, path, at):
    file = log.folder / path
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)


def _leaf(log):
    _flip(log, "tile/entries/001", 5000)


def _newest_leaf(log):
    _flip(log, "tile/entries/002.p/18", -1)


def _hash(log):
    _flip(log, "tile/0/001", 100)


def _root(log):
    checkpoint = Checkpoint.opened((log.folder / "checkpoint").read_bytes(), LOG.verifier())
    other = replace(checkpoint, root=bytes(32))
    note = other.signed(LOG) + WITNESS.cosign(other.text(), 1).encode()
    (log.folder / "checkpoint").write_bytes(note)


@pytest.mark.parametrize("corrupt", [_leaf, _newest_leaf, _hash, _root], ids=lambda corrupt: corrupt.__name__[1:])
def test_leaves_tiles_and_root_that_do_not_fit_are_refused(tool, copy, made, corrupt):
    corrupt(copy)
    refused(tool(copy, proofs(copy) if corrupt is _hash else made), OTHER_ROOT)


def _signature(log):
    note = (log.folder / "checkpoint").read_bytes()
    _flip(log, "checkpoint", note.index("\u2014 witness".encode()) - 30)


def _size(log):
    note = log.folder / "checkpoint"
    note.write_text(note.read_text().replace("\n530\n", "\n529\n"))
    for path in ("tile/0/002.p/1", "tile/entries/002.p/1"):
        shutil.copy(log.folder / f"{path}8", log.folder / f"{path}7")


@pytest.mark.parametrize("corrupt", [_signature, _size], ids=lambda corrupt: corrupt.__name__[1:])
def test_a_checkpoint_that_was_changed_is_refused(tool, copy, made, corrupt):
    corrupt(copy)
    refused(tool(copy, made), BAD_SIGNATURE)


def test_a_checkpoint_is_refused_under_another_key(tool, log, made):
    refused(tool(log, made, key=Signer(LOG.name, b"x" * 32)), BAD_SIGNATURE)


@pytest.mark.parametrize("index", [0, 255, 256, 529])
def test_a_proof_of_another_place_is_refused(tool, log, made, index):
    path = made["inclusions"][index - 1 if index else 1]
    refused(tool(log, {**made, "inclusions": {**made["inclusions"], index: path}}), OTHER_ROOT)


@pytest.mark.parametrize("tool", [sumdb, metamorphic, scales], ids=_name, indirect=True)
def test_a_history_that_was_rewritten_and_signed_again_is_refused(tool, copy, made):
    other = Checkpoint(LOG.name, 256, bytes(32))
    (copy.folder / "checkpoints" / "256").write_bytes(other.signed(LOG))
    refused(tool(copy, made), OTHER_ROOT)


@pytest.mark.parametrize("tool", [scales], ids=_name, indirect=True)
def test_a_cosignature_of_another_checkpoint_is_refused(tool, copy, made):
    checkpoint = Checkpoint.opened((copy.folder / "checkpoint").read_bytes(), LOG.verifier())
    line = WITNESS.cosign(replace(checkpoint, size=529).text(), 1_760_000_000)
    (copy.folder / "checkpoint").write_bytes(checkpoint.signed(LOG) + line.encode())
    refused(tool(copy, made), BAD_SIGNATURE)
