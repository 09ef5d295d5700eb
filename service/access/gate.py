"""The gate that every request comes through: who asks, how often, and whether they may."""

from collections.abc import Callable
from typing import Any

from flask import Flask, Request, Response, current_app, g, request, session
from psycopg import OperationalError
from psycopg_pool import PoolTimeout

from service import errors
from service.access import csrf, sessions
from service.access.access import Access
from service.access.errors import ForeignAuthor, QuotaExceeded, Refused, ScopeLacking, Unauthenticated
from service.access.identity import NOBODY, Identity
from service.access.needs import Free, Need, needed
from service.access.person import Person
from service.access.refusals import logged
from service.access.scopes import Scope
from service.access.sessions import COOKIE, person_of
from service.here import here

METRICS = "metrics.read"
"""What an operator may open to everybody who reaches the port."""

OURS = "entente.identity"
"""Under which name a request that the service makes of itself says for whom it is; no client can set this."""


def install(app: Flask) -> None:
    """Have every request of an application come through, and every refusal be logged."""
    app.before_request(_admit)
    if app.extensions["parts"].access.secret_key:
        sessions.install(app, app.extensions["parts"].access.secret_key)
    for refused in Refused.__subclasses__():
        app.register_error_handler(refused, _refused)


def access() -> Access:
    """How this process tells who asks."""
    known: Access = current_app.extensions["parts"].access
    return known


def check_author(body: object) -> None:
    """Refuse what comes under the name of an author for whom the client may not speak. Raises ForeignAuthor."""
    author = body.get("author") if isinstance(body, dict) else None
    if author is not None and not g.identity.may_write_as(author):
        raise ForeignAuthor(g.identity.name, g.identity.authors)


def admitted_still() -> Callable[[], bool]:
    """Whether the credential of this request is good, to be asked for as long as its answer lasts."""
    known, given = access(), request.headers.get("Authorization")
    if given is None:
        return lambda: True
    text = _bearer(given)

    def good() -> bool:
        try:
            known.bearer(text)
        except Unauthenticated:
            return False
        except (OperationalError, PoolTimeout):
            pass  # who was let in stays while the database is away
        return True

    return good


def _admit() -> None:
    known, asked = here()
    known.identity = NOBODY
    need = _need(asked)
    if need is Free.OPEN:
        return
    ours: Identity | None = asked.environ.get(OURS)
    known.identity = who = ours or _identified(asked)
    if ours is None and who.quota and who.holder:
        _count(who.holder, who.quota)
    if need is not Free.ANYBODY and need not in who.scopes:
        raise _lacking(who, need)


def _need(asked: Request) -> Need:
    """What a request needs; one that no endpoint takes needs nothing and is refused as such."""
    rule = asked.url_rule
    if rule is None or (asked.method == "OPTIONS" and getattr(rule, "provide_automatic_options", False)):
        return Free.OPEN
    if rule.endpoint == METRICS and current_app.extensions["parts"].metrics_open:
        return Free.OPEN
    return needed(rule.endpoint, asked.method)


def _identified(asked: Request) -> Identity:
    given = asked.environ.get("HTTP_AUTHORIZATION")
    if given is None:
        person = person_of(session) if COOKIE in asked.environ.get("HTTP_COOKIE", "") else None
        return _signed_in(person) if person else access().nobody_known(asked.environ.get("REMOTE_ADDR"), asked.host)
    return access().bearer(_bearer(given))


def _bearer(given: str) -> str:
    """The token of a credential. Raises Unauthenticated where it is of another scheme."""
    scheme, _, text = given.partition(" ")
    if scheme.lower() != "bearer":
        raise Unauthenticated("unknown-scheme", "Credentials come as 'Authorization: Bearer ...'.")
    return text.strip()


def _signed_in(person: Person) -> Identity:
    g.identity = known = access().signed_in(person)
    csrf.check(request, session["csrf"])
    return known


def _count(holder: str, quota: int) -> None:
    g.rate = access().quotas.spend(holder, quota)
    if g.rate.left < 0:
        raise QuotaExceeded(quota, g.rate.reset)


def _lacking(identity: Identity, need: Scope) -> Refused:
    if identity.by is NOBODY.by:
        where = f" under the name '{request.host}' (ENTENTE_HOSTS)" if need in access().anybody else ""
        sentence = f"This needs the scope '{need}', which requests without a credential do not have{where}."
        return Unauthenticated("no-credential", sentence)
    return ScopeLacking(identity.name, need, identity.scopes)


def _refused(refused: Refused) -> Response:
    logged(refused)
    return errors.named(refused)


def told(response: Response, known: Any, asked: Request) -> None:
    """Have an answer tell what is left of the quota; no cache that others share keeps what not everybody may read."""
    if "rate" in known:
        response.headers.extend(known.rate.headers)
    if "public" in response.headers.get("Cache-Control", "") and _need(asked) not in (Free.OPEN, *access().anybody):
        response.cache_control.public = False
        response.cache_control.private = True
