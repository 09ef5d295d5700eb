"""What an event carries besides its words: the request that it came by, so that logs, traces and the log can be joined.

It stands outside of payload and leaf: the same words stay the same event, whichever request brings them.
"""

from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Carried:
    """The id of a request, and its place in a trace (W3C Trace Context); neither holds a space."""

    request_id: str
    traceparent: str


CARRIED: ContextVar[Carried | None] = ContextVar("carried", default=None)
"""Set by the door through which a request comes; None where nobody asked."""


def carried() -> str:
    """What the events of this context carry, as the log takes it; empty for nothing."""
    found = CARRIED.get()
    return f"{found.request_id} {found.traceparent}" if found else ""
