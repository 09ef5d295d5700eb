"""The state itself as a view, so that it can be compared as the others are: the facts in force on a day."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

import orjson

from events.facts import Dimension, Predicate
from events.kind import Actors
from projections import facts
from projections.errors import Unanswerable
from projections.reader import Reader
from projections.views.view import Row, Tables, Valid, View, asked


@dataclass(frozen=True, slots=True, kw_only=True)
class OfState:
    """A question about all facts, those of one actor, or those between two."""

    MOST: ClassVar[int] = 2

    actors: Actors = asked("None for all facts, one for those of an actor, two for those between both.", default=())
    predicate: Predicate | None = asked("Only facts of this predicate.")
    dimension: Dimension | None = asked("Only facts in this dimension.")


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce(Row):
    """A fact in force; when the log learned it is left out, as it says nothing of the world."""

    KEY: ClassVar[tuple[str, ...]] = ("fact",)

    fact: str
    kind: str
    subject: str
    predicate: str
    object: str | None
    dimension: str
    aspect: str | None
    attributes: dict[str, Any]
    status: str
    theatre: str | None
    certain: bool
    valid: Valid
    published_from: str | None
    sources: tuple[dict[str, Any], ...]


QUESTIONS: tuple[Callable[..., list[dict[str, Any]]], ...] = (facts.state, facts.state_of_actor, facts.state_of_dyad)
"""How the state is read for no actor, one and two."""


def state(reader: Reader, question: OfState) -> Tables:
    """The facts in force at a moment."""
    if len(question.actors) > question.MOST:
        raise Unanswerable("actors", f"Names more than {question.MOST}.")
    read = QUESTIONS[len(question.actors)]
    wanted = {"predicate": question.predicate, "dimension": question.dimension}
    found = read(reader.connections, reader.moment, *question.actors, **wanted)
    return {"facts": [_row(orjson.loads(orjson.dumps(fact))) for fact in found]}


def _row(fact: dict[str, Any]) -> InForce:
    del fact["known_from"]
    return InForce(rests_on=(fact.pop("development"),), **fact)


STATE = View("state", OfState, {"facts": InForce}, state)
