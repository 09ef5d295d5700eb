"""What a question says: its moment, its lens and its own arguments, as they stand in a query."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypedDict

Argument = bool | int | float | str | date | Sequence[str] | None
"""One argument. A date or an instant is written in ISO 8601, several words are parted by commas, None is left out."""


class Asked(TypedDict, total=False):
    """The moment and the lens of a question. What is left out means now, or all."""

    valid_on: date | str
    published_by: date | str
    known_at: date | int | str
    certainty: str
    status: Sequence[str]
    sources: Sequence[str]
    without: Sequence[str]
    reliability: str
    credibility: int
    after: int


def query(arguments: Mapping[str, object]) -> dict[str, str]:
    """Arguments as a query has them."""
    return {name: _written(value) for name, value in arguments.items() if value is not None}


def _written(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ",".join(map(str, value))
    return str(value)
