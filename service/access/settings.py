"""What can be set for access."""

from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

from environs import Env
from marshmallow import ValidationError
from marshmallow.validate import Length, Range

from service.access.scopes import Role
from service.setting import setting

REQUESTS = Range(0, 1_000_000)


def _issuer(url: str) -> None:
    parts = urlsplit(url)
    if not (parts.hostname and (parts.scheme == "https" or (parts.scheme == "http" and loopback(parts.hostname)))):
        raise ValidationError("Is no https address.")


def _roles(said: dict[str, str]) -> None:
    if not set(said.values()) <= set(Role):
        raise ValidationError("Names no role.")


@lru_cache(256)
def loopback(host: str) -> bool:
    """Whether what listens there is reached from this machine alone."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@dataclass(frozen=True, slots=True)
class AccessSettings:
    """How often somebody may ask, and where people sign in."""

    quota: int = setting(
        "requests a minute of a key without a quota of its own, and of a person; 0 for any number",
        "a number from 0 to 1000000",
        Env.int,
        6000,
        validate=REQUESTS,
    )
    anonymous_quota: int = setting(
        "requests a minute of an address that sends no credential; 0 for any number",
        "a number from 0 to 1000000",
        Env.int,
        0,
        validate=REQUESTS,
    )
    api_key: str | None = setting(
        "the key that commands send to a server elsewhere, as those of auditors and witnesses do",
        "an API key of that server",
        secret=True,
    )
    secret_key: str | None = setting(
        "what sessions are signed with; needed where people sign in",
        "a secret of 32 characters or more",
        secret=True,
        validate=Length(min=32),
    )
    oidc_issuer: str | None = setting(
        "the provider of OpenID Connect at which people sign in", "an https address", validate=_issuer
    )
    oidc_client_id: str | None = setting("what Entente is called there", "a name")
    oidc_client_secret: str | None = setting("its secret there, if it has one", "a secret", secret=True)
    oidc_audience: str | None = setting(
        "for whom an access token must be that is sent as a bearer's", "a name", otherwise="ENTENTE_OIDC_CLIENT_ID"
    )
    oidc_roles_claim: str = setting(
        "the claim of a token that lists roles; dots lead into what is nested", "a name", default="roles"
    )
    oidc_roles: dict[str, str] | None = setting(
        "which role each value of that claim is, such as 'staff=reader,desk=maintainer'",
        "pairs such as 'staff=reader,desk=maintainer'",
        Env.dict,
        otherwise="the names of the roles themselves",
        validate=_roles,
    )
