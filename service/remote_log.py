"""A log elsewhere, as a witness asks it over HTTP."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPException

import orjson

from events.audit.base64 import decoded
from service.remote_key import asking

TIMEOUT = 30.0
"""Seconds that a log may take to answer."""

LARGEST = 4 * 1024 * 1024
"""Bytes that an answer may have."""


class Unreachable(Exception):
    """The log does not answer, or not as one does."""


class NotTaken(Exception):
    """The log does not count this witness among its own."""


class NoSuch(Unreachable):
    """The log answers that it has no such thing."""


REFUSALS: dict[int, type[Exception]] = {403: NotTaken, 404: NoSuch}


@dataclass(frozen=True, slots=True)
class RemoteLog:
    """A log behind a URL."""

    url: str
    key: str | None = field(default=None, repr=False)

    def get(self, path: str) -> bytes:
        """The body at a path of the log. Raises Unreachable."""
        return self._ask(asking(f"{self.url.rstrip('/')}/v1/log/{path}", self.key))

    def sizes(self, after: int) -> Iterator[int]:
        """The sizes of the checkpoints over a size, the smallest first. Raises Unreachable."""
        while page := self._listed(after):
            for size in page:
                if type(size) is not int or size <= after:
                    raise Unreachable(f"{self.url} does not list its checkpoints by their sizes.")
                yield (after := size)

    def proof(self, old: int, size: int) -> list[bytes]:
        """What is to prove that the log has grown from one size to another. Raises Unreachable."""
        try:
            told = orjson.loads(self.get(f"proofs/consistency?old={old}&size={size}"))
            return [decoded(each) for each in told["path"]]
        except (KeyError, TypeError, ValueError, AttributeError):
            raise Unreachable(f"{self.url} answers with something that is no proof.") from None

    def send(self, size: int, line: str) -> None:
        """Hand in the cosignature of a checkpoint. Raises NotTaken and Unreachable."""
        address = f"{self.url.rstrip('/')}/v1/log/checkpoints/{size}/cosignatures"
        self._ask(asking(address, self.key, line.encode(), Content_Type="text/plain; charset=utf-8"))

    def _listed(self, after: int) -> list[int]:
        try:
            told = orjson.loads(self.get(f"checkpoints?after={after}&limit=1000"))
            return [each["size"] for each in told["checkpoints"]]
        except (KeyError, TypeError, ValueError):
            raise Unreachable(f"{self.url} does not list its checkpoints.") from None

    def _ask(self, request: urllib.request.Request) -> bytes:
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
                body: bytes = answer.read(LARGEST + 1)
        except urllib.error.HTTPError as error:
            raise REFUSALS.get(error.code, Unreachable)(f"{request.full_url} answers {error.code}.") from None
        except (OSError, HTTPException, ValueError) as error:
            raise Unreachable(f"{request.full_url} cannot be read: {error}.") from None
        if len(body) > LARGEST:
            raise Unreachable(f"{request.full_url} answers at too great length.")
        return body
