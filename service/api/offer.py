"""In which formats an answer can be had, which one is asked for, and how it is sent in that."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

import orjson
from flask import Response, request
from marshmallow import ValidationError, fields, validate
from werkzeug.datastructures import MIMEAccept

from service.api.paging import link
from service.fields import Schema
from service.formats.format import Format, NotAcceptable, Table, formats_of, plain
from service.permalink import OWN, permalink

JSON = "application/json"


class Told(NamedTuple):
    """An answer before it has a format: its body as JSON has it, and the ETag of that."""

    body: dict[str, Any]
    etag: str | None = None


@dataclass(frozen=True)
class Offer:
    """What an endpoint answers: how it is described, which tables of which rows it holds, and formats of its own."""

    answer: type[Schema]
    tables: Mapping[str, type[Schema]]
    own: tuple[Format, ...] = ()

    @cached_property
    def formats(self) -> tuple[Format, ...]:
        """The formats that it can be had in beside JSON."""
        return (*formats_of(self.tables.values()), *self.own)

    @cached_property
    def media_types(self) -> tuple[str, ...]:
        """What it can be had as, the usual first."""
        return (JSON, *(each.media_type for each in self.formats))

    def asking(self, asked: type[Schema]) -> type[Schema]:
        """The schema of an endpoint's arguments with those that choose a format."""
        words = ["json", *(each.word for each in self.formats)]
        told = "The format of the answer, whatever the Accept header says."
        own: dict[str, Any] = {"format": fields.String(validate=validate.OneOf(words), metadata={"description": told})}
        if len(self.tables) > 1:
            told = "The table that is wanted, in a format that holds one."
            own["table"] = fields.String(validate=validate.OneOf([*self.tables]), metadata={"description": told})
        return type(f"{asked.__name__}In{self.answer.__name__}", (asked,), {"__doc__": asked.__doc__, **own})

    @cached_property
    def described(self) -> dict[str, Any]:
        """The answer in each format, as OpenAPI has it."""
        others = {each.media_type: {"schema": each.schema} for each in self.formats}
        return {"description": "OK", "content": {JSON: {"schema": self.answer}, **others}}

    def chosen(self, word: str | None) -> Format | None:
        """The format that is asked for, by its word or by the Accept header; none is JSON. Raises NotAcceptable."""
        if word is not None:
            return next((each for each in self.formats if each.word == word), None)
        best = preferred(self.media_types)
        return None if best == JSON else next(each for each in self.formats if each.media_type == best)

    def named(self, form: Format | None, table: str | None) -> str:
        """The table that is asked for, where the format holds one. Raises ValidationError."""
        if form is None and table is not None:
            raise ValidationError("Is for a format that holds one table; JSON has them all.", "table")
        if form is not None and table is None and len(self.tables) > 1:
            raise ValidationError(f"The answer has several tables: name one of {', '.join(self.tables)}.", "table")
        return table or next(iter(self.tables))

    def told_by(self, endpoint: Callable[..., Told]) -> Callable[..., Response]:
        """An endpoint that answers in the format that is asked for."""

        @wraps(endpoint)
        def told(*args: Any, **asked: Any) -> Response:
            form = self.chosen(asked.pop("format", None))
            table = self.named(form, asked.pop("table", None))
            return self._sent(form, table, endpoint(*args, **asked))

        return told

    def _sent(self, form: Format | None, table: str, told: Told) -> Response:
        if form is None:
            response = Response(orjson.dumps(told.body, option=orjson.OPT_APPEND_NEWLINE), content_type=JSON)
            if told.etag is not None:
                response.headers["ETag"] = told.etag
        else:
            body = told.body
            rows = plain(body.get("answer", body)[table])
            written = form.written(Table(rows, self.tables[table], body))
            response = Response(written, content_type=form.content_type)
        response.headers["Vary"] = "Accept"
        if form is not None and "moment" in told.body:
            response.headers["Entente-Moment"] = moment_stated(told.body["moment"])
            link("describedby", described_by(told.body), JSON)
        return response


def preferred(media_types: Sequence[str]) -> str:
    """The media type that the Accept header likes best, the first where it does not mind. Raises NotAcceptable."""
    if request.environ.get("HTTP_ACCEPT", "*/*") in ("*/*", media_types[0], ""):
        return media_types[0]
    accepted = MIMEAccept([(each.partition(";")[0].rstrip(), q) for each, q in request.accept_mimetypes])
    best = max(media_types, key=accepted.quality)
    if not accepted.quality(best):
        raise NotAcceptable([*media_types])
    return best


def moment_stated(moment: Mapping[str, Any]) -> str:
    """The moment of an answer in a header, as a dictionary of structured fields (RFC 9651)."""
    known_at = moment["known_at"]
    return (
        f'valid_on="{moment["valid_on"]}", published_by="{moment["published_by"]}", known_at={known_at["position"]}, '
        f"root=:{known_at['root']}:, certainty={moment['certainty']}, status=({' '.join(moment['status'])})"
    )


def described_by(body: dict[str, Any]) -> str:
    """The address of the same answer as JSON, which states its moment in full: the same for ever."""
    asked = urlencode([(name, value) for name, value in request.args.items(multi=True) if name not in OWN])
    return f"{request.script_root}{permalink(f'{quote(request.path)}?{asked}', body)}&format=json"
