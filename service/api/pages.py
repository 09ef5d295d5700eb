"""Where everything is, the page that describes the interface, and the methods; nothing comes from another host."""

from importlib.util import find_spec
from pathlib import Path

from flask import Blueprint, Response, render_template, send_from_directory, url_for

from service.api.blueprint import Answer, json
from service.method import METHODS, html

pages = Blueprint("pages", __name__)


@pages.get("/")
def index() -> Answer:
    """Where everything is."""
    return json(
        {
            "name": "Entente",
            "docs": url_for("pages.docs"),
            "methods": url_for("pages.methods"),
            "openapi": url_for("api-docs.openapi_json"),
            "state": url_for("state.whole"),
            "timeline": url_for("timeline.read"),
            "kinds": url_for("meta.kinds"),
            "log": url_for("log.read"),
        }
    )


@pages.get("/docs")
def docs() -> str:
    """The interface's description, to read and to try; nothing comes from another host."""
    return render_template("docs.html", description=url_for("api-docs.openapi_json"))


@pages.get("/docs/methods")
def methods() -> str:
    """Every page of method, with what it is about."""
    return render_template("methods.html", title="Methods", methods=METHODS)


@pages.get("/docs/methods/<name>")
def method(name: str) -> str:
    """How an answer is worked out."""
    return render_template("method.html", title=name, html=html(name))


@pages.get("/docs/page.css")
def style() -> Response:
    """How the pages look."""
    return send_from_directory("static", "page.css", max_age=86400)


@pages.get("/docs/assets/<path:name>")
def assets(name: str) -> Response:
    """The files of Swagger UI, which a package brings."""
    package = find_spec("flask_openapi3_swagger")
    folder = Path(str(package and package.origin)).parent / "templates" / "swagger"
    return send_from_directory(folder, name, max_age=86400)
