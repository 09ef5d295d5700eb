"""Makes the next thing while one is taken, where taking is but waiting for the database."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

Made = TypeVar("Made")
Taken = TypeVar("Taken")


def one_ahead(made: Iterator[Made], take: Callable[[Made], Taken]) -> Iterator[Taken]:
    """What comes of taking each thing, in order. Where one cannot be made, what came of those before is told first."""
    under_way: Future[Taken] | None = None
    with ThreadPoolExecutor(1) as taker:
        while True:
            try:
                one = next(made)
            except StopIteration:
                break
            except Exception:
                if under_way:
                    yield under_way.result()
                raise
            if under_way:
                yield under_way.result()
            under_way = taker.submit(copy_context().run, take, one)
        if under_way:
            yield under_way.result()
