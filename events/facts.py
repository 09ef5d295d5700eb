"""What a development asserts: facts between actors, each with its bounds in valid time."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from events.dates import Span


class Predicate(StrEnum):
    """How the subject of a fact stands to its object."""

    MEMBER_OF = "member-of"
    OBLIGED_TO = "obliged-to"
    SUPPLIES = "supplies"
    DEPLOYS_TO = "deploys-to"
    COOPERATES_WITH = "cooperates-with"
    SANCTIONS = "sanctions"
    PRESSURES = "pressures"
    TAKES_STANCE = "takes-stance"
    ATTENDS = "attends"
    STAYS_AWAY = "stays-away"
    SHIELDS = "shields"
    DEPENDS_ON = "depends-on"
    HEDGES_AGAINST = "hedges-against"
    FORECASTS = "forecasts"


class Dimension(StrEnum):
    """The field in which a fact plays."""

    MILITARY = "military"
    ECONOMIC = "economic"
    DIPLOMATIC = "diplomatic"
    HYBRID = "hybrid"


class Status(StrEnum):
    """How far a development is taken to be real."""

    PLANNED = "planned"
    FORECAST = "forecast"
    ALLEGED = "alleged"
    HAPPENED = "happened"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    CONTRADICTED = "contradicted"
    DID_NOT_HAPPEN = "did-not-happen"


REFUTED = (Status.CONTRADICTED, Status.DID_NOT_HAPPEN)
"""The statuses that say that it is not so."""

ASSERTED_AS_REAL = (Status.ALLEGED, Status.HAPPENED, Status.CONFIRMED, Status.DISPUTED)
"""The statuses that a state contains unless others are asked for."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement of one development. `aspect` tells apart facts of one pair: an obligation, a commodity, a topic.

    Without spans of its own a fact holds when its development does.
    """

    subject: str
    predicate: Predicate
    object: str
    dimension: Dimension
    aspect: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    spans: tuple[Span, ...] | None = None
