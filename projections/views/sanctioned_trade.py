"""Supplies to and from sanctioned actors while a sanction was in force on them, whether or not it forbids them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, combinations
from typing import ClassVar

from events.dates import BEGINNING, Span
from events.facts import Predicate
from projections.moment import Certainty
from projections.reader import Held, Reader
from projections.views.together import Dated, bounds_of
from projections.views.view import Ids, Row, Valid, ids


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureMeanwhile:
    """A sanction that was in force during a supply; `certain`: under every reading of the dates."""

    sender: str
    measure: str
    status: str
    certain: bool
    rests_on: Ids


@dataclass(frozen=True, slots=True, kw_only=True)
class SuppliedAmount:
    """How much, as the source put it; a range runs from `amount` to `upper`."""

    name: str
    amount: int | float | None
    upper: int | float | None
    unit: str | None
    operator: str
    verbatim: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyMeanwhile(Row):
    """A supply to or from a sanctioned actor, as one development tells it, and the sanctions in force meanwhile."""

    KEY: ClassVar[tuple[str, ...]] = ("sanctioned", "direction", "supplier", "target", "what", "development")

    sanctioned: str
    direction: str
    supplier: str
    target: str
    what: str
    development: str
    commodity: str | None
    dual_use: bool | None
    status: str
    quantities: tuple[SuppliedAmount, ...]
    measures: tuple[MeasureMeanwhile, ...]
    certain: bool
    valid: Valid


def supplied_meanwhile(reader: Reader, beneficiaries: Sequence[str], since: date | None) -> list[SupplyMeanwhile]:
    """Supplies to and from each sanctioned actor that overlap a sanction which the other partner does not send."""
    sanctions = defaultdict(list)
    for held in reader.facts([Predicate.SANCTIONS], objects=beneficiaries, since=since):
        sanctions[held.object].append(held)
    supplies: dict[tuple[str, str, str], list[Held]] = defaultdict(list)
    for held in reader.facts([Predicate.SUPPLIES], objects=sanctions, since=since):
        supplies[held.object, "to", held.fact].append(held)
    for held in reader.facts([Predicate.SUPPLIES], subjects=sanctions, since=since):
        if held.object:
            supplies[held.subject, "from", held.fact].append(held)
    span = (since.toordinal() if since else BEGINNING, reader.day)
    in_force = {actor: InForce.of(held) for actor, held in sanctions.items()}
    rows = [
        _supply(actor, direction, told, found)
        for (actor, direction, _), told in supplies.items()
        if (found := _meanwhile(told, in_force[actor], span, reader.moment.certainty))
    ]
    return sorted(rows, key=lambda row: tuple(getattr(row, name) for name in row.KEY))


@dataclass(frozen=True, slots=True)
class InForce:
    """The sanctions on one actor by start, with the latest end of each and those before it."""

    held: Sequence[Held]
    starts: Sequence[int]
    latest: Sequence[int]

    @classmethod
    def of(cls, held: Sequence[Held]) -> "InForce":
        """These sanctions, which are in the order of their start."""
        return cls(held, [each.starts_from for each in held], list(accumulate((each.ends_by for each in held), max)))

    def during(self, first: int, last: int) -> Iterator[Held]:
        """Those that may have been in force on some of the days."""
        for index in range(bisect_right(self.starts, last) - 1, -1, -1):
            if self.latest[index] < first:
                return
            if self.held[index].ends_by >= first:
                yield self.held[index]


def _meanwhile(
    told: Sequence[Held], in_force: InForce, span: tuple[int, int], certainty: Certainty
) -> dict[Held, bool]:
    """The sanctions during a supply within a span, and whether they were so under every reading."""
    found: dict[Held, bool] = {}
    whole = Span(span[0], span[0], span[1], span[1])
    for supply in told:
        first, last = max(supply.starts_from, span[0]), min(supply.ends_by, span[1])
        for sanction in in_force.during(first, last):
            three: tuple[Dated, ...] = (supply, sanction, whole)
            certain = all(_surely_meet(one, other) for one, other in combinations(three, 2))
            if sanction.subject not in (supply.subject, supply.object) and (certain or certainty is Certainty.POSSIBLE):
                found[sanction] = found.get(sanction, False) or certain
    return found


def _surely_meet(one: Dated, other: Dated) -> bool:
    """Whether two have a day in common under every reading; three that do so by twos have one together."""
    return one.starts_by <= other.ends_from and other.starts_by <= one.ends_from


def _supply(actor: str, direction: str, told: Sequence[Held], found: Mapping[Held, bool]) -> SupplyMeanwhile:
    supply = told[0]
    said = supply.said()
    return SupplyMeanwhile(
        sanctioned=actor,
        direction=direction,
        supplier=supply.subject,
        target=supply.object,
        what=supply.aspect,
        development=supply.development,
        commodity=said.get("commodity"),
        dual_use=said.get("dual_use"),
        status=supply.status,
        quantities=tuple(_amount(quantity) for quantity in said.get("quantities", ())),
        measures=_measures(found),
        certain=any(found.values()),
        valid=bounds_of(told),
        rests_on=ids((supply, *found)),
    )


def _measures(found: Mapping[Held, bool]) -> tuple[MeasureMeanwhile, ...]:
    groups: dict[tuple[str, str, str], list[Held]] = defaultdict(list)
    for held in found:
        groups[held.subject, held.aspect, held.status].append(held)
    return tuple(
        MeasureMeanwhile(
            sender=sender,
            measure=measure,
            status=status,
            certain=any(found[held] for held in held_),
            rests_on=ids(held_),
        )
        for (sender, measure, status), held_ in sorted(groups.items())
    )


def _amount(said: dict[str, str | int | float]) -> SuppliedAmount:
    return SuppliedAmount(**{"amount": None, "upper": None, "unit": None, "verbatim": None, **said})  # type: ignore[arg-type]
