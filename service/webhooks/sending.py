"""One attempt to deliver: a POST to the address that was checked, answered in time or not."""

import asyncio
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import httpx
from werkzeug.http import parse_date

from service.webhooks.errors import TargetRefused
from service.webhooks.outcome import Outcome
from service.webhooks.target import resolved

TIMEOUT = 10.0
"""Seconds in which a target must have answered, however slowly it goes on talking."""

PORTS = {"http": 80, "https": 443}


def trusted() -> ssl.SSLContext:
    """The certificates that this machine trusts; SSL_CERT_FILE names others."""
    return ssl.create_default_context()


@dataclass(frozen=True, slots=True)
class Sender:
    """Sends to public addresses, or to any where `private` is allowed; `trust` says whose certificates count."""

    private: bool
    trust: ssl.SSLContext
    timeout: float = TIMEOUT

    def post(self, target: str, headers: dict[str, str], body: bytes) -> Outcome:
        """Send a body. No redirect is followed, and of an answer nothing is read but its head."""
        try:
            url = httpx.URL(target)
            addresses = resolved(url.raw_host.decode(), url.port or PORTS[url.scheme], self.private)
            return asyncio.run(self._post(url, addresses, headers, body))
        except TimeoutError:
            return Outcome(error=f"did not answer within {self.timeout:g} s")
        except (TargetRefused, OSError, UnicodeError, httpx.HTTPError, httpx.InvalidURL) as error:
            return Outcome(error=" ".join(str(error).split())[:500] or type(error).__name__)

    async def _post(self, url: httpx.URL, addresses: list[str], headers: dict[str, str], body: bytes) -> Outcome:
        named = {**headers, "Host": url.netloc.decode(), "Content-Type": "application/json"}
        server = {"sni_hostname": url.raw_host.decode()}
        async with (
            asyncio.timeout(self.timeout),
            httpx.AsyncClient(verify=self.trust, trust_env=False, timeout=self.timeout) as client,
        ):
            for address in addresses[:-1]:
                try:
                    return await _answered(client, url.copy_with(host=address), named, body, server)
                except httpx.ConnectError:
                    continue
            return await _answered(client, url.copy_with(host=addresses[-1]), named, body, server)


async def _answered(
    client: httpx.AsyncClient, url: httpx.URL, headers: dict[str, str], body: bytes, server: dict[str, str]
) -> Outcome:
    async with client.stream("POST", url, headers=headers, content=body, extensions=server) as answer:
        after = _wanted(answer.headers.get("Retry-After"))
        return Outcome(answer.status_code, None if answer.is_success else f"answered {answer.status_code}", after)


def _wanted(text: str | None) -> timedelta | None:
    """How long a target wants to be left alone, as Retry-After says in seconds or as an instant."""
    if text is None:
        return None
    if text.isdecimal():
        return timedelta(seconds=min(int(text[:9]), 10**8))
    instant = parse_date(text)
    return max(instant - datetime.now(UTC), timedelta()) if instant else None
