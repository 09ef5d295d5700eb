"""Follows the log: every event after a position, in order and each once, for as long as it is read."""

import random
import time
from collections.abc import Iterator
from typing import cast

import httpx
from httpx_sse import EventSource

from service.client.answers import Document
from service.client.sending import CUT, Sender

SILENCE = 45.0
"""Seconds without even a heartbeat after which a stream is given up; there is one every 15 s."""

PAUSE = 1.0
"""Seconds at the most until a stream that was cut is opened again."""


def tail(sender: Sender, after: int | None) -> Iterator[Document]:
    """The events after a position, or from now on; where a stream is cut, the next one goes on behind its last event.

    Raises Problem, and Unreachable where no stream is to be had in time.
    """
    position = after
    while True:
        headers = {"Accept": "text/event-stream"} | ({} if position is None else {"Last-Event-ID": str(position)})
        silence = httpx.Timeout(sender.http.timeout.connect, read=SILENCE)
        request = sender.http.build_request("GET", "v1/log/stream", headers=headers, timeout=silence)
        response = sender.send(request, stream=True)
        try:
            for said in EventSource(response).iter_sse():
                position = int(said.id) if said.id else position
                if said.data:
                    yield cast("Document", said.json())
        except CUT:
            pass
        finally:
            response.close()
        time.sleep(random.uniform(0, PAUSE))  # noqa: S311
