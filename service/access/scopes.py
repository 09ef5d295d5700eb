"""What one may do, in four words, and the roles that are made of them."""

from enum import StrEnum


class Scope(StrEnum):
    """What an endpoint needs."""

    READ = "read"
    APPEND = "append"
    AUDIT = "audit"
    ADMINISTER = "administer"


class Role(StrEnum):
    """What somebody is."""

    READER = "reader"
    MAINTAINER = "maintainer"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    @property
    def scopes(self) -> frozenset[Scope]:
        """What this role may do."""
        return SCOPES[self]


NOTHING: frozenset[Scope] = frozenset()

SCOPES = {
    Role.READER: frozenset({Scope.READ}),
    Role.MAINTAINER: frozenset({Scope.READ, Scope.APPEND}),
    Role.AUDITOR: frozenset({Scope.READ, Scope.AUDIT}),
    Role.ADMINISTRATOR: frozenset(Scope),
}


def listed(scopes: frozenset[Scope]) -> list[str]:
    """Scopes as they are told, always in the same order."""
    return [str(scope) for scope in Scope if scope in scopes]
