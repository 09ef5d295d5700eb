"""The log as an auditor reads it: checkpoints, tiles (C2SP tlog-tiles), proofs and receipts (C2SP tlog-proof)."""

from operator import attrgetter
from typing import Any

from flask import Response, abort, request
from marshmallow import ValidationError, fields, validate

from events.audit import checkpoints, cosignatures
from events.audit.base64 import encoded
from events.audit.checkpoints import Kept
from events.audit.proof import Proof
from events.audit.tiles import ENTRIES, WIDTH, Tile, bundle
from events.audit.tree import UnknownTile
from events.errors import NotIntegrated
from events.recorder import NEWEST
from service.api.answers import CheckpointsAnswer, ConsistencyAnswer, InclusionAnswer, Problem
from service.api.blueprint import Answer, Blueprint, json, parts
from service.api.paging import page_of
from service.fields import Schema

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
    return _text(kept.note) if kept else abort(404, "No checkpoint has been signed yet.")


@audit.route("/checkpoints/<int:size>")
@audit.response(200, TEXT, content_type="text/plain", description="A signed note (C2SP tlog-checkpoint).")
@audit.alt_response(404, schema=Problem, description="None of this size was signed.")
def checkpoint_of(size: int) -> Answer:
    """The checkpoint of a size, with the cosignatures that it has by now; all that were signed are kept."""
    return _text(_checkpoint(size).note)


@audit.route("/checkpoints/<int:size>/cosignatures", methods=["POST"])
@audit.doc(requestBody={"content": {"text/plain": {"schema": TEXT}}, "required": True})
@audit.response(201, TEXT, content_type="text/plain", description="The checkpoint with the cosignature.")
@audit.alt_response(200, schema=TEXT, content_type="text/plain", description="This witness had cosigned it before.")
@audit.alt_response(403, schema=Problem, description="It is not the cosignature of a witness of this log.")
@audit.alt_response(404, schema=Problem, description="None of this size was signed.")
@audit.alt_response(422, schema=Problem, description="The body is not one signature line.")
def cosign(size: int) -> Answer:
    """Hand in a witness's cosignature of a checkpoint, as a line (C2SP tlog-cosignature)."""
    line = request.get_data().decode("utf-8", "replace")
    witness = cosignatures.cosigner(_checkpoint(size).note, line, parts().witnesses)
    with parts().pool.connection() as connection:
        first = cosignatures.keep(connection, size, witness, line)
    response = _text(_checkpoint(size).note)
    response.status_code = 201 if first else 200
    return response


@audit.route("/checkpoints")
@audit.arguments(Checkpoints, location="query", as_kwargs=True)
@audit.response(200, CheckpointsAnswer)
def signed(after: int, limit: int) -> Answer:
    """Which checkpoints were signed, when, and by which key, the smallest first."""
    with parts().pool.connection() as connection:
        found = checkpoints.after(connection, after, limit + 1)
    page = page_of(found, limit, "after", attrgetter("size"))
    told = [{"size": kept.size, "signed_at": kept.signed_at, "signer": kept.signer} for kept in page]
    return json({"size": parts().tree.size(), "checkpoints": told})


@audit.route("/tile/<path:path>")
@audit.response(200, BYTES, content_type="application/octet-stream", description="Hashes, or entries behind lengths.")
@audit.alt_response(404, schema=Problem, description="There is no such tile, or not yet.")
def tile(path: str) -> Answer:
    """A tile of hashes, or under `entries/` a bundle of leaves."""
    wanted = Tile.parse(path)
    if wanted is None:
        abort(404, f"A tile has no path {path[:80]!r}.")
    data = _bundle(wanted) if wanted.level == ENTRIES else parts().tree.tile(wanted)
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
@audit.arguments(ProofOf, location="query", as_kwargs=True)
@audit.response(
    200, TEXT, content_type="text/plain", description="A proof (C2SP tlog-proof) under a signed checkpoint."
)
@audit.alt_response(404, schema=Problem, description="The log has not come to this position.")
@audit.alt_response(503, schema=Problem, description="No checkpoint of it has been signed yet.")
def receipt(position: int, size: int | None = None) -> Answer:
    """What proves offline, with the keys of the log and its witnesses alone, that an event is on record.

    Without a size it is under the first checkpoint of the event that a witness has cosigned, or the first of all.
    """
    _leaf(position)
    kept = _first(position) if size is None else _checkpoint(size)
    if kept.size < position:
        raise ValidationError(f"Is less than the position {position}.", "size")
    path = tuple(parts().tree.inclusion(position - 1, kept.size))
    return _text(Proof(position - 1, path, kept.note.encode()).text().decode())


def _first(position: int) -> Kept:
    with parts().pool.connection() as connection:
        kept = checkpoints.first_cosigned(connection, position) or checkpoints.first_over(connection, position)
    if kept is None:
        raise NotIntegrated(parts().tree.size(), position)
    return kept


def _checkpoint(size: int) -> Kept:
    with parts().pool.connection() as connection:
        kept = checkpoints.first_over(connection, size) if size <= NEWEST else None
    return kept if kept and kept.size == size else abort(404, f"No checkpoint of {size} leaves was signed.")


def _tree(size: int) -> dict[str, Any]:
    return {"size": size, "root": encoded(parts().tree.root(size))}


def _size(asked: int | None) -> int:
    """The size that is asked for, or that of the tree. Raises ValidationError where the log is smaller."""
    if asked is None:
        return parts().tree.size()
    if not parts().tree.holds(asked) and asked > parts().recorder.head()[0]:
        raise ValidationError("Is more than the log holds.", "size")
    return asked


def _leaf(position: int) -> bytes:
    found = parts().recorder.leaves(position - 1, 1) if 0 < position <= NEWEST else []
    return found[0] if found else abort(404, f"The log has no position {position}.")


def _bundle(wanted: Tile) -> bytes:
    leaves = parts().recorder.leaves(wanted.index * WIDTH, wanted.width)
    if len(leaves) != wanted.width:
        raise UnknownTile(wanted)
    return bundle(leaves)


def _text(body: str) -> Answer:
    """A text that grows: witnesses add their cosignatures to it."""
    response = Response(body, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response
