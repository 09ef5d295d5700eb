"""Tokens of the provider: by whom, for whom, until when, and signed with which of its keys."""

from typing import Any

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from service.access.errors import Unauthenticated
from service.access.oidc.client import Client
from service.access.oidc.provider import Provider

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519", "EdDSA")
"""Those with a public key: never none, and never a secret that the provider's public key could be taken for."""

UNREADABLE = (JoseError, ValueError, TypeError, KeyError, AttributeError, RecursionError)
"""What the library raises of tokens that somebody has made up: not all of it is an error of its own kind."""

LEEWAY = 10
"""Seconds that its clock may differ from ours."""


class Tokens:
    """What the tokens of a provider say, once they have been checked."""

    def __init__(self, client: Client, provider: Provider) -> None:
        self._client = client
        self._provider = provider

    def of_identity(self, text: str, nonce: str) -> dict[str, Any]:
        """The claims of an ID token that was asked for with a nonce. Raises Unauthenticated."""
        claims = self._claims(text, self._client.id, nonce={"essential": True, "value": nonce})
        parties = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
        if claims.get("azp", self._client.id) != self._client.id or (len(parties) > 1 and "azp" not in claims):
            raise _refused("it was issued for another client")
        return claims

    def of_access(self, text: str) -> dict[str, Any]:
        """The claims of an access token whose audience we are. Raises Unauthenticated."""
        claims = self._claims(text, self._client.audience)
        if "nonce" in claims:
            raise _refused("it is an ID token, which is for signing in alone")
        return claims

    def _claims(self, text: str, audience: str, **more: Any) -> dict[str, Any]:
        registry = jwt.JWTClaimsRegistry(
            leeway=LEEWAY,
            iss={"essential": True, "value": self._client.issuer},
            aud={"essential": True, "value": audience},
            sub={"essential": True},
            exp={"essential": True},
            **more,
        )
        try:
            claims = self._decoded(text).claims
            registry.validate(claims)
        except UNREADABLE as error:
            raise _refused(getattr(error, "error", "it cannot be read").replace("_", " ")) from None
        return claims

    def _decoded(self, text: str) -> jwt.Token:
        try:
            return self._with(self._provider.keys(), text)
        except InvalidKeyIdError:
            return self._with(self._provider.keys(again=True), text)

    @staticmethod
    def _with(keys: KeySet, text: str) -> jwt.Token:
        return jwt.decode(text, keys, algorithms=ALGORITHMS)


def _refused(why: str) -> Unauthenticated:
    return Unauthenticated("bad-token", f"The token of the provider is refused: {why}.", error="invalid_token")
