"""Whose webhooks a request is about."""

from flask import g

from service.access.errors import Unauthenticated
from service.access.identity import By, Identity
from service.access.scopes import Scope


def owner() -> str:
    """Who owns what this request makes. Raises Unauthenticated where nobody knows who asks."""
    identity: Identity = g.identity
    if identity.by is By.NOTHING and Scope.ADMINISTER not in identity.scopes:
        raise Unauthenticated("no-credential", "A webhook belongs to whoever made it: send a key.")
    return identity.subject


def whose() -> str | None:
    """Whose webhooks this request may see and change; an administrator's those of all. Raises Unauthenticated."""
    holder = owner()
    return None if Scope.ADMINISTER in g.identity.scopes else holder
