"""The table of API keys."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from projections.connections import Connections, rows
from service.access import credential
from service.access.credential import Credential
from service.access.errors import UnknownAccessKey
from service.access.scopes import Role, Scope, listed

COLUMNS = """
    id, hash, name, role, scopes, authors, quota, created_at, created_by, expires_at, revoked_at, revoked_by,
    last_used_at
"""

MAKE = f"""
    INSERT INTO access.key (id, hash, name, role, scopes, authors, quota, expires_at, created_by)
    VALUES (
        %(id)s, %(hash)s, %(name)s, %(role)s, %(scopes)s, %(authors)s, %(quota)s, %(expires_at)s, %(created_by)s
    )
    RETURNING {COLUMNS}
"""

ALL = f"SELECT {COLUMNS} FROM access.key ORDER BY created_at, id"

ONE = f"SELECT {COLUMNS} FROM access.key WHERE id = %(id)s"

REVOKE = f"""
    UPDATE access.key
    SET revoked_at = coalesce(revoked_at, clock_timestamp()), revoked_by = coalesce(revoked_by, %(revoked_by)s)
    WHERE id = %(id)s
    RETURNING {COLUMNS}
"""

USED = """
    UPDATE access.key
    SET last_used_at = statement_timestamp()
    WHERE id = %(id)s AND (last_used_at IS NULL OR last_used_at <= statement_timestamp() - interval '1 minute')
"""


@dataclass(frozen=True, slots=True)
class Key:
    """An API key as it is kept: all but its secret."""

    id: str
    hash: bytes = field(repr=False)
    name: str
    role: str
    scopes: list[str]
    authors: list[str] | None
    quota: int | None
    created_at: datetime
    created_by: str
    expires_at: datetime | None
    revoked_at: datetime | None
    revoked_by: str | None
    last_used_at: datetime | None

    def told(self) -> dict[str, Any]:
        """What anybody may be told of it."""
        return {name: getattr(self, name) for name in self.__slots__ if name != "hash"}


def make(
    connections: Connections,
    *,
    name: str,
    role: Role,
    created_by: str,
    scopes: frozenset[Scope] | None = None,
    authors: Sequence[str] | None = None,
    quota: int | None = None,
    expires_at: datetime | None = None,
) -> tuple[Key, Credential]:
    """A new key, and its text, which is told this once; its scopes are the role's where they are not narrowed."""
    made = credential.new()
    [key] = rows(
        connections, Key, MAKE, id=made.id, hash=made.hash, name=name, role=str(role), created_by=created_by,
        scopes=listed(role.scopes if scopes is None else scopes), authors=sorted(set(authors)) if authors else None,
        quota=quota, expires_at=expires_at,
    )  # fmt: skip
    return key, made


def every(connections: Connections) -> list[Key]:
    """Every key that was made, oldest first."""
    return rows(connections, Key, ALL)


def one(connections: Connections, key_id: str) -> Key | None:
    """The key of an id."""
    return next(iter(rows(connections, Key, ONE, id=key_id)), None)


def revoke(connections: Connections, key_id: str, by: str) -> Key:
    """Have a key count no more; one that was revoked stays as it was. Raises UnknownAccessKey."""
    found = rows(connections, Key, REVOKE, id=key_id, revoked_by=by)
    if not found:
        raise UnknownAccessKey(key_id)
    return found[0]


def used(connections: Connections, key_id: str) -> None:
    """Note that a key was used, at most once a minute."""
    with connections.connection() as connection:
        connection.execute(USED, {"id": key_id})
