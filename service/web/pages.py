"""The pages: each is a shell that a script fills from the interface; nothing comes from another host."""

from uuid import UUID

from flask import Blueprint, Response, render_template, send_from_directory

web = Blueprint("web", __name__)

PAGES = {
    "overview": ("Overview", "Overview"),
    "timeline": ("Timeline", "Timeline"),
    "map": ("Map", "Map"),
    "difference": ("What changed", "What changed"),
    "history": ("History and proof", "History and proof"),
    "desk": ("Desk", "Maintainer's desk"),
}
"""The pages by name, in the order of the navigation: what it calls each, and the title."""


def _serve(name: str, title: str) -> None:
    @web.get(f"/{name}", endpoint=name)
    def page() -> str:
        return _shell(name, title)


for known, (_, entitled) in PAGES.items():
    _serve(known, entitled)


EMBEDDED = (
    "alliance", "cohesion", "squeezed", "cracks", "reactions", "flows", "theatres", "difference", "timeline", "growth",
)  # fmt: skip
"""What can stand alone, in a page of somebody else's."""


def _embed(name: str) -> None:
    @web.get(f"/embed/{name}", endpoint=f"embed-{name}")
    def one() -> str:
        return render_template("embed.html", panel=name, title=name.capitalize())


for known in EMBEDDED:
    _embed(known)


@web.get("/developments/<uuid:development>")
def card(development: UUID) -> str:
    """All that is said of one development, its trail and its proof."""
    return _shell("card", "A development")


@web.get("/assets/<path:name>")
def assets(name: str) -> Response:
    """The script, its style and the map, as they were built."""
    return send_from_directory("static/web", name, max_age=86400)


def _shell(name: str, title: str) -> str:
    return render_template("web.html", page=name, title=title, pages=PAGES)
