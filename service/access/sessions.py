"""The session of a person who has signed in: a signed cookie that no script reads and that ends after a working day."""

import secrets
from collections.abc import MutableMapping
from datetime import timedelta
from time import time
from typing import Any

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface

from service.access.person import Person

COOKIE = "entente-session"

LIFETIME = timedelta(hours=8)
"""After this somebody has to sign in again; nothing makes a session longer."""

Session = MutableMapping[str, Any]


class SignedCookies(SecureCookieSessionInterface):
    """Flask's signed cookies, which come back over https alone where they were given over https."""

    def get_cookie_secure(self, app: Flask) -> bool:
        """Whether the cookie is for https."""
        return request.is_secure


def install(app: Flask, secret: str) -> None:
    """Have an application keep sessions, signed with a secret."""
    app.secret_key = secret
    app.session_interface = SignedCookies()
    app.config.update(
        SESSION_COOKIE_NAME=COOKIE,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=LIFETIME,
    )


def begin(session: Session, person: Person) -> None:
    """Begin the session of a person, whatever was in it before."""
    session.clear()
    session["_permanent"] = True
    session["person"] = person.to_keep()
    session["until"] = int(time() + LIFETIME.total_seconds())
    session["csrf"] = secrets.token_urlsafe(32)


def person_of(session: Session) -> Person | None:
    """Whose session it is, if anybody has signed in and it has not ended."""
    return Person.kept(session["person"]) if session.get("until", 0) > time() else None
