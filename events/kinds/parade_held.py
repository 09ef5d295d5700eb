"""A parade is held."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class ParadeHeld(Kind):
    """The hosts held a parade, with those who marched, came or stayed away."""

    TOPIC: ClassVar[str] = "parade-held"
    PLOVER: ClassVar[Plover | None] = Plover(event="CONSULT", mode="multilateral", context="military")
    DIMENSION: ClassVar[Dimension] = Dimension.MILITARY

    gathering: str
    hosts: Actors = actors(least=1)
    marchers: Actors = actors()
    attendees: Actors = actors()
    absentees: Actors = actors()
    motive: str | None = None
    place: str | None = None

    def facts(self) -> Iterator[Fact]:
        """Who marched with the hosts, who came, and who stayed away."""
        yield from self.each(self.marchers, Predicate.COOPERATES_WITH, self.hosts, "marched", gathering=self.gathering)
        came = (*self.marchers, *self.attendees)
        yield from self.each(came, Predicate.ATTENDS, self.hosts, self.gathering, place=self.place)
        yield from self.each(self.absentees, Predicate.STAYS_AWAY, self.hosts, self.gathering, motive=self.motive)
