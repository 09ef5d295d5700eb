"""Where people sign in and out."""

from typing import TYPE_CHECKING

from flask import Blueprint, abort, redirect, request, session, url_for
from werkzeug.wrappers import Response

from service.access import sessions
from service.access.errors import Unauthenticated
from service.access.gate import access

if TYPE_CHECKING:
    from service.access.oidc.people import People

login = Blueprint("login", __name__)

PENDING = "pending"


@login.get("/login")
def begin() -> Response:
    """Go to the provider to sign in, and come back to `next`."""
    address, pending = _people().begin(_callback())
    session[PENDING] = pending | {"next": _within(request.args.get("next", ""))}
    return redirect(address)


@login.get("/login/callback")
def finish() -> Response:
    """Come back from the provider; whoever it vouches for has a session from now on."""
    people = _people()
    pending = session.pop(PENDING, None) or _nobody_went()
    person = people.finish(pending, _callback(), request.url)
    sessions.begin(session, person)
    return redirect(pending["next"] or url_for("pages.docs"))


@login.post("/logout")
def end() -> Response:
    """End the session."""
    _people()
    session.clear()
    return Response(status=204)


def _people() -> "People":
    return access().people or abort(404, "No provider to sign in at is set.")


def _callback() -> str:
    return url_for("login.finish", _external=True)


def _within(place: str) -> str:
    """A place of this service; anything else would send people elsewhere in our name."""
    return place if place.startswith("/") and not place.startswith(("//", "/\\")) and place.isprintable() else ""


def _nobody_went() -> dict[str, str]:
    raise Unauthenticated("login-failed", "Nobody went from this browser to sign in; begin at /login.")
