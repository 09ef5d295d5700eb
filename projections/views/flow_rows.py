"""What the view of flows is asked, and the rows that it answers with."""

from dataclasses import dataclass
from typing import ClassVar

from events.facts import Dimension
from projections.views.view import OfSetSince, Row, Valid, asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Flowing(OfSetSince):
    """A question about flows among two actors or more, or between one and anybody."""

    LEAST: ClassVar[int] = 1

    dimension: Dimension | None = asked("Only flows in this dimension.")
    commodity: str | None = asked("Only this class: aid, arms, energy, goods, technology, troops or estimate.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """How much of what, exactly as the source put it."""

    name: str
    amount: int | float | None
    upper: int | float | None
    operator: str
    unit: str | None
    verbatim: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow(Row):
    """What one development tells of a flow; `jointly`: its quantities are those of several givers or getters."""

    KEY: ClassVar[tuple[str, ...]] = ("supplier", "recipient", "aspect", "development")

    supplier: str
    recipient: str
    commodity: str
    aspect: str
    dimension: str
    status: str
    standing: str
    estimator: str | None
    terms: str | None
    quantities: tuple[Said, ...]
    jointly: bool
    certain: bool
    valid: Valid
    development: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Total(Row):
    """How much of one quantity went from one to another, as far as it is said: an interval, null being unbounded."""

    KEY: ClassVar[tuple[str, ...]] = ("supplier", "recipient", "quantity", "unit", "standing")

    supplier: str
    recipient: str
    quantity: str
    unit: str | None
    standing: str
    low: int | float | None
    high: int | float | None
    operator: str
    developments: int
    things: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimated(Row):
    """An estimator's figure for a running quantity, as it stood at the moment; none is added to another."""

    KEY: ClassVar[tuple[str, ...]] = ("supplier", "recipient", "series", "estimator", "quantity", "unit", "development")

    supplier: str
    recipient: str
    series: str
    estimator: str
    quantity: str
    unit: str | None
    standing: str
    low: int | float | None
    high: int | float | None
    operator: str
    said: tuple[Said, ...]
    valid: Valid
    development: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance(Row):
    """How many developments on record tell that one gives another something, and gets something; estimates apart."""

    KEY: ClassVar[tuple[str, ...]] = ("one", "other", "dimension", "standing")

    one: str
    other: str
    dimension: str
    standing: str
    given: int
    got: int
    estimates_given: int
    estimates_got: int
