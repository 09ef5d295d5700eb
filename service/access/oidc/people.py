"""How people come in: they sign in at the provider (authorization code with PKCE), or bring an access token of it."""

from typing import Any
from urllib.parse import quote

import httpx
from authlib.common.security import generate_token
from authlib.oauth2 import OAuth2Client, OAuth2Error
from authlib.oauth2.rfc6749.parameters import parse_authorization_code_response

from service.access.errors import ProviderUnavailable, Unauthenticated
from service.access.oidc.client import Client
from service.access.oidc.provider import Provider
from service.access.oidc.tokens import Tokens
from service.access.person import Person

SCOPE = "openid profile email"

Pending = dict[str, str]
"""What must come back, and what must be sent along, when somebody who went to sign in returns."""


class People:
    """The people whom a provider knows."""

    def __init__(self, client: Client, provider: Provider | None = None) -> None:
        self._client = client
        self._provider = provider or Provider(client.issuer)
        self._tokens = Tokens(client, self._provider)

    def begin(self, callback: str) -> tuple[str, Pending]:
        """Where somebody signs in who is to come back to `callback`. Raises ProviderUnavailable."""
        pending = {name: generate_token(48) for name in ("state", "nonce", "code_verifier")}
        address, _ = self._oauth(callback).create_authorization_url(
            self._provider.endpoint("authorization_endpoint"), **pending
        )
        return str(address), pending

    def finish(self, pending: Pending, callback: str, returned: str) -> Person:
        """Who has come back, to the address `returned`. Raises Unauthenticated and ProviderUnavailable."""
        try:
            came = parse_authorization_code_response(returned, state=pending["state"])
            if came.get("iss", self._client.issuer) != self._client.issuer:  # RFC 9207
                raise Unauthenticated("login-failed", "Another provider has sent this.")
            token: dict[str, Any] = self._oauth(callback).fetch_token(
                self._provider.endpoint("token_endpoint"),
                grant_type="authorization_code",
                code=came["code"],
                code_verifier=pending["code_verifier"],
                **self._credential(),
            )
        except OAuth2Error as error:
            raise Unauthenticated("login-failed", f"The provider has let nobody in: {error.error}.") from None
        except (httpx.HTTPError, ValueError):
            raise ProviderUnavailable("gives no token") from None
        return self._client.person(self._tokens.of_identity(str(token.get("id_token")), pending["nonce"]))

    def bearer(self, text: str) -> Person:
        """Whose access token this is. Raises Unauthenticated and ProviderUnavailable."""
        return self._client.person(self._tokens.of_access(text))

    def _oauth(self, callback: str) -> Any:
        """Authlib's client over the connections of ours: its own for httpx warns that it will be gone."""
        return OAuth2Client(
            self._provider.http, client_id=self._client.id, scope=SCOPE, redirect_uri=callback,
            code_challenge_method="S256",
        )  # fmt: skip

    def _credential(self) -> dict[str, Any]:
        """How the token endpoint is told who we are: in a header, in the body where it takes no header, or by name."""
        methods = self._provider.described().get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        if self._client.secret is None:
            return {"auth": httpx.Auth(), "client_id": self._client.id}
        if "client_secret_basic" not in methods:
            return {"auth": httpx.Auth(), "client_id": self._client.id, "client_secret": self._client.secret}
        return {"auth": httpx.BasicAuth(quote(self._client.id, safe=""), quote(self._client.secret, safe=""))}
