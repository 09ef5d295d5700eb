"""Tells the threads of a process that it was asked to stop, so that what would go on for ever ends by itself."""

import signal
from collections.abc import Callable
from threading import Event, Thread
from types import FrameType

STOPPING = Event()
"""Set by the first signal to stop; streams and waits look at it, or wait on it instead of sleeping."""

SIGNALS = (signal.SIGTERM, signal.SIGINT)


def stop_at_signals(stopping: Event, then: Callable[[], None] | None = None) -> None:
    """Have the first signal to stop set an event, and the second end this process at once, or do what is said.

    A thread sets it: what the signal interrupts may be holding the lock of the event.
    """

    def first(_: int, __: FrameType | None) -> None:
        for number in SIGNALS:
            signal.signal(number, second if then else signal.SIG_DFL)
        Thread(target=stopping.set).start()

    def second(_: int, __: FrameType | None) -> None:
        Thread(target=then).start()

    for number in SIGNALS:
        signal.signal(number, first)
