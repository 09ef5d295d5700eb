"""Developments: put on record, amended, and read at a moment with their trail."""

from typing import Any
from uuid import UUID

import flask
from flask import abort, request, url_for

from events.audit.seal import Signed
from events.catalogue import KINDS
from events.development import EVENTS, Development
from events.errors import UnknownKind
from events.recorder import Receipt
from projections import timeline
from projections.moment import Asked
from service import maintain
from service.api.answers import DevelopmentAnswer, EventTold, Problem, ReceiptAnswer, TrailAnswer
from service.api.arguments import MomentSchema
from service.api.blueprint import Answer, Blueprint, json, parts, stated
from service.api.offer import Offer, Told
from service.api.questions import row_schema
from service.api.reading import read_at
from service.api.signing import PreparedAnswer, SignatureSchema, prepared
from service.dry_run import DryRun, dry_run
from service.log_form import acknowledged, erased, told
from service.schemas import AMENDMENTS, AssertionSchema, ErasureSchema, record_schema

DryRunAnswer = row_schema(DryRun)

TRAIL = Offer(TrailAnswer, {"events": EventTold})

developments = Blueprint(
    "developments", __name__, url_prefix="/v1/developments", description="Developments and all that was said of them."
)

PATHS = {
    "corrected": "corrections",
    "corroborated": "corroborations",
    "disputed": "disputes",
    "status-changed": "status-changes",
    "ended": "endings",
    "retracted": "retractions",
}
"""Under which path of a development each event is appended."""


def _recording(kind: str) -> None:
    @developments.route(f"/{kind}", methods=["POST"], endpoint=f"record-{kind}")
    @developments.doc(summary=KINDS[kind].__doc__)
    @developments.arguments(record_schema(kind)())
    @developments.arguments(SignatureSchema(), location="headers", as_kwargs=True)
    @developments.response(201, ReceiptAnswer, description="Recorded, with the address of the development.")
    @developments.alt_response(200, schema=ReceiptAnswer, description="It had been on record already.")
    @developments.alt_response(409, schema=Problem, description="The id is taken by another development.")
    @developments.alt_response(410, schema=Problem, description="The id is that of a development that was erased.")
    @developments.alt_response(422, schema=Problem, description="A field breaks a rule.")
    def record(said: dict[str, Any], signed: Signed | None) -> Answer:
        return _receipt(maintain.record(parts().log, kind, said, signed))

    @developments.route(f"/{kind}/prepared", methods=["POST"], endpoint=f"record-{kind}-prepared")
    @developments.doc(summary="What its author is to sign so that this is recorded. Nothing is appended.")
    @developments.arguments(record_schema(kind)())
    @developments.response(200, PreparedAnswer)
    @developments.alt_response(422, schema=Problem, description="A field breaks a rule.")
    def prepare(said: dict[str, Any]) -> Answer:
        made_up = maintain.made_up(said, new=True)
        return prepared(maintain.recordable(parts().log, kind, {**said, **made_up}), made_up)


def _amending(topic: str) -> None:
    @developments.route(f"/<uuid:development>/{PATHS[topic]}", methods=["POST"], endpoint=topic)
    @developments.doc(summary=AMENDMENTS[topic].__doc__)
    @developments.arguments(AMENDMENTS[topic]())
    @developments.arguments(SignatureSchema(), location="headers", as_kwargs=True)
    @developments.response(201, ReceiptAnswer, description="Appended.")
    @developments.alt_response(404, schema=Problem, description="No such development.")
    @developments.alt_response(409, schema=Problem, description="Somebody was faster, or the development is retracted.")
    @developments.alt_response(410, schema=Problem, description="The development was erased.")
    @developments.alt_response(412, schema=Problem, description="If-Match names another version than the newest.")
    @developments.alt_response(422, schema=Problem, description="A field breaks a rule.")
    @developments.alt_response(428, schema=Problem, description="If-Match is needed.")
    def amend(said: dict[str, Any], development: UUID, signed: Signed | None) -> Answer:
        return _receipt(maintain.amend(parts().log, development, topic, _seen(topic in maintain.GUARDED), said, signed))

    _preparing(EVENTS[topic], PATHS[topic], AMENDMENTS[topic])

    @developments.route(f"/<uuid:development>/{PATHS[topic]}/dry-run", methods=["POST"], endpoint=f"{topic}-dry-run")
    @developments.doc(summary="What this would change: facts, answers of views, cited answers. Nothing is appended.")
    @developments.arguments(AMENDMENTS[topic]())
    @developments.arguments(MomentSchema(exclude=("known_at", "after")), location="query", as_kwargs=True)
    @developments.response(200, DryRunAnswer)
    @developments.alt_response(404, schema=Problem, description="No such development.")
    @developments.alt_response(409, schema=Problem, description="The development is retracted.")
    @developments.alt_response(410, schema=Problem, description="The development was erased.")
    @developments.alt_response(412, schema=Problem, description="If-Match names another version than the newest.")
    @developments.alt_response(422, schema=Problem, description="A field breaks a rule.")
    def try_out(said: dict[str, Any], development: UUID, asked: Asked) -> Answer:
        return json(dry_run(parts(), development, topic, _seen(False), said, asked))


