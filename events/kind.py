"""What every kind of development has in common, and the parts that kinds are made of."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import lru_cache
from itertools import combinations, permutations
from typing import Any, ClassVar, NewType
from uuid import UUID

from events.dates import InvalidDate, Span, bounds, spans
from events.facts import Dimension, Fact, Predicate, Status
from events.plover import OF_STANCE

Actor = NewType("Actor", str)
"""A code of the registry of actors."""

Actors = tuple[Actor, ...]
"""The actors in one role; the name of the field is the name of the role."""

Edtf = NewType("Edtf", str)
"""An EDTF date, interval or set."""


class Part:
    """A part of a development, some of which may not be given."""

    def known(self) -> dict[str, Any]:
        """What is given, as JSON."""
        names: Iterable[str] = self.__dataclass_fields__  # type: ignore[attr-defined]
        return {name: value for name in names if (value := getattr(self, name)) is not None}


@dataclass(frozen=True, kw_only=True)
class Plover(Part):
    """The PLOVER code of a development: event, mode (where the event has modes) and context."""

    event: str
    mode: str | None = None
    context: str | None = None

    @property
    def code(self) -> str:
        """The event, with its mode where it has one, as `EVENT/mode`."""
        return f"{self.event}/{self.mode}" if self.mode else self.event

    @classmethod
    def of(cls, code: str) -> "Plover":
        """The code of an `EVENT` or `EVENT/mode`."""
        event, _, mode = code.partition("/")
        return cls(event=event, mode=mode or None)


class Operator(StrEnum):
    """How an amount is meant."""

    EXACTLY = "="
    MORE_THAN = ">"
    AT_LEAST = ">="
    LESS_THAN = "<"
    AT_MOST = "<="
    ABOUT = "~"
    RANGE = "range"


@dataclass(frozen=True, kw_only=True)
class Quantity(Part):
    """How much of what, as the source put it. A range runs from `amount` to `upper` in `unit`."""

    name: str
    amount: int | float | None = None
    unit: str | None = None
    operator: Operator = Operator.EXACTLY
    upper: int | float | None = None
    verbatim: str | None = None


MEASURED = (Predicate.SUPPLIES, Predicate.DEPLOYS_TO)
"""The predicates whose facts carry the quantities of their development."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What one development says. A kind adds its fields and says which facts follow."""

    TOPIC: ClassVar[str]
    PLOVER: ClassVar[Plover | None]
    DIMENSION: ClassVar[Dimension]
    DATED: ClassVar[bool] = False
    """Whether its facts are made from `when`, rather than to hold then."""

    title: str
    when: Edtf
    status: Status = Status.HAPPENED
    dimension: Dimension | None = None
    plover: Plover | None = None
    theatre: str | None = None
    quantities: tuple[Quantity, ...] = ()
    related: tuple[UUID, ...] = ()
    note: str | None = None

    def facts(self) -> Iterator[Fact]:
        """The facts that this development asserts."""
        raise NotImplementedError

    def problems(self) -> Iterator[tuple[str, str]]:
        """Each field that does not go with another, and the rule that it breaks."""
        yield from ()

    @property
    def plays_in(self) -> Dimension:
        """The dimension of this development, or of its kind where none is given."""
        return self.dimension or self.DIMENSION

    @property
    def coded_as(self) -> Plover | None:
        """The PLOVER code of this development, or of its kind where none is given."""
        return self.plover or self.PLOVER

    def fact(self, subject: str, predicate: Predicate, object_: str = "", aspect: str = "", **attributes: Any) -> Fact:
        """A fact in this development's dimension, without the attributes that are not known."""
        if predicate in MEASURED:
            attributes["quantities"] = tuple(quantity.known() for quantity in self.quantities)
        known = {name: value for name, value in attributes.items() if value not in (None, ())}
        return Fact(subject, predicate, object_, self.plays_in, aspect, known)

    def pairs(self, actors: Iterable[str], predicate: Predicate, aspect: str = "", **attributes: Any) -> Iterator[Fact]:
        """A fact for each unordered pair of actors."""
        for one, other in combinations(sorted(set(actors)), 2):
            yield self.fact(one, predicate, other, aspect, **attributes)

    def each(
        self,
        subjects: Iterable[str],
        predicate: Predicate,
        objects: Iterable[str],
        aspect: str = "",
        **attributes: Any,
    ) -> Iterator[Fact]:
        """A fact from each subject to each object but itself; with no objects, one without."""
        subjects, objects = dict.fromkeys(subjects), dict.fromkeys(objects) or {"": None}
        for subject in subjects:
            for object_ in objects:
                if subject != object_:
                    yield self.fact(subject, predicate, object_, aspect, **attributes)


class Obligation(StrEnum):
    """What a treaty obliges to, by the Alliance Treaty Obligations and Provisions project (ATOP)."""

    DEFENSE = "defense"
    OFFENSE = "offense"
    NEUTRALITY = "neutrality"
    NONAGGRESSION = "nonaggression"
    CONSULTATION = "consultation"


@dataclass(frozen=True, kw_only=True)
class Party:
    """A member of a treaty, what it is obliged to, and since and until when if not for the treaty's own span."""

    actor: Actor
    obligations: tuple[Obligation, ...] = ()
    when: Edtf | None = None


def closed(begun: Iterable[Span], end: str) -> Iterator[Span]:
    """Spans closed by an end date; one that would end before it began has no days."""
    for span in begun:
        with suppress(InvalidDate):
            yield span.ended(bounds(end))


def obligations(
    kind: "Kind", parties: Iterable[Party], when: str, **attributes: Any
) -> Iterator[tuple[Fact, tuple[Span, ...]]]:
    """The obligations of each party towards every other, with the days on which both belong to the treaty."""
    for party, partner in permutations(parties, 2):
        common = tuple(
            both
            for own in spans(party.when or when)
            for other in spans(partner.when or when)
            if (both := own.meet(other)) is not None
        )
        if common and party.actor != partner.actor:
            for obligation in party.obligations:
                yield (
                    kind.fact(party.actor, Predicate.OBLIGED_TO, partner.actor, obligation, **attributes),
                    common,
                )


class Stance(StrEnum):
    """How a speaker or observer stands to what it speaks of."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    ACCUSES = "accuses"
    WARNS = "warns"
    REQUESTS = "requests"
    CONFIRMS = "confirms"
    DENIES = "denies"
    HEDGES = "hedges"
    NEUTRAL = "neutral"


def plover_of(stance: Stance) -> Plover | None:
    """The PLOVER code of a stance that has one: hedging and neutrality have none."""
    code = OF_STANCE.get(stance)
    return Plover.of(code) if code else None


def roles(kind: Kind) -> Iterator[tuple[str, str]]:
    """Each actor of a development with its role there: the field it stands in."""
    for name in _role_fields(type(kind)):  # type: ignore[arg-type]  # mypy takes the class for unhashable
        value = getattr(kind, name)
        if name == "parties":
            yield from ((party.actor, name) for party in value)
        elif value:
            yield from ((actor, name) for actor in ((value,) if isinstance(value, str) else value))


@lru_cache
def _role_fields(kind: type[Any]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind) if each.metadata.get("role") or each.name == "parties")


def actors(*, least: int = 0) -> Any:
    """A field for the actors in one role, `least` of them at least."""
    return (
        field(metadata={"role": True, "least": least})
        if least
        else field(default=(), metadata={"role": True, "least": 0})
    )


def actor(*, optional: bool = False) -> Any:
    """A field for the one actor in a role."""
    return field(default=None, metadata={"role": True}) if optional else field(metadata={"role": True})
