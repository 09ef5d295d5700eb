"""What a watched address answers now, told apart from what it answered before by a digest of its rows."""

from datetime import date
from hashlib import sha256
from typing import NamedTuple

import orjson

from projections.connections import Connections
from projections.moment import Moment, moment
from projections.reader import Reader
from projections.reads import ALWAYS, Noting, Read
from projections.views.comparison import Keyed, keyed
from projections.views.view import View
from service.webhooks.watched import Watched


class Answer(NamedTuple):
    """An answer: its moment, the digest of its rows, and what was read for it."""

    moment: Moment
    digest: bytes
    reads: list[Read]


def newest(connections: Connections, watched: Watched, view: View, today: date) -> Answer:
    """The answer by all that is known now. Raises Unanswerable where the view does."""
    return answer_at(connections, watched, view, moment(connections, watched.on(today)))


def answer_at(connections: Connections, watched: Watched, view: View, at: Moment) -> Answer:
    """The answer at a moment."""
    noting = Noting(connections)
    rows = keyed(view.answer(Reader(noting, at), watched.question))
    return Answer(at, digest_of(rows), noting.reads + [ALWAYS] * view.timed)


def digest_of(rows: Keyed) -> bytes:
    """The digest of rows, whatever their order: the same for two answers exactly where nothing differs."""
    told = sorted((orjson.dumps([*name]), row) for name, row in rows.rows.items())
    return sha256(orjson.dumps([[name.decode(), row.decode()] for name, row in told])).digest()
