"""What is set for signing in: the provider, what we are called there, and what its roles are here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from service.access.person import Person
from service.access.scopes import Role

NAMES = ("preferred_username", "name", "email", "sub")
"""Claims that say what somebody is called, the best first."""


@dataclass(frozen=True, slots=True)
class Client:
    """Entente as a client of a provider; `audience` is whom access tokens have to be for that come as a bearer's."""

    issuer: str
    id: str
    secret: str | None = field(repr=False)
    audience: str
    roles_claim: str
    roles: Mapping[str, Role]

    def person(self, claims: Mapping[str, Any]) -> Person:
        """Whom the claims of a token are about."""
        name = next(claims[each] for each in NAMES if isinstance(claims.get(each), str) and claims[each])
        return Person(claims["sub"], name, tuple(dict.fromkeys(self._roles_of(claims))))

    def _roles_of(self, claims: Mapping[str, Any]) -> Iterator[str]:
        said = claims[self.roles_claim] if self.roles_claim in claims else _nested(claims, self.roles_claim)
        for value in [said] if isinstance(said, str) else said if isinstance(said, list) else []:
            if isinstance(value, str) and value in self.roles:
                yield str(self.roles[value])


def _nested(claims: Any, path: str) -> Any:
    for name in path.split("."):
        claims = claims.get(name) if isinstance(claims, Mapping) else None
    return claims
