"""What the endpoints share: the parser of their arguments, and how they answer."""

from collections.abc import Callable
from typing import Any

import flask_smorest
import orjson
from flask import Request, Response, current_app, g
from marshmallow import RAISE
from marshmallow import Schema as MarshmallowSchema
from webargs.flaskparser import FlaskParser

from events.audit.base64 import encoded
from projections.moment import Moment
from service.access.gate import check_author
from service.api.answers import Problem
from service.api.offer import Offer, Told
from service.fields import Schema
from service.parts import Parts

Answer = Response


class StrictParser(FlaskParser):
    """Refuses arguments that an endpoint does not know, also in the query."""

    DEFAULT_UNKNOWN_BY_LOCATION = {  # noqa: RUF012
        **FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION,
        "query": RAISE,
    }

    def load_querystring(self, req: Request, schema: MarshmallowSchema) -> Any:
        """The arguments of the query, each by its first value: none is a list but within one, by commas."""
        return req.args.to_dict()

    def load_json(self, req: Request, schema: MarshmallowSchema) -> Any:
        """The body's JSON. A number with more digits than can be read is malformed as well.

        Its author must be one for whom the client may speak: this is where every body that names one comes through.
        """
        try:
            body = super().load_json(req, schema)
        except ValueError as error:
            return self._handle_invalid_json_error(error, req)  # type: ignore[arg-type]
        check_author(body)
        return body


class Blueprint(flask_smorest.Blueprint):
    """A group of endpoints with strict arguments."""

    ARGUMENTS_PARSER = StrictParser()

    def alt_response(self, *said: Any, **told: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """The decorator of an endpoint that describes another answer of it, and stands in the way of none."""
        describe = super().alt_response(*said, **told)

        def described(endpoint: Callable[..., Any]) -> Callable[..., Any]:
            endpoint._apidoc = describe(endpoint)._apidoc  # type: ignore[attr-defined]
            return endpoint

        return described

    def answers(self, asked: type[Schema], offer: Offer) -> Callable[[Callable[..., Told]], Callable[..., Response]]:
        """The decorator of an endpoint that is asked by query, and answers in each format that it offers."""

        def decorate(endpoint: Callable[..., Told]) -> Callable[..., Response]:
            told = self.doc(responses={"200": offer.described})(offer.told_by(endpoint))
            refused = "No media type of this answer is accepted, or the format takes an extra that is missing."
            told = self.alt_response(406, schema=Problem, description=refused)(told)
            told = self.alt_response(503, schema=Problem, description="The projections or the database lag.")(told)
            asking = self.arguments(offer.asking(asked)(), location="query", as_kwargs=True)
            read: Callable[..., Response] = asking(told)
            return read

        return decorate


def parts() -> Parts:
    """What this process works with."""
    opened: Parts = current_app.extensions["parts"]
    return opened


def json(body: Any, status: int = 200, **headers: str) -> Answer:
    """A JSON answer; header names are written with underscores."""
    response = Response(orjson.dumps(body) + b"\n", status, content_type="application/json")
    for name, value in headers.items():
        response.headers[name.replace("_", "-")] = value
    return response


def stated(moment: Moment) -> dict[str, Any]:
    """The moment that an answer is for, complete: asked again, it has the same answer."""
    opened = parts()
    g.digest = f"position={moment.position}, sha-256=:{opened.digests.stated(moment.position, moment.past)}:"
    g.moment = moment
    lens = moment.lens
    return {
        "valid_on": moment.valid_on.isoformat(),
        "published_by": moment.published_by.isoformat(),
        "known_at": {
            "position": moment.position,
            "recorded_at": moment.recorded_at,
            "root": encoded(opened.tree.root(moment.position)),
        },
        "certainty": moment.certainty,
        "status": list(moment.status),
        "lens": {
            "sources": list(lens.only),
            "without": list(lens.without),
            "reliability": lens.reliability,
            "credibility": lens.credibility,
        },
    }


def with_digest(response: Response, known: Any, _: Request) -> None:
    """Give an answer the digest of the projections at its position, in `Entente-Digest`.

    It stands in a header since an erasure of anything else changes it, while the bytes of the answer stay.
    """
    if "digest" in known:
        response.headers["Entente-Digest"] = known.digest
