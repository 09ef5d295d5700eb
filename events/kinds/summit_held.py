"""Leaders meet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actor, Actors, Kind, Plover, actor, actors


@dataclass(frozen=True, kw_only=True)
class SummitHeld(Kind):
    """Leaders of the actors met in one place."""

    TOPIC: ClassVar[str] = "summit-held"
    PLOVER: ClassVar[Plover | None] = Plover(event="CONSULT", mode="multilateral", context="diplomatic")
    DIMENSION: ClassVar[Dimension] = Dimension.DIPLOMATIC

    gathering: str
    hosts: Actors = actors()
    attendees: Actors = actors()
    absentees: Actors = actors()
    forum: Actor | None = actor(optional=True)
    place: str | None = None
    motive: str | None = None

    def facts(self) -> Iterator[Fact]:
        """Who came, who stayed away, and that those who met cooperate."""
        yield from self.each(self.attendees, Predicate.ATTENDS, self.hosts, self.gathering, place=self.place)
        yield from self.each(self.absentees, Predicate.STAYS_AWAY, self.hosts, self.gathering, motive=self.motive)
        yield from self.pairs((*self.hosts, *self.attendees), Predicate.COOPERATES_WITH, "summit", place=self.place)
