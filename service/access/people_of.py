"""The people who may sign in, where a provider is set: its libraries are loaded only there."""

from typing import TYPE_CHECKING

from service.access.scopes import Role
from service.access.settings import AccessSettings

if TYPE_CHECKING:
    from service.access.oidc.people import People


def people_of(settings: AccessSettings) -> "People | None":
    """The people of the provider that is set."""
    if settings.oidc_issuer is None:
        return None
    from service.access.oidc.client import Client
    from service.access.oidc.people import People

    name = settings.oidc_client_id or ""
    roles = settings.oidc_roles or {str(role): str(role) for role in Role}
    return People(
        Client(
            issuer=settings.oidc_issuer,
            id=name,
            secret=settings.oidc_client_secret,
            audience=settings.oidc_audience or name,
            roles_claim=settings.oidc_roles_claim,
            roles={value: Role(role) for value, role in roles.items()},
        )
    )
