"""A live server read as an export: what is a file there is an address here."""

import urllib.error
import urllib.request
from urllib.parse import quote

import orjson

from events.audit.source import Unreadable
from service.remote_key import asking

TIMEOUT = 30.0
"""Seconds that the server may take to answer."""

PAGE = 1000
"""Checkpoints that are listed together."""


class Live:
    """The log of a server, by the address under which `/v1` is."""

    def __init__(self, address: str, key: str | None = None) -> None:
        self._key = key
        self.base = f"{address.rstrip('/').removesuffix('/v1')}/v1/log/"

    def read(self, path: str) -> bytes | None:
        """The bytes of what is a file in an export; none where there is no such. Raises Unreadable."""
        return self._got(path.removesuffix(".ndjson"))

    def sizes(self) -> list[int]:
        """The sizes of the checkpoints that are kept, the smallest first. Raises Unreadable."""
        found: list[int] = []
        while page := self._listed(found[-1] if found else 0):
            found += page
        return found

    def _listed(self, after: int) -> list[int]:
        try:
            answer = orjson.loads(self._got(f"checkpoints?after={after}&limit={PAGE}", safe="/?&=") or b"")
            return sorted(size for each in answer["checkpoints"] if (size := int(each["size"])) > after)
        except (KeyError, TypeError, ValueError):
            raise Unreadable(f"{self.base}checkpoints does not list checkpoints.") from None

    def _got(self, path: str, safe: str = "/") -> bytes | None:
        try:
            request = asking(self.base + quote(path, safe=safe), self._key)
            with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
                return bytes(answer.read())
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return None
            needs = " Set ENTENTE_API_KEY to a key that may audit." if error.code in (401, 403) else ""
            raise Unreadable(f"{self.base}{path} answers {error.code}.{needs}") from None
        except (OSError, ValueError) as error:
            raise Unreadable(f"{self.base}{path} does not answer: {error}.") from None
