"""The sources of what an archive says, in the log's form: the same ones stand behind very many lines."""

from functools import cache, lru_cache

import orjson

from events.development import Document
from service.fields import Schema
from service.schemas import SourceSchema


def sourced(sources: list[Document]) -> list[Document]:
    """Sources as the log has them. Raises ValidationError."""
    return _loaded(orjson.dumps(sources))


@lru_cache(maxsize=10_000)
def _loaded(sources: bytes) -> list[Document]:
    loaded: list[Document] = _schema().load(orjson.loads(sources), many=True)
    return loaded


@cache
def _schema() -> Schema:
    return SourceSchema()
