"""A member joins an organisation."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actor, Kind, Plover, actor


@dataclass(frozen=True, kw_only=True)
class MembershipJoined(Kind):
    """An actor became a member of an organisation; its spell lasts until it ends."""

    TOPIC: ClassVar[str] = "membership-joined"
    PLOVER: ClassVar[Plover | None] = Plover(event="AGREE", context="diplomatic")
    DIMENSION: ClassVar[Dimension] = Dimension.DIPLOMATIC

    member: Actor = actor()
    organisation: Actor = actor()
    standing: str | None = None

    def facts(self) -> Iterator[Fact]:
        """The member belongs to the organisation."""
        yield self.fact(self.member, Predicate.MEMBER_OF, self.organisation, standing=self.standing)
