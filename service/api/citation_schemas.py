"""The shapes of citations, as they are asked for and as they are answered."""

from marshmallow import INCLUDE, fields, validate

from service.api.answers import MomentStated
from service.citations import MOST
from service.fields import Reference, Schema, Text
from service.schemas import Strict

FORMS = ("json", "text", "csl", "bibtex", "ris")
"""The forms of a citation, by the word of `format`."""


class CiteSchema(Strict):
    """Which answer is cited, and by whom."""

    address = Text(
        longest=8000,
        required=True,
        metadata={"description": "A path with its query, or a whole URL, of an answer of this service at a moment."},
    )
    title = Text(longest=500)
    author = Text(longest=200, required=True, metadata={"description": "Who cites."})


class CitationAnswer(Schema):
    """A citation: the permalink of an answer, and what is needed to know the answer for the same."""

    id = fields.UUID(required=True)
    permalink = fields.String(required=True, metadata={"description": "The address, every time of its moment pinned."})
    answer = fields.String(required=True, metadata={"description": "Where the answer is opened again and compared."})
    position = fields.Integer(required=True)
    sha256 = fields.String(required=True, metadata={"description": "The digest of the answer's bytes."})
    rests_on = fields.List(fields.UUID(), required=True)
    title = fields.String(required=True, allow_none=True)
    author = fields.String(required=True)
    version = fields.String(required=True, metadata={"description": "Of Entente, when it gave the answer."})
    cited_at = fields.DateTime(required=True)


class PrepareSchema(Schema):
    """Which answer is to be cited, and in which form; nothing is put on record."""

    address = Text(longest=8000, required=True, metadata=CiteSchema().fields["address"].metadata)
    title = Text(longest=500)
    format = fields.String(validate=validate.OneOf(FORMS))


class PreparedCitation(Schema):
    """A citation that is not on record, in words as well."""

    class Meta:
        unknown = INCLUDE

    permalink = fields.String(required=True)
    position = fields.Integer(required=True)
    sha256 = fields.String(required=True)
    rests_on = fields.List(fields.UUID(), required=True)
    title = fields.String(required=True, allow_none=True)
    version = fields.String(required=True)
    text = fields.String(required=True, metadata={"description": "The citation in words."})


class CitationsAnswer(Schema):
    """Citations, newest first."""

    citations = fields.List(fields.Nested(CitationAnswer), required=True)


class CitationsSchema(Schema):
    """Which citations are wanted."""

    development = Reference(metadata={"description": "Only those of answers that rest on this development."})
    limit = fields.Integer(load_default=100, validate=validate.Range(1, MOST))
    cursor = fields.UUID(metadata={"description": "From the `next` link of a page."})


class FormSchema(Schema):
    """In which form a citation is wanted; left out, the one of the Accept header."""

    format = fields.String(validate=validate.OneOf(FORMS))


class CitedAnswer(Schema):
    """The answer that was cited; what is in it beside its moment is as the permalink is described."""

    class Meta:
        unknown = INCLUDE

    moment = fields.Nested(MomentStated, required=True)
