"""What the view of theatres is asked, and the rows that it answers with."""

from dataclasses import dataclass
from typing import ClassVar

from projections.views.view import Ids, OfSetSince, Row, Valid, asked


@dataclass(frozen=True, slots=True, kw_only=True)
class InTheatres(OfSetSince):
    """A question about where a set of actors is active, and what is near in time."""

    LEAST: ClassVar[int] = 1

    window: int = asked("Within how many days activity in two theatres ties them.", default=365, between=(1, 36500))


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorInTheatre(Row):
    """An actor in a theatre: how many developments name it there, and when; those foretold are counted apart."""

    KEY: ClassVar[tuple[str, ...]] = ("theatre", "actor")

    theatre: str
    actor: str
    developments: int
    foretold: int
    dimensions: tuple[str, ...]
    statuses: tuple[str, ...]
    valid: Valid


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Row):
    """A theatre: which of the set are active there, and how many developments name any of them there, each once."""

    KEY: ClassVar[tuple[str, ...]] = ("theatre",)

    theatre: str
    actors: tuple[str, ...]
    developments: int
    foretold: int
    valid: Valid


@dataclass(frozen=True, slots=True, kw_only=True)
class TyingActor:
    """An actor active in both theatres within the window: by how many developments in each, and in whose company.

    The companions are those who are named beside it in both, in whatever role. `certain`: near under every reading.
    """

    actor: str
    in_one: int
    in_other: int
    certain: bool
    companions: tuple[str, ...]
    rests_on: Ids


@dataclass(frozen=True, slots=True, kw_only=True)
class ForetoldTie:
    """A plan or forecast that names both theatres."""

    development: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TheatreTie(Row):
    """Two theatres: the actors that are active in both, the developments that name both, and what is foretold."""

    KEY: ClassVar[tuple[str, ...]] = ("one", "other")

    one: str
    other: str
    real: bool
    actors: tuple[TyingActor, ...]
    direct: Ids
    foretold: tuple[ForetoldTie, ...]
