"""Cites an answer, pinned to its moment, and opens it again: the same to the byte, or what stands between."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, UUID, uuid5

import orjson
from marshmallow import ValidationError

from projections.connections import Connections
from service.citations import Citation, erasures, kept
from service.permalink import as_json, permalink

VERSION = version("entente")

NAMESPACE = uuid5(NAMESPACE_URL, "tag:entente,2025:citations")


class NotAnswered(Exception):
    """The service could not answer itself now; the message says why."""


class AnswerErased(Exception):
    """The bytes are not those that were cited, since something was erased that they rested on."""

    def __init__(self, erasures: Sequence[tuple[UUID, int]]) -> None:
        told = "; ".join(f"development {development} at position {position}" for development, position in erasures)
        super().__init__(f"The answer rested on what was erased since: {told}.")


class AnswerDiffers(Exception):
    """The bytes are not those that were cited, and no erasure explains it."""

    def __init__(self, made_by: str) -> None:
        super().__init__(
            f"The bytes are not those that were cited, and no erasure explains it. They were made by version {made_by}"
            f" of Entente; this is version {VERSION}."
        )


class Answered(NamedTuple):
    """What the service answered to an address."""

    status: int
    content_type: str
    body: bytes


Ask = Callable[[str], Answered]
"""Asks the service what it answers to an address of its own, a path with its query. Raises NotAnswered."""


def prepared(ask: Ask, place: str, *, author: str = "", title: str | None = None) -> Citation:
    """The citation of what a place of this service answers, as it would be kept now.

    Raises ValidationError where the answer cannot be cited, and NotAnswered.
    """
    body = _body(ask(as_json(place)))
    pinned = permalink(place, body)
    digest = sha256(_given(ask(pinned)).body)
    return Citation(
        id=uuid5(NAMESPACE, f"{digest.hexdigest()} {pinned}"),
        permalink=pinned,
        position=max(told["known_at"]["position"] for told in (body["moment"], body.get("from", body["moment"]))),
        digest=digest.digest(),
        rests_on=grounds(body),
        title=title,
        author=author,
        version=VERSION,
        cited_at=datetime.now(UTC),
    )


def cite(
    connections: Connections, ask: Ask, place: str, *, author: str, title: str | None = None
) -> tuple[Citation, bool]:
    """The citation of what a place of this service answers, and whether it is new.

    The same bytes of the same permalink are one citation, whoever cites them: the first.
    Raises ValidationError where the answer cannot be cited, and NotAnswered.
    """
    return kept(connections, prepared(ask, place, author=author, title=title))


def opened(connections: Connections, ask: Ask, citation: Citation) -> Answered:
    """The answer that was cited, to the byte. Raises AnswerErased, AnswerDiffers and NotAnswered."""
    answer = ask(citation.permalink)
    if sha256(answer.body).digest() == citation.digest:
        return answer
    erased = erasures(connections, citation)
    raise AnswerErased(erased) if erased else AnswerDiffers(citation.version)


def grounds(body: dict[str, Any]) -> list[UUID]:
    """The developments that an answer rests on: those that it lists, those of its rows, and the one that it is of."""
    listed = body.get("developments")
    found = set(listed) if isinstance(listed, dict) else set()
    for value in body.values():
        rows = value if isinstance(value, list) else [value]
        found |= {row["development"] for row in rows if isinstance(row, dict) and "development" in row}
    found |= {body["id"]} if "id" in body else set()
    return sorted(UUID(development) for development in found)


def _given(answer: Answered) -> Answered:
    if answer.status != 200:
        body = orjson.loads(answer.body) if answer.content_type.endswith("json") else {}
        raise ValidationError(f"Is not answered: {body.get('detail', 'nothing is there.')}", "address")
    return answer


def _body(answer: Answered) -> dict[str, Any]:
    given = _given(answer)
    body: dict[str, Any] = orjson.loads(given.body) if given.content_type.endswith("json") else {}
    if "moment" not in body:
        raise ValidationError("Its answer is not one at a moment.", "address")
    return body
