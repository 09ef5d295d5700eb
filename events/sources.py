"""Sources of an assertion, graded by the Admiralty code (NATO AJP-2.1): reliability A-F, credibility 1-6."""

from dataclasses import dataclass
from enum import StrEnum


class Reliability(StrEnum):
    """How far the source can be relied on."""

    COMPLETELY_RELIABLE = "A"
    USUALLY_RELIABLE = "B"
    FAIRLY_RELIABLE = "C"
    NOT_USUALLY_RELIABLE = "D"
    UNRELIABLE = "E"
    CANNOT_BE_JUDGED = "F"


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where an assertion comes from. `name` is what a lens goes by; `published` is an EDTF date.

    Credibility: 1 confirmed by other sources, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be
    judged.
    """

    name: str
    url: str | None = None
    title: str | None = None
    published: str | None = None
    reliability: Reliability | None = None
    credibility: int | None = None
