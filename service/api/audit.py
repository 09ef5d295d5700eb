"""The log as an auditor reads it: checkpoints, tiles (C2SP tlog-tiles), proofs and receipts (C2SP tlog-proof)."""

from typing import Any

from flask import Response, abort
from marshmallow import Schema, ValidationError, fields, validate

from events.audit import checkpoints
from events.audit.base64 import encoded
from events.audit.proof import Proof
from events.audit.tiles import ENTRIES, WIDTH, Tile, bundle
from events.errors import NotIntegrated
from events.recorder import NEWEST
from service.api.answers import CheckpointsAnswer, ConsistencyAnswer, InclusionAnswer, Problem
from service.api.blueprint import Answer, Blueprint, json, parts

audit = Blueprint("audit", __name__, url_prefix="/v1/log", description="The log as an auditor reads it.")

TEXT = {"type": "string"}
BYTES = {"type": "string", "format": "binary"}

FOR_EVER = "public, max-age=31536000, immutable"
"""What never changes may be kept."""

Size = fields.Integer(validate=validate.Range(0, NEWEST), metadata={"description": "Leaves of the tree."})


class ProofOf(Schema):
    """The tree that a leaf is to be proved in; left out, the newest."""

    size = Size


class Growth(Schema):
    """The two sizes of the tree that a proof is to join; the larger left out is the newest."""

    old = fields.Integer(required=True, validate=validate.Range(0, NEWEST))
    size = Size


class Checkpoints(Schema):
    """Which checkpoints are wanted."""

    after = fields.Integer(load_default=0, validate=validate.Range(0, NEWEST))
    limit = fields.Integer(load_default=100, validate=validate.Range(1, 1000))


@audit.route("/checkpoint")
@audit.response(200, TEXT, content_type="text/plain", description="A signed note (C2SP tlog-checkpoint).")
@audit.alt_response(404, schema=Problem, description="None has been signed yet.")
def checkpoint() -> Answer:
    """The newest checkpoint."""
    with parts().pool.connection() as connection:
        kept = checkpoints.newest(connection)
    return _text(kept.note, "no-cache") if kept else abort(404, "No checkpoint has been signed yet.")


@audit.route("/checkpoints/<int:size>")
@audit.response(200, TEXT, content_type="text/plain", description="A signed note (C2SP tlog-checkpoint).")
@audit.alt_response(404, schema=Problem, description="None of this size was signed.")
def checkpoint_of(size: int) -> Answer:
    """The checkpoint of a size; all that were signed are kept."""
    with parts().pool.connection() as connection:
        kept = checkpoints.first_over(connection, size)
    if kept is None or kept.size != size:
        abort(404, f"No checkpoint of {size} leaves was signed.")
    return _text(kept.note, FOR_EVER)


@audit.route("/checkpoints")
@audit.arguments(Checkpoints, location="query", as_kwargs=True)
@audit.response(200, CheckpointsAnswer)
def signed(after: int, limit: int) -> Answer:
    """Which checkpoints were signed, when, and by which key, the smallest first."""
    with parts().pool.connection() as connection:
        found = checkpoints.after(connection, after, limit)
    told = [{"size": kept.size, "signed_at": kept.signed_at, "signer": kept.signer} for kept in found]
    return json({"size": parts().tree.size(), "checkpoints": told})


@audit.route("/tile/<path:path>")
@audit.response(200, BYTES, content_type="application/octet-stream", description="Hashes, or entries behind lengths.")
@audit.alt_response(404, schema=Problem, description="There is no such tile, or not yet.")
def tile(path: str) -> Answer:
    """A tile of hashes, or under `entries/` a bundle of leaves."""
    wanted = Tile.parse(path)
    data = wanted and _tile(wanted)
    if not data:
        abort(404, f"There is no tile {path[:80]!r}, or not yet.")
    response = Response(data, content_type="application/octet-stream")
    response.headers["Cache-Control"] = FOR_EVER
    return response


@audit.route("/leaves/<int:position>")
@audit.response(200, {"type": "object"}, description="The leaf: the very bytes that the tree holds.")
@audit.alt_response(404, schema=Problem, description="The log has not come to this position.")
def leaf(position: int) -> Answer:
    """The leaf of a position."""
    response = Response(_leaf(position), content_type="application/json")
    response.headers["Cache-Control"] = FOR_EVER
    return response


@audit.route("/proofs/inclusion/<int:position>")
@audit.arguments(ProofOf, location="query", as_kwargs=True)
@audit.response(200, InclusionAnswer)
@audit.alt_response(404, schema=Problem, description="The log has not come to this position.")
def inclusion(position: int, size: int | None = None) -> Answer:
    """That the tree holds the leaf of a position (RFC 9162 section 2.1.3)."""
    known = _leaf(position).decode()
    size = _size(size)
    if size < position:
        raise ValidationError(f"Is less than the position {position}.", "size")
    path = parts().tree.inclusion(position - 1, size)
    return json({**_tree(size), "index": position - 1, "leaf": known, "path": [encoded(each) for each in path]})


@audit.route("/proofs/consistency")
@audit.arguments(Growth, location="query", as_kwargs=True)
@audit.response(200, ConsistencyAnswer)
def consistency(old: int, size: int | None = None) -> Answer:
    """That the tree has grown out of an older one (RFC 9162 section 2.1.4)."""
    size = _size(size)
    if old > size:
        raise ValidationError(f"Is more than the size {size}.", "old")
    path = parts().tree.consistency(old, size)
    older = {"old": old, "old_root": encoded(parts().tree.root(old))}
    return json({**_tree(size), **older, "path": [encoded(each) for each in path]})


@audit.route("/receipts/<int:position>")
@audit.response(
    200, TEXT, content_type="text/plain", description="A proof (C2SP tlog-proof) under a signed checkpoint."
)
@audit.alt_response(404, schema=Problem, description="The log has not come to this position.")
@audit.alt_response(503, schema=Problem, description="No checkpoint of it has been signed yet.")
def receipt(position: int) -> Answer:
    """What proves offline, with the log's key alone, that an event is on record."""
    _leaf(position)
    with parts().pool.connection() as connection:
        kept = checkpoints.first_over(connection, position)
    if kept is None:
        raise NotIntegrated(parts().tree.size(), position)
    path = tuple(parts().tree.inclusion(position - 1, kept.size))
    return _text(Proof(position - 1, path, kept.note.encode()).text().decode(), FOR_EVER)


def _tree(size: int) -> dict[str, Any]:
    return {"size": size, "root": encoded(parts().tree.root(size))}


def _size(asked: int | None) -> int:
    """The size that is asked for, or that of the tree. Raises ValidationError where the log is smaller."""
    held = parts().tree.size()
    if asked is not None and asked > max(held, parts().recorder.head()[0]):
        raise ValidationError("Is more than the log holds.", "size")
    return held if asked is None else asked


def _leaf(position: int) -> bytes:
    found = parts().recorder.leaves(position - 1, 1) if 0 < position <= NEWEST else []
    return found[0] if found else abort(404, f"The log has no position {position}.")


def _tile(wanted: Tile) -> bytes | None:
    if wanted.level != ENTRIES:
        return parts().tree.tile(wanted)
    leaves = parts().recorder.leaves(wanted.index * WIDTH, wanted.width)
    return bundle(leaves) if len(leaves) == wanted.width else None


def _text(body: str, keep: str) -> Answer:
    response = Response(body, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = keep
    return response
