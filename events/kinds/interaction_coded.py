"""An interaction is coded."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate
from events.kind import Actors, Kind, Plover, Stance, actors

COOPERATION = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT")

PRESSURE = ("SANCTION", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT")

STANCES = {
    "REQUEST": Stance.REQUESTS,
    "ACCUSE": Stance.ACCUSES,
    "ACCUSE/disapprove": Stance.OPPOSES,
    "REJECT": Stance.OPPOSES,
    "THREATEN": Stance.WARNS,
}
"""What the other events say, by event or event/mode."""

EVENTS = (*COOPERATION, *PRESSURE, *(code for code in STANCES if "/" not in code))


@dataclass(frozen=True, kw_only=True)
class InteractionCoded(Kind):
    """A coder, mostly a machine, coded an interaction from a report."""

    TOPIC: ClassVar[str] = "interaction-coded"
    PLOVER: ClassVar[Plover | None] = None
    DIMENSION: ClassVar[Dimension] = Dimension.DIPLOMATIC

    initiators: Actors = actors(least=1)
    recipients: Actors = actors()
    cameo: str | None = None
    coder: str | None = None

    def facts(self) -> Iterator[Fact]:
        """Each initiator cooperates with, takes a stance on or presses each recipient; uncoded, it made a statement."""
        event = self.plover.event if self.plover else None
        stance: Stance | None = None
        if event in COOPERATION:
            predicate = Predicate.COOPERATES_WITH
        elif event in PRESSURE:
            predicate = Predicate.PRESSURES
        else:
            predicate, stance = Predicate.TAKES_STANCE, _stance(self.plover)
        aspect = event.lower() if event else "statement"
        yield from self.each(self.initiators, predicate, self.recipients, aspect, stance=stance, cameo=self.cameo)

    def problems(self) -> Iterator[tuple[str, str]]:
        """The code is one of PLOVER's."""
        if self.plover and self.plover.event not in EVENTS:
            yield "plover", f"Names an event that PLOVER does not have: {self.plover.event[:40]!r}."


def _stance(code: Plover | None) -> Stance:
    if code is None:
        return Stance.NEUTRAL
    return STANCES.get(code.code, STANCES.get(code.event, Stance.NEUTRAL))
