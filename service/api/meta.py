"""What the service says of itself: its kinds, its problems and its health."""

from typing import Any

from flask import abort, url_for

from events.catalogue import KINDS
from projections.projector import status
from service.api.answers import AliveAnswer, KindsAnswer, Problem, ProblemAnswer, ReadyAnswer
from service.api.blueprint import Answer, Blueprint, json, parts
from service.errors import TABLE, WORDS, problem

meta = Blueprint("meta", __name__, description="What the service says of itself.")


@meta.route("/v1/kinds")
@meta.response(200, KindsAnswer)
def kinds() -> Answer:
    """Every kind that can be recorded, and where."""
    return json(
        {
            "kinds": [
                {
                    "kind": topic,
                    "says": kind.__doc__,
                    "dimension": kind.DIMENSION,
                    "plover": kind.PLOVER and kind.PLOVER.known(),
                    "record": url_for(f"developments.record-{topic}"),
                }
                for topic, kind in KINDS.items()
            ]
        }
    )


@meta.route("/v1/problems/<word>")
@meta.response(200, ProblemAnswer)
def problems(word: str) -> Answer:
    """What a problem type means."""
    titles = {named: {"status": code, "title": title} for code, named, title, _ in TABLE.values()}
    plain = {named: {"status": code, "title": named.replace("-", " ")} for code, named in WORDS.items()}
    known: dict[str, Any] = plain | titles | {"internal": {"status": 500, "title": "Internal error"}}
    return json({"problem": word, **(known.get(word) or abort(404))})


@meta.route("/livez")
@meta.response(200, AliveAnswer)
def livez() -> Answer:
    """Whether the process answers at all."""
    return json({"alive": True})


@meta.route("/readyz")
@meta.response(200, ReadyAnswer)
@meta.alt_response(503, schema=Problem, description="Nobody projects what is new.")
def readyz() -> Answer:
    """Whether the database answers and the projections follow the log: its head against their position."""
    with parts().pool.connection() as connection:
        found = status(connection)
    if found.stopped:
        return problem(503, "not-ready", "The projector does not run", found.told())
    return json({"ready": True, "head": found.head, "position": found.position, "lag": found.head - found.position})
