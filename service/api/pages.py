"""Where everything is, and the pages for people: the interface, the methods, the guides; all come from this host."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from flask import Blueprint, Response, make_response, redirect, render_template, request, send_from_directory, url_for
from flask.typing import ResponseReturnValue

from service.api.blueprint import Answer, json
from service.guide import GUIDES
from service.method import METHODS
from service.page import html

pages = Blueprint("pages", __name__)


@pages.get("/")
def index() -> ResponseReturnValue:
    """Where everything is: for a browser the overview, else the addresses of the interface."""
    chosen = request.accept_mimetypes.best_match([*FIRST], default="application/json")
    answer = make_response(FIRST[chosen]())
    answer.vary.add("Accept")
    return answer


def _addresses() -> Answer:
    return json(
        {
            "name": "Entente",
            "overview": url_for("web.overview"),
            "docs": url_for("pages.docs"),
            "methods": url_for("pages.methods"),
            "guides": url_for("pages.guides"),
            "openapi": url_for("api-docs.openapi_json"),
            "state": url_for("state.whole"),
            "timeline": url_for("timeline.read"),
            "feed": url_for("feeds.as_atom"),
            "kinds": url_for("meta.kinds"),
            "log": url_for("log.read"),
        }
    )


FIRST: dict[str, Callable[[], ResponseReturnValue]] = {
    "application/json": _addresses,
    "text/html": lambda: redirect(url_for("web.overview")),
}
"""What is at the root, by media type."""


@pages.get("/docs")
def docs() -> str:
    """The interface's description, to read and to try; nothing comes from another host."""
    return render_template("docs.html", description=url_for("api-docs.openapi_json"))


@pages.get("/docs/methods")
def methods() -> str:
    """Every page of method, with what it is about."""
    return render_template("shelf.html", title="Methods", shelf=METHODS)


@pages.get("/docs/methods/<name>")
def method(name: str) -> str:
    """How an answer is worked out."""
    return render_template("markdown.html", title=name, html=html(METHODS.page(name)))


@pages.get("/docs/guides")
def guides() -> str:
    """Every guide, with what it is about."""
    return render_template("shelf.html", title="Guides", shelf=GUIDES)


@pages.get("/docs/guides/<name>")
def guide(name: str) -> str:
    """How Entente is run or used, a page a subject."""
    return render_template("markdown.html", title=name, html=html(GUIDES.page(name)))


@pages.get("/docs/page.css")
def style() -> Response:
    """How the pages look."""
    return send_from_directory("static", "page.css", max_age=86400)


@pages.get("/docs/interface.js")
def script() -> Response:
    """What opens Swagger UI on the interface's description."""
    return send_from_directory("static", "interface.js", max_age=86400)


@pages.get("/docs/pictures/<path:name>")
def pictures(name: str) -> Response:
    """Pictures of the pages."""
    return send_from_directory("static/pictures", name, max_age=86400)


@pages.get("/docs/assets/<path:name>")
def assets(name: str) -> Response:
    """The files of Swagger UI, which a package brings."""
    package = find_spec("flask_openapi3_swagger")
    folder = Path(str(package and package.origin)).parent / "templates" / "swagger"
    return send_from_directory(folder, name, max_age=86400)
