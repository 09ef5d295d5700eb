"""What the service says of itself: its kinds, its problems and its health."""

from typing import Any

from flask import abort, url_for

from events.catalogue import KINDS
from service.api.answers import AliveAnswer, KindsAnswer, Problem, ProblemAnswer, ReadyAnswer
from service.api.blueprint import Answer, Blueprint, json, parts
from service.errors import TABLE, WORDS, problem
from service.health import health

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
@meta.alt_response(503, schema=Problem, description="Something that it takes is not well; `errors` names it.")
def readyz() -> Answer:
    """Whether the database answers, has the schema of this version, and is followed by projections and tree.

    To be behind the log is no failure while it is worked off.
    """
    found = health(parts().pool)
    if found.failing or found.standing is None:
        told = " ".join(f"{check.name}: {check.says}" for check in found.failing)
        errors = [{"field": check.name, "rule": check.says} for check in found.failing]
        return problem(503, "not-ready", "The service is not ready", told, errors)
    head, position = found.standing.head, found.standing.projected
    checks = {check.name: check.says for check in found.checks}
    return json({"ready": True, "head": head, "position": position, "lag": head - position, "checks": checks})
