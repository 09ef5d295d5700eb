"""The pages: each is a shell that a script fills from the interface; nothing comes from another host."""

from flask import Blueprint, Response, render_template, send_from_directory

web = Blueprint("web", __name__)

PAGES = {"overview": "The alignment of a set of actors, and where it cracks"}
"""Each page with what it shows."""


@web.get("/overview")
def overview() -> str:
    """The alignment of a set of actors at a moment."""
    return render_template("web.html", page="overview", title="Overview")


@web.get("/assets/<path:name>")
def assets(name: str) -> Response:
    """The script, its style and the map, as they were built."""
    return send_from_directory("static/web", name, max_age=86400)
