"""A member leaves an organisation whose joining is not on record."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from events.dates import spans
from events.facts import Dimension, Fact, Predicate
from events.kind import Actor, Edtf, Kind, Plover, actor, closed


@dataclass(frozen=True, kw_only=True)
class MembershipLeft(Kind):
    """An actor ceased to be a member. A spell on record is ended by an event of its own stream."""

    TOPIC: ClassVar[str] = "membership-left"
    PLOVER: ClassVar[Plover | None] = Plover(event="RETREAT", context="diplomatic")
    DIMENSION: ClassVar[Dimension] = Dimension.DIPLOMATIC
    DATED: ClassVar[bool] = True

    member: Actor = actor()
    organisation: Actor = actor()
    since: Edtf

    def problems(self) -> Iterator[tuple[str, str]]:
        """It cannot end before it began."""
        if not list(closed(spans(self.since), self.when)):
            yield "since", "Is after the end, which `when` gives."

    def facts(self) -> Iterator[Fact]:
        """The member belonged to the organisation from `since` until it left."""
        fact = self.fact(self.member, Predicate.MEMBER_OF, self.organisation)
        yield replace(fact, spans=tuple(closed(spans(self.since), self.when)))
