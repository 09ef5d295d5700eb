"""Threads that go on while a test looks, and that end with it however it ends."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from typing import NamedTuple


class Meanwhile(NamedTuple):
    """Threads, and the word that ends them, which is set at the end of the context in any case."""

    threads: ThreadPoolExecutor
    stopped: Event


@contextmanager
def meanwhile(threads: int) -> Iterator[Meanwhile]:
    """So many threads. What they run looks at `stopped`, so that a test that fails does not wait for them for ever."""
    stopped = Event()
    with ThreadPoolExecutor(threads) as pool:
        try:
            yield Meanwhile(pool, stopped)
        finally:
            stopped.set()
