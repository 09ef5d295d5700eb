"""The state at a moment: all facts, those of an actor or a dyad, and the history of one fact."""

from typing import Any
from uuid import UUID

from events import actors
from projections import facts
from projections.moment import Asked, Moment
from service.api.answers import FactInForce, FactVersion, HistoryAnswer, Problem, StateAnswer
from service.api.arguments import MomentSchema, StateSchema
from service.api.blueprint import Blueprint, parts, stated
from service.api.offer import Offer, Told
from service.api.reading import read_at, read_facts

state = Blueprint("state", __name__, url_prefix="/v1", description="The state of the alliances at a moment.")

FACTS = Offer(StateAnswer, {"facts": FactInForce})
HISTORY = Offer(HistoryAnswer, {"versions": FactVersion})


@state.route("/state")
@state.answers(StateSchema, FACTS)
def whole(asked: Asked, **wanted: Any) -> Told:
    """All facts in force at a moment."""
    at = read_at(asked)
    return _answer(at, facts.state(parts().pool, at, **wanted))


@state.route("/state/actors/<actor>")
@state.answers(StateSchema, FACTS)
@state.alt_response(404, schema=Problem, description="No such actor.")
def of_actor(actor: str, asked: Asked, **wanted: Any) -> Told:
    """The facts in force at a moment of which an actor is the subject or the object."""
    return _answer(*read_facts(asked, facts.STATE_OF_ACTOR, actor=actors.actor(actor).code, **wanted))


@state.route("/state/dyads/<one>/<other>")
@state.answers(StateSchema, FACTS)
@state.alt_response(404, schema=Problem, description="No such actor.")
def of_dyad(one: str, other: str, asked: Asked, **wanted: Any) -> Told:
    """The facts in force at a moment between two actors, in either direction."""
    pair = {"one": actors.actor(one).code, "other": actors.actor(other).code}
    return _answer(*read_facts(asked, facts.STATE_OF_DYAD, **pair, **wanted))


@state.route("/facts/<uuid:fact>")
@state.answers(MomentSchema, HISTORY)
@state.alt_response(404, schema=Problem, description="No such fact.")
def history(fact: UUID, asked: Asked) -> Told:
    """Every version of one fact that the log had known by a moment."""
    at = read_at(asked)
    return Told({"moment": stated(at), "fact": str(fact), "versions": facts.history(parts().pool, at, fact)})


def _answer(at: Moment, found: list[dict[str, Any]]) -> Told:
    return Told({"moment": stated(at), "facts": found})
