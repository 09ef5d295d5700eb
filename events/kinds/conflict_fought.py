"""An armed conflict is fought."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class ConflictFought(Kind):
    """Two sides fought each other; a side that is no actor of the registry is told in words, in `opponents`."""

    TOPIC: ClassVar[str] = "conflict-fought"
    PLOVER: ClassVar[Plover | None] = Plover(event="ASSAULT", context="military")
    DIMENSION: ClassVar[Dimension] = Dimension.MILITARY

    side_a: Actors = actors(least=1)
    side_b: Actors = actors()
    allies_a: Actors = actors()
    allies_b: Actors = actors()
    opponents: str | None = None
    over: str | None = None
    intensity: str | None = None

    def facts(self) -> Iterator[Fact]:
        """Each of a side presses each of the other, and those who fight on one side cooperate."""
        a, b = (*self.side_a, *self.allies_a), (*self.side_b, *self.allies_b)
        said = {"opponents": self.opponents, "over": self.over, "intensity": self.intensity}
        yield from self.each(a, Predicate.PRESSURES, b, "armed-conflict", **said)
        if b:
            yield from self.each(b, Predicate.PRESSURES, a, "armed-conflict", **said)
        yield from self.pairs(a, Predicate.COOPERATES_WITH, "armed-conflict", **said)
        yield from self.pairs(b, Predicate.COOPERATES_WITH, "armed-conflict", **said)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Nobody fights on both sides, nor is both a side and its ally."""
        listed: set[str] = set()
        for name in ("side_a", "side_b", "allies_a", "allies_b"):
            fighters: Actors = getattr(self, name)
            if twice := sorted(listed.intersection(fighters)):
                yield name, f"Names {', '.join(twice)}, who is told to fight already."
            listed.update(fighters)
