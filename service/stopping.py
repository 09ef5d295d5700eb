"""Tells the threads of a process that it was asked to stop, so that what would go on for ever ends by itself."""

import signal
from collections.abc import Callable
from threading import Event
from types import FrameType
from typing import Any

STOPPING = Event()
"""Set by the first signal to stop; streams and waits look at it, or wait on it instead of sleeping."""

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)


def heed_signals() -> None:
    """Have each signal to stop set it, and then do what it did before."""
    for number in SIGNALS:
        signal.signal(number, _set_and_then(signal.getsignal(number)))


def _set_and_then(before: Any) -> Callable[[int, FrameType | None], None]:
    def heed(number: int, frame: FrameType | None) -> None:
        STOPPING.set()
        if callable(before):
            before(number, frame)

    return heed