def _preparing(event: type[Development.Event], path: str, schema: type[AssertionSchema]) -> None:
    @developments.route(f"/<uuid:development>/{path}/prepared", methods=["POST"], endpoint=f"{path}-prepared")
    @developments.doc(summary="What its author is to sign so that this is appended. Nothing is.")
    @developments.arguments(schema())
    @developments.response(200, PreparedAnswer)
    @developments.alt_response(404, schema=Problem, description="No such development.")
    @developments.alt_response(409, schema=Problem, description="The development is retracted.")
    @developments.alt_response(410, schema=Problem, description="The development was erased.")
    @developments.alt_response(412, schema=Problem, description="If-Match names another version than the newest.")
    @developments.alt_response(422, schema=Problem, description="A field breaks a rule.")
    def prepare(said: dict[str, Any], development: UUID) -> Answer:
        made_up = maintain.made_up(said)
        proposed = maintain.proposed(parts().log, development, event, _seen(False), {**said, **made_up})
        return prepared(proposed, made_up)


for known in KINDS:
    _recording(known)


def record_unknown(kind: str) -> Answer:
    """Refuse a kind that the catalogue does not hold; the description leaves it out, as every kind has a path."""
    raise UnknownKind(kind)


flask.Blueprint.add_url_rule(developments, "/<kind>", view_func=record_unknown, methods=["POST"])


for topic in AMENDMENTS:
    _amending(topic)


@developments.route("/<uuid:development>/erasures", methods=["POST"])
@developments.doc(summary=ErasureSchema.__doc__)
@developments.arguments(ErasureSchema())
@developments.arguments(SignatureSchema(), location="headers", as_kwargs=True)
@developments.response(201, ReceiptAnswer, description="Erased.")
@developments.alt_response(404, schema=Problem, description="No such development.")
@developments.alt_response(409, schema=Problem, description="Somebody was faster.")
@developments.alt_response(410, schema=Problem, description="The development was erased before.")
@developments.alt_response(412, schema=Problem, description="If-Match names another version than the newest.")
@developments.alt_response(422, schema=Problem, description="A field breaks a rule.")
@developments.alt_response(428, schema=Problem, description="If-Match is needed.")
def erase(said: dict[str, Any], development: UUID, signed: Signed | None) -> Answer:
    """Take away what was said of a development; that it was, when, by whom and on which basis stays."""
    return _receipt(maintain.erase(parts().log, development, _seen(needed=True), said, signed))


_preparing(Development.PayloadErased, "erasures", ErasureSchema)


@developments.route("/<uuid:development>")
@developments.arguments(MomentSchema(), location="query", as_kwargs=True)
@developments.response(200, DevelopmentAnswer)
def read(development: UUID, asked: Asked) -> Answer:
    """A development at a moment; its ETag is what a correction gives in If-Match."""
    at = read_at(asked)
    entries = parts().log.entries(development, at.position)
    body = {
        "moment": stated(at),
        "id": str(development),
        "version": entries[-1].version,
        "retracted": any(entry.topic == "retracted" for entry in entries),
        "erased": erased(entries),
        "development": None if erased(entries) else timeline.one(parts().pool, at, development),
    }
    return json(body, ETag=f'"{entries[-1].version}"')


@developments.route("/<uuid:development>/trail")
@developments.answers(MomentSchema, TRAIL)
@developments.alt_response(404, schema=Problem, description="No such development.")
def trail(development: UUID, asked: Asked) -> Told:
    """All that was said of a development, as the log knew it at a moment."""
    at = read_at(asked)
    entries = parts().log.entries(development, at.position)
    body = {"moment": stated(at), "id": str(development), "events": [told(entry) for entry in entries]}
    return Told(body, etag=f'"{entries[-1].version}"')


def _seen(needed: bool) -> int | None:
    """The version that If-Match names; none where any will do."""
    given = request.if_match
    if needed and not given and not given.star_tag:
        abort(428, description="Give the ETag of the development that you saw in If-Match.")
    versions = [int(tag) for tag in given.as_set() if tag.isdecimal() and len(tag) < 19] if given else []
    if given and not given.star_tag and len(versions) != 1:
        abort(412, description="If-Match names no version of a development.")
    return versions[0] if versions else None


def _receipt(receipt: Receipt) -> Answer:
    flask.g.position = receipt.position
    address = url_for("developments.read", development=receipt.stream)
    return json(acknowledged(receipt), 200 if receipt.repeated else 201, Location=address, ETag=f'"{receipt.version}"')
