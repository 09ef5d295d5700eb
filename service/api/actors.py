"""Actors and organisations, with who belongs to what at a moment."""

from dataclasses import asdict

from events import actors as registry
from projections.members import members, memberships
from projections.moment import Asked, moment
from service.api.answers import ActorAnswer, ActorsAnswer, MembersAnswer
from service.api.arguments import MomentSchema
from service.api.blueprint import Answer, Blueprint, json, parts, stated

actors = Blueprint("actors", __name__, url_prefix="/v1", description="Who acts.")


@actors.route("/actors")
@actors.response(200, ActorsAnswer)
def all_actors() -> Answer:
    """Every actor of the registry."""
    return json({"actors": [asdict(actor) for actor in registry.registry().values()]})


@actors.route("/actors/<actor>")
@actors.arguments(MomentSchema(), location="query", as_kwargs=True)
@actors.response(200, ActorAnswer)
def one_actor(actor: str, asked: Asked) -> Answer:
    """An actor, and the organisations that it belongs to at a moment."""
    known = registry.actor(actor)
    at = moment(parts().pool, asked)
    return json(
        {"moment": stated(at), "actor": asdict(known), "memberships": memberships(parts().pool, at, known.code)}
    )


@actors.route("/organisations")
@actors.response(200, ActorsAnswer)
def organisations() -> Answer:
    """Every organisation of the registry."""
    return json({"actors": [asdict(actor) for actor in registry.organisations()]})


@actors.route("/organisations/<organisation>/members")
@actors.arguments(MomentSchema(), location="query", as_kwargs=True)
@actors.response(200, MembersAnswer)
def members_of(organisation: str, asked: Asked) -> Answer:
    """The members of an organisation at a moment."""
    known = registry.actor(organisation)
    at = moment(parts().pool, asked)
    return json({"moment": stated(at), "organisation": asdict(known), "members": members(parts().pool, at, known.code)})
