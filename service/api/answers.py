"""The shapes of answers, for the API's description; what an endpoint sends is made by the views."""

from marshmallow import INCLUDE, fields

from service.fields import Schema


class KnownAtStated(Schema):
    """The known time of an answer: a position of the log, when the log came to it, and the root of its tree there."""

    position = fields.Integer(required=True)
    recorded_at = fields.DateTime(required=True, allow_none=True)
    root = fields.String(required=True, metadata={"description": "SHA-256, in base64 as in a checkpoint."})


class LensStated(Schema):
    """The lens that an answer is seen through."""

    sources = fields.List(fields.String(), required=True)
    without = fields.List(fields.String(), required=True)
    reliability = fields.String(required=True, allow_none=True)
    credibility = fields.Integer(required=True, allow_none=True)


class MomentStated(Schema):
    """The moment that an answer is for."""

    valid_on = fields.Date(required=True)
    published_by = fields.Date(required=True)
    known_at = fields.Nested(KnownAtStated, required=True)
    certainty = fields.String(required=True)
    status = fields.List(fields.String(), required=True)
    lens = fields.Nested(LensStated, required=True)


class Valid(Schema):
    """Bounds in valid time; null is open."""

    starts_from = fields.Date(required=True, allow_none=True)
    starts_by = fields.Date(required=True, allow_none=True)
    ends_from = fields.Date(required=True, allow_none=True)
    ends_by = fields.Date(required=True, allow_none=True)


class SourceTold(Schema):
    """A source, with its Admiralty code; `published` is an EDTF date."""

    name = fields.String(required=True)
    url = fields.String(allow_none=True)
    title = fields.String(allow_none=True)
    published = fields.String(allow_none=True)
    reliability = fields.String(allow_none=True)
    credibility = fields.Integer(allow_none=True)


class FactTold(Schema):
    """A fact of a development."""

    fact = fields.UUID(required=True)
    development = fields.UUID(required=True)
    kind = fields.String(required=True)
    subject = fields.String(required=True)
    predicate = fields.String(required=True)
    object = fields.String(required=True, allow_none=True)
    dimension = fields.String(required=True)
    aspect = fields.String(required=True, allow_none=True)
    attributes = fields.Dict(required=True)
    status = fields.String(required=True)
    theatre = fields.String(required=True, allow_none=True)
    valid = fields.Nested(Valid, required=True)
    sources = fields.List(fields.Nested(SourceTold), required=True)
    published_from = fields.Date(required=True, allow_none=True)
    known_from = fields.Integer(required=True)


class FactInForce(FactTold):
    """A fact at a moment; `certain` says whether it holds on the day under every reading of its dates."""

    certain = fields.Boolean(required=True)


class StateAnswer(Schema):
    """The state at a moment."""

    moment = fields.Nested(MomentStated, required=True)
    facts = fields.List(fields.Nested(FactInForce), required=True)


class FactVersion(FactTold):
    """A fact as the log knew it between two positions, and as published between two days."""

    published_to = fields.Date(required=True, allow_none=True)
    recorded_from = fields.DateTime(required=True)
    known_to = fields.Integer(required=True, allow_none=True)
    recorded_to = fields.DateTime(required=True, allow_none=True)


class HistoryAnswer(Schema):
    """Every version of a fact up to a moment."""

    moment = fields.Nested(MomentStated, required=True)
    fact = fields.UUID(required=True)
    versions = fields.List(fields.Nested(FactVersion), required=True)


class DevelopmentTold(Schema):
    """A development at a moment."""

    development = fields.UUID(required=True)
    kind = fields.String(required=True)
    title = fields.String(required=True)
    when = fields.String(required=True, metadata={"description": "EDTF, as said; `ended` tells a later end."})
    status = fields.String(required=True)
    dimension = fields.String(required=True)
    plover = fields.Dict(required=True, allow_none=True)
    theatre = fields.String(required=True, allow_none=True)
    actors = fields.List(fields.String(), required=True)
    content = fields.Dict(required=True)
    ended = fields.String(required=True, allow_none=True)
    contested_by = fields.List(fields.UUID(), required=True)
    valid = fields.Nested(Valid, required=True)
    published_from = fields.Date(required=True, allow_none=True)
    known_from = fields.Integer(required=True)
    sources = fields.List(fields.Nested(SourceTold), required=True)


