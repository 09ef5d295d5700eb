"""What the service answers: JSON, with the shapes of what is small and stays as it is."""

from typing import TypedDict

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

Document = dict[str, Json]
"""A JSON object."""


class Receipt(TypedDict):
    """Where and when an event was recorded; `repeated` where what it says had been on record already."""

    id: str
    version: int
    position: int
    recorded_at: str
    repeated: bool


class KnownAt(TypedDict):
    """The known time of an answer: a position, when the log came to it, and the root of its tree there."""

    position: int
    recorded_at: str | None
    root: str


class Moment(TypedDict):
    """The moment that an answer is for, in full; asked again, it has the same answer."""

    valid_on: str
    published_by: str
    known_at: KnownAt
    certainty: str
    status: list[str]
    lens: Document


class State(TypedDict):
    """The facts in force at a moment."""

    moment: Moment
    facts: list[Document]
