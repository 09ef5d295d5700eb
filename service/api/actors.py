"""Actors and organisations, with who belongs to what at a moment."""

from dataclasses import asdict

from events import actors as registry
from projections.members import members, memberships
from projections.moment import Asked
from service.api.answers import ActorAnswer, ActorsAnswer, ActorTold, MembersAnswer, Membership, Problem
from service.api.arguments import MomentSchema
from service.api.blueprint import Blueprint, parts, stated
from service.api.offer import Offer, Told
from service.api.reading import read_at
from service.fields import Schema

actors = Blueprint("actors", __name__, url_prefix="/v1", description="Who acts.")

ACTORS = Offer(ActorsAnswer, {"actors": ActorTold})
ACTOR = Offer(ActorAnswer, {"memberships": Membership})
MEMBERS = Offer(MembersAnswer, {"members": Membership})


@actors.route("/actors")
@actors.answers(Schema, ACTORS)
def all_actors() -> Told:
    """Every actor of the registry."""
    return Told({"actors": [asdict(actor) for actor in registry.registry().values()]})


@actors.route("/actors/<actor>")
@actors.answers(MomentSchema, ACTOR)
@actors.alt_response(404, schema=Problem, description="No such actor.")
def one_actor(actor: str, asked: Asked) -> Told:
    """An actor, and the organisations that it belongs to at a moment."""
    known = registry.actor(actor)
    at = read_at(asked)
    return Told(
        {"moment": stated(at), "actor": asdict(known), "memberships": memberships(parts().pool, at, known.code)}
    )


@actors.route("/organisations")
@actors.answers(Schema, ACTORS)
def organisations() -> Told:
    """Every organisation of the registry."""
    return Told({"actors": [asdict(actor) for actor in registry.organisations()]})


@actors.route("/organisations/<organisation>/members")
@actors.answers(MomentSchema, MEMBERS)
@actors.alt_response(404, schema=Problem, description="No such organisation.")
def members_of(organisation: str, asked: Asked) -> Told:
    """The members of an organisation at a moment."""
    known = registry.actor(organisation)
    at = read_at(asked)
    return Told({"moment": stated(at), "organisation": asdict(known), "members": members(parts().pool, at, known.code)})
