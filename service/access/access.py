"""How a process tells who asks."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from hmac import compare_digest
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING

from projections.connections import Connections
from service.access import credential
from service.access.errors import Unauthenticated
from service.access.identity import NOBODY, By, Identity
from service.access.key_cache import KeyCache
from service.access.people_of import people_of
from service.access.person import Person
from service.access.quotas import Quotas
from service.access.scopes import NOTHING, Role, Scope
from service.access.settings import loopback
from service.settings import Settings

if TYPE_CHECKING:
    from service.access.oidc.people import People

PORT = re.compile(r":[0-9]*$")
"""The port behind a host."""


@dataclass(frozen=True, slots=True)
class Access:
    """Keys and counts of a database, and what is set for those who ask.

    `anonymous` is what a request without a credential may do (None: nothing); `quota` the requests a minute of a key
    that has none of its own and of each person, `anonymous_quota` those of each address (None: any number); `people`
    are those of the provider that is set, and `secret_key` signs their sessions. Under other names than `hosts` and
    those of this machine nobody does more than read without a credential: any site can have its own name lead here.
    """

    keys: KeyCache
    quotas: Quotas
    anonymous: Role | None = Role.ADMINISTRATOR
    quota: int | None = None
    anonymous_quota: int | None = None
    people: "People | None" = None
    secret_key: str | None = None
    hosts: frozenset[str] = frozenset()

    @classmethod
    def over(cls, connections: Connections) -> "Access":
        """Over a database where everybody may do everything, as on one's own machine."""
        return cls(KeyCache(connections), Quotas(connections))

    @classmethod
    def of(cls, settings: Settings, connections: Connections) -> "Access":
        """As it is set."""
        return replace(
            cls.over(connections),
            anonymous=None if settings.anonymous == "none" else Role(settings.anonymous),
            quota=settings.quota or None,
            anonymous_quota=settings.anonymous_quota or None,
            people=people_of(settings),
            secret_key=settings.secret_key,
            hosts=frozenset(map(str.lower, settings.hosts)),
        )

    @property
    def anybody(self) -> frozenset[Scope]:
        """What a request without a credential may do."""
        return NOTHING if self.anonymous is None else self.anonymous.scopes

    def nobody_known(self, address: str | None, host: str) -> Identity:
        """Who asks without a credential from an address, of a host with its port."""
        scopes = self.anybody if self.named(host) else self.anybody & Role.READER.scopes
        if self.anonymous_quota is None or address is None:
            return _uncounted(scopes)
        holder = f"address:{_network(address)}"
        return Identity(NOBODY.name, By.NOTHING, scopes, quota=self.anonymous_quota, holder=holder)

    def named(self, host: str) -> bool:
        """Whether a request names this service as it is called here."""
        name = PORT.sub("", host).strip("[]").lower()
        return not self.hosts.isdisjoint(("*", name)) or loopback(name)

    def bearer(self, text: str) -> Identity:
        """Who sends this as a bearer token. Raises Unauthenticated."""
        given = credential.parsed(text)
        if given is not None:
            return self._holder_of(given)
        if self.people is None or text.count(".") != 2:
            raise Unauthenticated("malformed-key", "This is no API key of Entente.", error="invalid_token")
        return self.people.bearer(text).identity(By.TOKEN, self.anybody, self.quota)

    def signed_in(self, person: Person) -> Identity:
        """Who has a session."""
        return person.identity(By.SESSION, self.anybody, self.quota)

    def _holder_of(self, given: credential.Credential) -> Identity:
        key = self.keys.find(given.id)
        if key is None or not compare_digest(key.hash, given.hash):
            raise Unauthenticated("unknown-key", "No such API key.", error="invalid_token")
        if key.revoked_at is not None:
            raise Unauthenticated("revoked-key", f"The API key {key.id} was revoked.", error="invalid_token")
        if key.expires_at is not None and key.expires_at <= datetime.now(UTC):
            raise Unauthenticated("expired-key", f"The API key {key.id} has expired.", error="invalid_token")
        self.keys.used(key)
        return Identity(
            key.name,
            By.KEY,
            frozenset(map(Scope, key.scopes)),
            key_id=key.id,
            authors=frozenset(key.authors) if key.authors else None,
            quota=key.quota or self.quota,
            holder=f"key:{key.id}",
        )


@cache
def _uncounted(scopes: frozenset[Scope]) -> Identity:
    return replace(NOBODY, scopes=scopes)


def _network(address: str) -> str:
    """The address of a client, or the network of 64 bits that one client has of the newer kind."""
    try:
        known = ip_address(address)
    except ValueError:
        return "unknown"
    return str(IPv6Address(int(known) >> 64 << 64)) if known.version == 6 else address
