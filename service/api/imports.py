"""Imports: files of archives, brought into the log by a process of their own."""

from typing import Any, BinaryIO, cast
from uuid import UUID

from flask import Response, abort, g, request, url_for

from service.access.gate import check_author
from service.api.answers import Problem
from service.api.blueprint import Answer, Blueprint, json, parts
from service.api.import_schemas import ImportsAnswer, ImportSchema, ImportsSchema, ImportTold
from service.formats import ndjson
from service.importers import jobs, refusals, uploads
from service.importers.admission import check_unsigned
from service.importers.job import Job

imports = Blueprint(
    "imports", __name__, url_prefix="/v1/imports", description="Archives in the field's formats, on their way in."
)

NO_IMPORT = "No import has this id."

BODY = {
    "required": True,
    "description": "The file as it is, or packed by gzip or zip.",
    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
}

LINES = {"type": "string"}


@imports.route("", methods=["POST"])
@imports.doc(requestBody=BODY)
@imports.arguments(ImportSchema(), location="query")
@imports.response(202, ImportTold, description="It is in the queue; Location tells how far it is.")
@imports.alt_response(400, schema=Problem, description="The body ended before its length.")
@imports.alt_response(403, schema=Problem, description="Authors must sign here, or the client may not say so.")
@imports.alt_response(409, schema=Problem, description="As many imports are open as one owner may have.")
@imports.alt_response(413, schema=Problem, description="The file is larger than this service takes.")
def upload(said: dict[str, Any]) -> Answer:
    """Bring a file of an archive into the log. The same file sent again while it is open is the same import."""
    archive = said.pop("form")
    check_author({"author": archive})
    check_unsigned(archive, g.identity, parts().log.keyring.unsigned)
    request.max_content_length = parts().import_limit
    asked = {"archive": archive, "vintage": said.get("vintage"), "files": said["name"], "owner": g.identity.subject}
    asked |= {name: said[name] for name in ("dry_run", "most_refused")}
    job = uploads.received(parts().pool, cast(BinaryIO, request.stream), _whole, **asked)
    return json(told(job), 202, Location=url_for("imports.read", job=job.id))


@imports.route("")
@imports.arguments(ImportsSchema(), location="query", as_kwargs=True)
@imports.response(200, ImportsAnswer)
def listed(limit: int) -> Answer:
    """The imports, newest first, those of the command line among them."""
    return json({"imports": [told(job) for job in jobs.jobs(parts().pool, limit)]})


@imports.route("/<uuid:job>")
@imports.response(200, ImportTold)
@imports.alt_response(404, schema=Problem, description=NO_IMPORT)
def read(job: UUID) -> Answer:
    """An import, and how far it has come."""
    return json(told(jobs.job(parts().pool, job)), Cache_Control="no-cache")


@imports.route("/<uuid:job>", methods=["DELETE"])
@imports.response(204, description="Cancelled; what it appended stays.")
@imports.alt_response(404, schema=Problem, description=NO_IMPORT)
@imports.alt_response(409, schema=Problem, description="It has ended already.")
def cancelled(job: UUID) -> Answer:
    """Have an import end before its end."""
    uploads.cancel(parts().pool, jobs.job(parts().pool, job))
    return Response(status=204)


@imports.route("/<uuid:job>/refused")
@imports.response(200, LINES, content_type="application/x-ndjson", description="A line a refused line.")
@imports.alt_response(404, schema=Problem, description=NO_IMPORT)
def refused(job: UUID) -> Answer:
    """The lines that were refused: their number, the field, the rule and what stands there."""
    found = jobs.job(parts().pool, job)
    with parts().pool.connection() as connection:
        lines = refusals.refused(connection, found.id)
    return Response(ndjson.written(lines), content_type="application/x-ndjson")


def told(job: Job) -> dict[str, Any]:
    """An import as JSON, with its link."""
    return job.told() | {"refused": url_for("imports.refused", job=job.id)}


def _whole(size: int) -> None:
    """Refuse a body that was cut off on its way."""
    if request.content_length not in (None, size):
        abort(400, "The body ended before its length.")
