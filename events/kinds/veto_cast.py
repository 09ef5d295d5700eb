"""A veto is cast."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actor, Actors, Kind, Plover, actor, actors


@dataclass(frozen=True, kw_only=True)
class VetoCast(Kind):
    """A draft failed by veto; who abstained is part of the record."""

    TOPIC: ClassVar[str] = "veto-cast"
    PLOVER: ClassVar[Plover | None] = Plover(event="REJECT", mode="change", context="diplomatic")
    DIMENSION: ClassVar[Dimension] = Dimension.DIPLOMATIC

    vetoers: Actors = actors(least=1)
    abstainers: Actors = actors()
    beneficiaries: Actors = actors()
    forum: Actor | None = actor(optional=True)
    draft: str

    def facts(self) -> Iterator[Fact]:
        """Each veto shields each beneficiary; an abstention is a stance."""
        yield from self.each(self.vetoers, Predicate.SHIELDS, self.beneficiaries, "veto", draft=self.draft)
        yield from self.each(self.abstainers, Predicate.TAKES_STANCE, self.beneficiaries, self.draft, stance="abstains")
