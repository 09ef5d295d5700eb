"""Citations: made of an answer, read, exported to reference managers, and opened again."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any
from uuid import UUID

from flask import Response, request, url_for

from service import bibliography
from service.api.answers import Problem
from service.api.blueprint import Answer, Blueprint, json, parts
from service.api.citation_schemas import (
    CitationAnswer,
    CitationsAnswer,
    CitationsSchema,
    CitedAnswer,
    CiteSchema,
    FormSchema,
    PreparedCitation,
    PrepareSchema,
)
from service.api.itself import ask
from service.api.offer import JSON
from service.api.paging import page_of
from service.citations import Citation, citations_of, cited
from service.citing import cite, opened, prepared
from service.permalink import placed

citations = Blueprint("citations", __name__, url_prefix="/v1/citations", description="Answers that were cited.")

CSL = "application/vnd.citationstyles.csl+json"
BIBTEX = "application/x-bibtex"
RIS = "application/x-research-info-systems"
TEXT = "text/plain"

IN_EACH_FORM: dict[str, Any] = {
    "description": "The citation, in the form that is wanted.",
    "content": {
        JSON: {"schema": CitationAnswer},
        CSL: {"schema": {"type": "object", "description": "An item of CSL-JSON 1.0."}},
        BIBTEX: {"schema": {"type": "string", "description": "An entry of BibTeX."}},
        RIS: {"schema": {"type": "string", "description": "A record of RIS."}},
        TEXT: {"schema": {"type": "string", "description": "A sentence for a footnote."}},
    },
}

PREPARED = {**IN_EACH_FORM, "content": {**IN_EACH_FORM["content"], JSON: {"schema": PreparedCitation}}}


@citations.route("", methods=["POST"])
@citations.arguments(CiteSchema())
@citations.response(201, CitationAnswer, description="Cited, with the address of the citation.")
@citations.alt_response(200, schema=CitationAnswer, description="The same answer had been cited already.")
@citations.alt_response(422, schema=Problem, description="A field breaks a rule, or there is no answer to cite.")
@citations.alt_response(503, schema=Problem, description="The service cannot answer itself now.")
def make(said: dict[str, Any]) -> Answer:
    """Cite an answer: pin every time of its moment, and keep the digest of its bytes."""
    place = placed(said.pop("address"), request.host, request.script_root)
    citation, new = cite(parts().pool, ask, place, **said)
    return json(told(citation), 201 if new else 200, Location=url_for("citations.read", citation=citation.id))


@citations.route("")
@citations.arguments(CitationsSchema(), location="query", as_kwargs=True)
@citations.response(200, CitationsAnswer)
@citations.alt_response(404, schema=Problem, description="The cursor is of no page.")
def listed(limit: int, development: str | None = None, cursor: UUID | None = None) -> Answer:
    """Citations, newest first: of all answers, or of those that rest on a development."""
    behind = cited(parts().pool, cursor) if cursor else None
    found = citations_of(parts().pool, UUID(development) if development else None, limit + 1, behind)
    page = page_of(found, limit, "cursor", attrgetter("id"))
    return json({"citations": [told(citation) for citation in page]})


@citations.route("/prepared")
@citations.arguments(PrepareSchema(), location="query", as_kwargs=True)
@citations.doc(responses={"200": PREPARED})
@citations.alt_response(422, schema=Problem, description="A field breaks a rule, or there is no answer to cite.")
@citations.alt_response(503, schema=Problem, description="The service cannot answer itself now.")
def prepare(address: str, title: str | None = None, **wanted: str) -> Answer:
    """The citation of an answer, in any of the forms of citations, without putting it on record."""
    place = placed(address, request.host, request.script_root)
    return _formed({**FORMS, "json": _prepared, JSON: _prepared}, prepared(ask, place, title=title), wanted)


@citations.route("/<uuid:citation>")
@citations.arguments(FormSchema(), location="query", as_kwargs=True)
@citations.doc(responses={"200": IN_EACH_FORM})
@citations.alt_response(404, schema=Problem, description="No such citation.")
def read(citation: UUID, **wanted: str) -> Answer:
    """A citation as JSON, in words, as CSL-JSON, BibTeX or RIS, by `format` or the Accept header."""
    return _formed(FORMS, cited(parts().pool, citation), wanted)


@citations.route("/<uuid:citation>/answer")
@citations.response(200, CitedAnswer, description="The bytes that were cited; `Repr-Digest` has their digest.")
@citations.alt_response(404, schema=Problem, description="No such citation.")
@citations.alt_response(409, schema=Problem, description="The bytes differ, and no erasure explains it.")
@citations.alt_response(410, schema=Problem, description="Something that the answer rested on was erased.")
def answer(citation: UUID) -> Answer:
    """The answer that was cited, to the byte, or what stands between."""
    found = cited(parts().pool, citation)
    same = opened(parts().pool, ask, found)
    return Response(
        same.body,
        content_type=same.content_type,
        headers={"Repr-Digest": f"sha-256=:{b64encode(found.digest).decode()}:"},
    )


def told(citation: Citation) -> dict[str, Any]:
    """A citation as JSON, with its links."""
    links = {
        "permalink": request.script_root + citation.permalink,
        "answer": url_for("citations.answer", citation=citation.id),
    }
    return bibliography.plain(citation) | links


def _formed(forms: Mapping[str, Callable[[Citation], Answer]], citation: Citation, wanted: Mapping[str, str]) -> Answer:
    accepted = request.accept_mimetypes.best_match([JSON, CSL, BIBTEX, RIS, TEXT], JSON)
    answer = forms[wanted.get("format", accepted)](citation)
    answer.vary.add("Accept")
    return answer


def _prepared(citation: Citation) -> Answer:
    link, words = request.script_root + citation.permalink, bibliography.words(citation, _absolute(citation))
    kept = {"id": None, "author": None, "cited_at": None}
    told = {name: value for name, value in bibliography.plain(citation).items() if name not in kept}
    return json({**told, "permalink": link, "text": words.rstrip()})


def _csl(citation: Citation) -> Answer:
    answer = json(bibliography.csl(citation, _absolute(citation)))
    answer.content_type = CSL
    return answer


def _written(write: Callable[[Citation, str], str], media_type: str) -> Callable[[Citation], Answer]:
    return lambda citation: Response(write(citation, _absolute(citation)), content_type=f"{media_type}; charset=utf-8")


def _absolute(citation: Citation) -> str:
    return request.url_root.rstrip("/") + citation.permalink


FORMS: dict[str, Callable[[Citation], Answer]] = {
    **dict.fromkeys(("json", JSON), lambda citation: json(told(citation))),
    **dict.fromkeys(("csl", CSL), _csl),
    **dict.fromkeys(("bibtex", BIBTEX), _written(bibliography.bibtex, BIBTEX)),
    **dict.fromkeys(("ris", RIS), _written(bibliography.ris, RIS)),
    **dict.fromkeys(("text", TEXT), _written(bibliography.words, TEXT)),
}
"""How a citation is answered, by the word of `format` and by media type."""
