"""A person who has signed in."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from service.access.identity import By, Identity
from service.access.scopes import NOTHING, Role, Scope


@dataclass(frozen=True, slots=True)
class Person:
    """Whom a provider vouches for: its own name for them, what they are called, and their roles here."""

    subject: str
    name: str
    roles: tuple[str, ...]

    @classmethod
    def kept(cls, said: Mapping[str, Any]) -> "Person":
        """The person of a session."""
        return cls(said["subject"], said["name"], tuple(said["roles"]))

    def to_keep(self) -> dict[str, Any]:
        """What a session keeps of them."""
        return asdict(self)

    def identity(self, by: By, anybody: frozenset[Scope], quota: int | None) -> Identity:
        """Who they are here: they may do what their roles may, and what anybody may."""
        scopes = anybody.union(*(Role(role).scopes for role in self.roles), NOTHING)
        return Identity(self.name, by, scopes, quota=quota, holder=f"person:{self.subject}")
