"""Who belongs to which organisation at a moment."""

from typing import Any

from events.facts import Predicate
from projections.facts import Pool, state_of_actor
from projections.moment import Moment


def members(pool: Pool, moment: Moment, organisation: str) -> list[dict[str, Any]]:
    """The members of an organisation, by code."""
    return [_spell(fact) for fact in _memberships(pool, moment, organisation) if fact["object"] == organisation]


def memberships(pool: Pool, moment: Moment, actor: str) -> list[dict[str, Any]]:
    """The organisations that an actor belongs to, by code."""
    return [_spell(fact) for fact in _memberships(pool, moment, actor) if fact["subject"] == actor]


def _memberships(pool: Pool, moment: Moment, actor: str) -> list[dict[str, Any]]:
    return state_of_actor(pool, moment, actor, predicate=Predicate.MEMBER_OF)


def _spell(fact: dict[str, Any]) -> dict[str, Any]:
    return {
        "member": fact["subject"],
        "organisation": fact["object"],
        "since": fact["valid"]["starts_from"],
        "certain": fact["certain"],
        "status": fact["status"],
        "development": fact["development"],
    }
