"""The provider, as it describes itself: where to sign in, where a code becomes a token, and its keys."""

from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import httpx
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from service.access.errors import ProviderUnavailable

TIMEOUT = 5.0
"""Seconds that it may take to answer."""

DISCOVERY = "/.well-known/openid-configuration"

REFRESH_EVERY = 10.0
"""Seconds between two looks for keys, so that nobody has us ask for ever by tokens whose keys are made up."""


class Provider:
    """A provider by its issuer; it is asked when it is first needed, and again for a key that is not known."""

    def __init__(self, issuer: str, clock: Callable[[], float] = monotonic) -> None:
        self.issuer = issuer
        self.http = httpx.Client(timeout=TIMEOUT)
        self._clock = clock
        self._one_at_a_time = Lock()
        self._described: dict[str, Any] | None = None
        self._keys: KeySet | None = None
        self._looked = -REFRESH_EVERY

    def described(self) -> dict[str, Any]:
        """Its metadata. Raises ProviderUnavailable."""
        if self._described is None:
            described = self._got(self.issuer.rstrip("/") + DISCOVERY)
            if described.get("issuer") != self.issuer:
                raise ProviderUnavailable("says that it is another")
            self._described = described
        return self._described

    def endpoint(self, name: str) -> str:
        """The address of one of its endpoints. Raises ProviderUnavailable."""
        address = self.described().get(name)
        if not isinstance(address, str) or urlsplit(address).scheme not in ("https", urlsplit(self.issuer).scheme):
            raise ProviderUnavailable(f"has no {name}")
        return address

    def keys(self, again: bool = False) -> KeySet:
        """Its keys, looked for again if it is asked for and the last look was not a moment ago.

        Raises ProviderUnavailable.
        """
        with self._one_at_a_time:
            if (self._keys is None or again) and self._clock() - self._looked >= REFRESH_EVERY:
                self._looked = self._clock()
                self._keys = self._read_keys()
            if self._keys is None:
                raise ProviderUnavailable("has told no keys a moment ago")
            return self._keys

    def _read_keys(self) -> KeySet:
        said: Any = self._got(self.endpoint("jwks_uri"))
        try:
            return KeySet.import_key_set(said)
        except (JoseError, KeyError, TypeError, ValueError):
            raise ProviderUnavailable("tells no keys") from None

    def _got(self, address: str) -> dict[str, Any]:
        try:
            said = self.http.get(address).raise_for_status().json()
        except (httpx.HTTPError, httpx.InvalidURL, ValueError):
            raise ProviderUnavailable("does not answer as one") from None
        if not isinstance(said, dict):
            raise ProviderUnavailable("does not answer as one")
        return said
