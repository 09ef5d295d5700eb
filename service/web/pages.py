"""The pages: each is a shell that a script fills from the interface; nothing comes from another host."""

from uuid import UUID

from flask import Blueprint, Response, render_template, send_from_directory

web = Blueprint("web", __name__)


@web.get("/overview")
def overview() -> str:
    """The alignment of a set of actors at a moment."""
    return render_template("web.html", page="overview", title="Overview")


@web.get("/timeline")
def timeline() -> str:
    """Developments by time, to zoom, filter and search."""
    return render_template("web.html", page="timeline", title="Timeline")


@web.get("/map")
def map_of_theatres() -> str:
    """Where the actors are active, and what ties the theatres together."""
    return render_template("web.html", page="map", title="Map")


@web.get("/difference")
def differences() -> str:
    """What an answer says at two moments, and what made it so."""
    return render_template("web.html", page="differences", title="What changed")


@web.get("/desk")
def desk() -> str:
    """The maintainer's desk: forms to record and amend, with what they would change."""
    return render_template("web.html", page="desk", title="Maintainer's desk")


@web.get("/history")
def history() -> str:
    """The auditor's desk: checkpoints, growth, the history event by event, and how to verify it."""
    return render_template("web.html", page="history", title="History and proof")


@web.get("/developments/<uuid:development>")
def card(development: UUID) -> str:
    """All that is said of one development, its trail and its proof."""
    return render_template("web.html", page="card", title="A development")


@web.get("/assets/<path:name>")
def assets(name: str) -> Response:
    """The script, its style and the map, as they were built."""
    return send_from_directory("static/web", name, max_age=86400)
