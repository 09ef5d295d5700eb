"""A provider of OpenID Connect for the tests: it signs people in, rotates its keys, and misbehaves when told to."""

import secrets
import time
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlencode

from flask import Flask, Response, jsonify, redirect, request
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet
from werkzeug.serving import make_server

CLIENT, SECRET = "entente", "a secret: of ours"


class Provider:
    """What it says of whom, with which keys; `wrong` overrides claims of the tokens that it issues."""

    def __init__(self) -> None:
        self.issuer = ""
        self.behave()
        self.codes: dict[str, dict[str, str]] = {}
        self.asked: list[str] = []
        self.rotate()

    def behave(self) -> None:
        """Be as a provider should be."""
        self.claims: dict[str, Any] = {"sub": "u-1", "preferred_username": "kim", "roles": ["maintainer"]}
        self.wrong: dict[str, Any] = {}
        self.described: dict[str, Any] = {}

    def rotate(self) -> None:
        """Sign with a new key from now on; the old one is gone."""
        self.key = ECKey.generate_key("P-256", {"kid": secrets.token_hex(4), "use": "sig", "alg": "ES256"})

    def token(self, audience: str = CLIENT, **claims: Any) -> str:
        """A token about the person, signed with the key of now."""
        now = int(time.time())
        said = {"iss": self.issuer, "aud": audience, "iat": now, "exp": now + 60, **self.claims, **claims, **self.wrong}
        said = {name: value for name, value in said.items() if value is not None}
        return jwt.encode({"alg": "ES256", "kid": self.key.kid}, said, self.key)

    def app(self) -> Flask:
        """Its endpoints."""
        app = Flask("provider")

        @app.before_request
        def note() -> None:
            self.asked.append(request.path)

        @app.get("/.well-known/openid-configuration")
        def discovery() -> Response:
            return jsonify({
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/jwks",
                **self.described,
            })  # fmt: skip

        @app.get("/jwks")
        def jwks() -> Response:
            return jsonify(KeySet([self.key]).as_dict())

        @app.get("/authorize")
        def authorize() -> Any:
            given = request.args.to_dict()
            assert (given["client_id"], given["response_type"]) == (CLIENT, "code")
            assert given["code_challenge_method"] == "S256"
            assert "openid" in given["scope"].split()
            code = secrets.token_urlsafe(8)
            self.codes[code] = given
            back = {"code": code, "state": given["state"], "iss": self.issuer}
            return redirect(f"{given['redirect_uri']}?{urlencode(back)}")

        @app.post("/token")
        def token() -> Any:
            name, _, secret = b64decode(request.headers["Authorization"].removeprefix("Basic ")).decode().partition(":")
            asked = self.codes.pop(request.form["code"], None)
            challenge = sha256(request.form["code_verifier"].encode()).digest()
            if (unquote(name), unquote(secret)) != (CLIENT, SECRET) or asked is None:
                return jsonify({"error": "invalid_client"}), 401
            assert urlsafe_b64encode(challenge).rstrip(b"=").decode() == asked["code_challenge"]
            assert request.form["redirect_uri"] == asked["redirect_uri"]
            issued = self.token(nonce=asked["nonce"])
            return jsonify({"access_token": "opaque", "token_type": "Bearer", "id_token": issued})

        return app


@contextmanager
def running() -> Iterator[Provider]:
    """A provider that answers on the loopback address."""
    provider = Provider()
    server = make_server("127.0.0.1", 0, provider.app(), threaded=True)
    provider.issuer = f"http://127.0.0.1:{server.port}"
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
