"""The digests of the projections, which a replay of the log must give as well."""

from flask import Response, abort

from events.recorder import NEWEST
from projections.digest import counted
from projections.moment import Asked, moment
from service.api.answers import DigestsAnswer, Problem
from service.api.blueprint import Answer, Blueprint, json, parts
from service.audit.digests import digest_lines

digests = Blueprint("digests", __name__, url_prefix="/v1/log/digests", description="Digests of the projections.")


@digests.route("")
@digests.response(200, {"type": "string"}, content_type="application/x-ndjson", description="A line a checkpoint.")
def at_checkpoints() -> Answer:
    """The digests at every checkpoint of the log."""
    with parts().pool.connection() as connection:
        return Response(b"".join(digest_lines(connection, NEWEST)), content_type="application/x-ndjson")


@digests.route("/<int:position>")
@digests.response(200, DigestsAnswer)
@digests.alt_response(404, schema=Problem, description="The log has not come to this position.")
def kept(position: int) -> Answer:
    """The digests at a position, as the projector has kept them; an answer's header `Entente-Digest` is of both."""
    at = moment(parts().pool, Asked(known_at=_on_record(position)))
    return json({"position": position, **parts().digests.at(position, at.past).told()})


@digests.route("/<int:position>/counted")
@digests.response(200, DigestsAnswer)
@digests.alt_response(404, schema=Problem, description="The log has not come to this position.")
def counted_anew(position: int) -> Answer:
    """The digests at a position from the rows that answers are made of, all of which are read for it."""
    moment(parts().pool, Asked(known_at=_on_record(position)))
    with parts().pool.connection() as connection:
        return json({"position": position, **counted(connection, position).told()})


def _on_record(position: int) -> int:
    if position > parts().recorder.head()[0]:
        abort(404, f"The log has no position {position}.")
    return position
