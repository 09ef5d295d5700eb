"""Who belongs to which organisation at a moment."""

from typing import Any

from events.facts import Predicate
from projections.connections import Connections
from projections.facts import state_of_actor
from projections.moment import Moment


def members(connections: Connections, moment: Moment, organisation: str) -> list[dict[str, Any]]:
    """The members of an organisation, by code."""
    return [_spell(fact) for fact in _memberships(connections, moment, organisation) if fact["object"] == organisation]


def memberships(connections: Connections, moment: Moment, actor: str) -> list[dict[str, Any]]:
    """The organisations that an actor belongs to, by code."""
    return [_spell(fact) for fact in _memberships(connections, moment, actor) if fact["subject"] == actor]


def _memberships(connections: Connections, moment: Moment, actor: str) -> list[dict[str, Any]]:
    return state_of_actor(connections, moment, actor, predicate=Predicate.MEMBER_OF)


def _spell(fact: dict[str, Any]) -> dict[str, Any]:
    return {
        "member": fact["subject"],
        "organisation": fact["object"],
        "since": fact["valid"]["starts_from"],
        "certain": fact["certain"],
        "status": fact["status"],
        "development": fact["development"],
    }
