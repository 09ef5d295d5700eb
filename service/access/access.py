"""How a process tells who asks."""

from dataclasses import dataclass
from datetime import UTC, datetime
from hmac import compare_digest
from ipaddress import IPv6Address, ip_address

from projections.connections import Connections
from service.access import credential
from service.access.errors import Unauthenticated
from service.access.identity import By, Identity
from service.access.key_cache import KeyCache
from service.access.quotas import Quotas
from service.access.scopes import NOTHING, Role, Scope


@dataclass(frozen=True, slots=True)
class Access:
    """Keys and counts of a database, and what is set for those who ask.

    `anonymous` is what a request without a credential may do (None: nothing); `quota` the requests a minute of a key
    that has none of its own and of each person, `anonymous_quota` those of each address (None: any number).
    """

    keys: KeyCache
    quotas: Quotas
    anonymous: Role | None = Role.ADMINISTRATOR
    quota: int | None = None
    anonymous_quota: int | None = None

    @classmethod
    def over(cls, connections: Connections) -> "Access":
        """Over a database where everybody may do everything, as on one's own machine."""
        return cls(KeyCache(connections), Quotas(connections))

    @property
    def anybody(self) -> frozenset[Scope]:
        """What a request without a credential may do."""
        return NOTHING if self.anonymous is None else self.anonymous.scopes

    def nobody_known(self, address: str | None) -> Identity:
        """Who asks without a credential."""
        holder = f"address:{_network(address)}" if self.anonymous_quota and address else None
        return Identity("anonymous", By.NOTHING, self.anybody, quota=self.anonymous_quota, holder=holder)

    def bearer(self, text: str) -> Identity:
        """Who sends this as a bearer token. Raises Unauthenticated."""
        given = credential.parsed(text)
        if given is None:
            raise Unauthenticated("malformed-key", "This is no API key of Entente.", error="invalid_token")
        return self._holder_of(given)

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


def _network(address: str) -> str:
    """The address of a client, or the network of 64 bits that one client has of the newer kind."""
    try:
        known = ip_address(address)
    except ValueError:
        return "unknown"
    return str(IPv6Address(int(known) >> 64 << 64)) if known.version == 6 else address
