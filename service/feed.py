"""The streams of the log that a process serves: so many at a time, as each takes a thread."""

from collections.abc import Callable
from socket import socket
from threading import Lock, Thread

from events.recorder import Recorder
from projections.errors import UnknownMoment
from service.listening import Listening
from service.stopping import STOPPING
from service.stream import LOOK, Stream

SLOW = 10.0
"""Seconds in which a client must take a part of a stream."""


class TooManyStreams(Exception):
    """This process serves as many streams as it may."""

    def __init__(self, most: int) -> None:
        super().__init__(f"This process serves {most} streams already; other requests need its threads.")


class Feed:
    """Opens streams, `most` at a time, and cuts those whose client takes nothing."""

    def __init__(self, recorder: Recorder, listening: Listening, most: int) -> None:
        self.recorder, self.listening, self.most = recorder, listening, most
        self.streams: set[Stream] = set()
        self.opening = Lock()
        self.watcher: Thread | None = None

    def open(
        self,
        last: int | None,
        after: int | None,
        client: socket | None,
        admitted: Callable[[], bool] = lambda: True,
    ) -> Stream:
        """A stream of what comes after the last event that was seen, or after a position, or from now on.

        It lasts for as long as its client is `admitted`.
        Raises TooManyStreams and UnknownMoment.
        """
        head, _ = self.recorder.head()
        position = next((given for given in (last, after) if given is not None), head)
        if position > head:
            raise UnknownMoment("after", f"The log has not come to position {position} yet.")
        stream = Stream(self.recorder, self.listening, position, client, admitted)
        with self.opening:
            self.streams = {each for each in self.streams if not each.closed}
            if len(self.streams) >= self.most:
                raise TooManyStreams(self.most)
            self.streams.add(stream)
            if self.watcher is None:
                self.watcher = Thread(target=self._watch, name="streams", daemon=True)
                self.watcher.start()
        return stream

    def _watch(self) -> None:
        """Have no client hold up a thread; when the process is to stop, those that read have ended by themselves."""
        while not self.listening.ended():
            STOPPING.wait(LOOK)
            self._cut(SLOW)
        STOPPING.wait(LOOK)
        self._cut(0)

    def _cut(self, patience: float) -> None:
        for stream in self.streams:
            stream.cut(patience)