class TimelineAnswer(Schema):
    """A page of the timeline; `next` is the address of the next page, also in the Link header."""

    moment = fields.Nested(MomentStated, required=True)
    developments = fields.List(fields.Nested(DevelopmentTold), required=True)
    next = fields.String(required=True, allow_none=True)


class EventTold(Schema):
    """An event as the log keeps it; what is in it beside these depends on `event`."""

    class Meta:
        unknown = INCLUDE

    position = fields.Integer(required=True)
    recorded_at = fields.DateTime(required=True)
    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    event = fields.String(required=True)
    signed = fields.Boolean(required=True, metadata={"description": "Whether its author has signed it."})
    signed_with = fields.String(metadata={"description": "The author's key."})
    request_id = fields.String(metadata={"description": "The request that it came by."})
    traceparent = fields.String(metadata={"description": "The place of that request in a trace (W3C Trace Context)."})
    author = fields.String()
    reason = fields.String()
    correlation_id = fields.String()
    kind = fields.String(metadata={"description": "Of what was recorded."})
    content = fields.Dict(metadata={"description": "What was recorded."})
    changes = fields.Dict(metadata={"description": "What a correction replaces; null takes a field away."})
    status = fields.String(metadata={"description": "What the status was changed to."})
    because_of = fields.UUID(metadata={"description": "The development that changed the status."})
    contested_by = fields.UUID(metadata={"description": "The development that contests this one."})
    on = fields.String(metadata={"description": "The end (EDTF)."})
    basis = fields.String(metadata={"description": "The legal basis of an erasure."})
    sources = fields.List(fields.Nested(SourceTold))
    erased = fields.Boolean(metadata={"description": "True where what the event said was erased, its author with it."})


class DevelopmentAnswer(Schema):
    """A development at a moment: null where it was not on record, not published or retracted then, or is erased."""

    moment = fields.Nested(MomentStated, required=True)
    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    retracted = fields.Boolean(required=True)
    erased = fields.Boolean(required=True)
    development = fields.Nested(DevelopmentTold, required=True, allow_none=True)


class TrailAnswer(Schema):
    """All that was said of a development up to a moment, oldest first."""

    moment = fields.Nested(MomentStated, required=True)
    id = fields.UUID(required=True)
    events = fields.List(fields.Nested(EventTold), required=True)


class LogAnswer(Schema):
    """A stretch of the log, the name of the log, and the position of its head."""

    origin = fields.String(required=True)
    head = fields.Integer(required=True)
    events = fields.List(fields.Nested(EventTold), required=True)


class CheckpointTold(Schema):
    """A checkpoint: the leaves of its tree, when it was signed, and the verifier key of who signed it."""

    size = fields.Integer(required=True)
    signed_at = fields.DateTime(required=True)
    signer = fields.String(required=True)


class CheckpointsAnswer(Schema):
    """The checkpoints that were signed, and the size that the tree has now."""

    size = fields.Integer(required=True)
    checkpoints = fields.List(fields.Nested(CheckpointTold), required=True)


class ProofAnswer(Schema):
    """A tree, and hashes that prove something of it; all in base64."""

    size = fields.Integer(required=True)
    root = fields.String(required=True)
    path = fields.List(fields.String(), required=True)


class InclusionAnswer(ProofAnswer):
    """That the tree holds a leaf, at an index from 0."""

    index = fields.Integer(required=True)
    leaf = fields.String(required=True)


class ConsistencyAnswer(ProofAnswer):
    """That the tree has grown out of an older one."""

    old = fields.Integer(required=True)
    old_root = fields.String(required=True)


