"""An assembly votes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actor, Actors, Kind, Plover, actor, actors

STANCES = {"yes": "supports", "no": "opposes", "abstain": "abstains"}
"""The stance of each vote."""


@dataclass(frozen=True, kw_only=True)
class RollCallHeld(Kind):
    """Members of an assembly voted by roll call."""

    TOPIC: ClassVar[str] = "roll-call-held"
    PLOVER: ClassVar[Plover | None] = None
    DIMENSION: ClassVar[Dimension] = Dimension.DIPLOMATIC

    resolution: str
    forum: Actor | None = actor(optional=True)
    yes: Actors = actors()
    no: Actors = actors()
    abstained: Actors = actors()
    absent: Actors = actors()
    topic: str | None = None

    def facts(self) -> Iterator[Fact]:
        """Each vote is a stance towards nobody; who was absent took none."""
        for vote, voters in (("yes", self.yes), ("no", self.no), ("abstain", self.abstained)):
            yield from self.each(
                voters, Predicate.TAKES_STANCE, (), self.resolution, vote=vote, stance=STANCES[vote], topic=self.topic
            )

    def problems(self) -> Iterator[tuple[str, str]]:
        """Nobody votes twice, nor votes and is absent."""
        listed: set[str] = set()
        for name in ("yes", "no", "abstained", "absent"):
            voters: Actors = getattr(self, name)
            if twice := sorted(listed.intersection(voters)):
                yield name, f"Names {', '.join(twice)}, whose vote is told already."
            listed.update(voters)
