"""A projector that takes what is appended while a test goes on."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from events.audit.note import Signer
from projections import carrying
from tests.world import World


@contextmanager
def carried_on(world: World) -> Iterator[None]:
    """A projector in a thread; what it fails of is raised at the end."""
    stopped, faults = Event(), list[Exception]()

    def run() -> None:
        try:
            with world.projecting() as connection:
                carrying.run(connection, stopped.is_set, Signer.new("test"))
        except Exception as fault:
            faults.append(fault)

    thread = Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join(10)
    assert not thread.is_alive()
    if faults:
        raise faults[0]