class DigestsAnswer(Schema):
    """The digests of the projections at a position, in base64: sums of the hashes of the rows that are open there."""

    position = fields.Integer(required=True)
    facts = fields.String(required=True)
    developments = fields.String(required=True)


class TimeMapOf(Schema):
    """Where the TimeMap is in each form."""

    link_format = fields.Url(required=True)
    json_format = fields.Url(required=True)


class MementoTold(Schema):
    """A memento: when the log came to its position, and its address."""

    datetime = fields.DateTime(required=True)
    uri = fields.Url(required=True)


class Mementos(Schema):
    """Mementos, oldest first."""

    list = fields.List(fields.Nested(MementoTold), required=True)


class TimeMapAnswer(Schema):
    """A page of the mementos of an original resource, and the address of the next."""

    original_uri = fields.Url(required=True)
    timegate_uri = fields.Url(required=True)
    timemap_uri = fields.Nested(TimeMapOf, required=True)
    mementos = fields.Nested(Mementos, required=True)
    next = fields.Url(required=True, allow_none=True)


class ReceiptAnswer(Schema):
    """Where an event was recorded; `repeated` where it had been on record already."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    position = fields.Integer(required=True)
    recorded_at = fields.DateTime(required=True)
    repeated = fields.Boolean(required=True)


class ActorTold(Schema):
    """An actor of the registry."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    sort = fields.String(required=True)
    cow = fields.Integer(required=True, allow_none=True)
    since = fields.String(required=True, allow_none=True)
    until = fields.String(required=True, allow_none=True)
    successors = fields.List(fields.String(), required=True)


class ActorsAnswer(Schema):
    """Actors of the registry."""

    actors = fields.List(fields.Nested(ActorTold), required=True)


class Membership(Schema):
    """One spell of membership at a moment."""

    member = fields.String(required=True)
    organisation = fields.String(required=True)
    since = fields.Date(required=True, allow_none=True)
    certain = fields.Boolean(required=True)
    status = fields.String(required=True)
    development = fields.UUID(required=True)


class ActorAnswer(Schema):
    """An actor, and the organisations that it belongs to at a moment."""

    moment = fields.Nested(MomentStated, required=True)
    actor = fields.Nested(ActorTold, required=True)
    memberships = fields.List(fields.Nested(Membership), required=True)


class MembersAnswer(Schema):
    """The members of an organisation at a moment."""

    moment = fields.Nested(MomentStated, required=True)
    organisation = fields.Nested(ActorTold, required=True)
    members = fields.List(fields.Nested(Membership), required=True)


class KindTold(Schema):
    """A kind of development, and where it is recorded."""

    kind = fields.String(required=True)
    says = fields.String(required=True)
    dimension = fields.String(required=True)
    plover = fields.Dict(required=True, allow_none=True)
    record = fields.String(required=True)


class KindsAnswer(Schema):
    """Every kind that can be recorded."""

    kinds = fields.List(fields.Nested(KindTold), required=True)


class AliveAnswer(Schema):
    """The process answers."""

    alive = fields.Boolean(required=True)


class ReadyAnswer(Schema):
    """How the projections follow the log, and what was checked: database, schema, projections and tree."""

    ready = fields.Boolean(required=True)
    head = fields.Integer(required=True)
    position = fields.Integer(required=True)
    lag = fields.Integer(required=True)
    checks = fields.Dict(fields.String(), fields.String(), required=True)


class ProblemAnswer(Schema):
    """What a problem type means."""

    problem = fields.String(required=True)
    status = fields.Integer(required=True)
    title = fields.String(required=True)


class BrokenRule(Schema):
    """A field, as a dotted path, and the rule that it breaks."""

    field = fields.String(required=True)
    rule = fields.String(required=True)


class Problem(Schema):
    """A problem document (RFC 9457)."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    instance = fields.String(required=True)
    request_id = fields.String(required=True)
    errors = fields.List(fields.Nested(BrokenRule))
