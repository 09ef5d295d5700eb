"""What the service says of itself: its kinds, its problems, its health, and where everything is."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, abort, render_template, send_from_directory, url_for

from events.catalogue import KINDS
from projections.projector import status
from service.api.blueprint import Answer, json, parts
from service.errors import TABLE, WORDS, problem

meta = Blueprint("meta", __name__)


@meta.get("/")
def index() -> Answer:
    """Where everything is."""
    return json(
        {
            "name": "Entente",
            "docs": url_for("meta.docs"),
            "openapi": url_for("api-docs.openapi_json"),
            "state": url_for("state.whole"),
            "timeline": url_for("timeline.read"),
            "kinds": url_for("meta.kinds"),
            "log": url_for("log.read"),
        }
    )


@meta.get("/v1/kinds")
def kinds() -> Answer:
    """Every kind that can be recorded, and where."""
    return json(
        {
            "kinds": [
                {
                    "kind": topic,
                    "says": kind.__doc__,
                    "dimension": kind.DIMENSION,
                    "plover": kind.PLOVER and vars(kind.PLOVER),
                    "record": url_for(f"developments.record-{topic}"),
                }
                for topic, kind in KINDS.items()
            ]
        }
    )


@meta.get("/v1/problems/<word>")
def problems(word: str) -> Answer:
    """What a problem type means."""
    titles = {named: {"status": code, "title": title} for code, named, title, _ in TABLE.values()}
    plain = {named: {"status": code, "title": named.replace("-", " ")} for code, named in WORDS.items()}
    known: dict[str, Any] = plain | titles | {"internal": {"status": 500, "title": "Internal error"}}
    return json({"problem": word, **(known.get(word) or abort(404))})


@meta.get("/livez")
def livez() -> Answer:
    """Whether the process answers at all."""
    return json({"alive": True})


@meta.get("/readyz")
def readyz() -> Answer:
    """Whether the database answers and the projections follow the log: its head against their position."""
    with parts().pool.connection() as connection:
        found = status(connection)
    if found.stopped:
        return problem(503, "not-ready", "The projector does not run", found.told())
    return json({"ready": True, "head": found.head, "position": found.position, "lag": found.head - found.position})


@meta.get("/docs")
def docs() -> str:
    """The interface's description, to read and to try; nothing comes from another host."""
    return render_template("docs.html", description=url_for("api-docs.openapi_json"))


@meta.get("/docs/assets/<path:name>")
def assets(name: str) -> Response:
    """The files of Swagger UI, which a package brings."""
    package = find_spec("flask_openapi3_swagger")
    folder = Path(str(package and package.origin)).parent / "templates" / "swagger"
    return send_from_directory(folder, name, max_age=86400)
