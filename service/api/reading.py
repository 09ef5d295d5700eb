"""Where a request reads from: a standby that has come as far as its reader, or the primary."""

from datetime import datetime
from typing import Any

from flask import Flask, current_app
from flask.typing import ResponseReturnValue
from psycopg import OperationalError
from psycopg_pool import PoolTimeout

from projections import facts
from projections.facts_now import facts_now
from projections.moment import Asked, Moment, moment
from service import errors
from service.api.blueprint import parts
from service.pool import Pool


def read_at(asked: Asked, *known: int | datetime | None) -> Moment:
    """The moment that is asked for. From here on the request reads where that is known, and all that `known` names."""
    return moment(_reading(asked.after, asked.known_at, *known), asked)


def read_facts(asked: Asked, statement: str, **terms: Any) -> tuple[Moment, list[facts.Answer]]:
    """The moment that is asked for, and the facts that a statement finds at it: both at once where that is now."""
    pool = _reading(asked.after, asked.known_at)
    if asked.known_at is None and (found := facts_now(pool, asked, statement, **terms)):
        return found
    at = moment(pool, asked)
    return at, facts.found(pool, statement, at, **terms)


def _reading(*known: int | datetime | None) -> Pool:
    """The pool, from which this request reads from here on where all is known that is named."""
    position = max(each for each in known if isinstance(each, int))
    instant = max((each for each in known if isinstance(each, datetime)), default=None)
    opened = parts()
    opened.pool.read_from(opened.standbys.seen(position, instant))
    return opened.pool


def install(app: Flask) -> None:
    """Have a request read elsewhere where its standby is lost, and the next one of a thread start anew."""
    for lost in (OperationalError, PoolTimeout):
        app.register_error_handler(lost, _elsewhere)
    app.teardown_request(_back)


def _elsewhere(error: Exception) -> ResponseReturnValue:
    """Answer again, from another standby or from the primary; what only reads may be asked twice."""
    standby = parts().pool.read_from(None)
    if standby is None:
        return errors.named(error)
    standby.leave_out(error)
    try:
        return current_app.dispatch_request()
    except Exception as again:
        return current_app.handle_user_exception(again)


def _back(_: BaseException | None) -> None:
    parts().pool.read_from(None)
