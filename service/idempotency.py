"""What is done once under an Idempotency-Key (draft-ietf-httpapi-idempotency-key-header-07), and its answer, for a day.

The answer is written in the transaction of what was done, so that no crash leaves the one without the other. Who works
under a key holds an advisory lock on it until that transaction ends; a lost worker's ends with its connection.
"""

import re
from dataclasses import dataclass
from typing import Any

from psycopg import Connection
from psycopg.types.json import Jsonb

CLAIM = """
    SELECT pg_try_advisory_xact_lock(hashtextextended(%(identity)s || ' ' || %(key)s, 20251015)),
        set_config('idle_in_transaction_session_timeout', '10s', true)
"""

SWEEP = """
    DELETE FROM public.idempotency WHERE (identity, key) IN (
        SELECT identity, key FROM public.idempotency
        WHERE kept_at < clock_timestamp() - interval '24 hours'
        ORDER BY kept_at LIMIT 10
        FOR UPDATE SKIP LOCKED
    )
"""
"""Each request under a key takes away up to ten answers that have had their day."""

KEPT = """
    SELECT fingerprint, status, headers, body
    FROM public.idempotency
    WHERE identity = %(identity)s AND key = %(key)s AND kept_at >= clock_timestamp() - interval '24 hours'
"""

KEEP = """
    INSERT INTO public.idempotency (identity, key, fingerprint, status, headers, body)
    VALUES (%(identity)s, %(key)s, %(fingerprint)s, %(status)s, %(headers)s, %(body)s)
    ON CONFLICT (identity, key) DO UPDATE SET
        fingerprint = excluded.fingerprint, status = excluded.status, headers = excluded.headers,
        body = excluded.body, kept_at = excluded.kept_at
"""
"""What is in the way has had its day: the lock is held, and no other answer was found."""

SPELLING = re.compile(r'"((?:[ !#-\[\]-~]|\\["\\]){1,255})"')
"""A string of a structured field (RFC 9651)."""


class MalformedKey(ValueError):
    """The header is no key."""

    def __init__(self) -> None:
        super().__init__('Must be 1 to 255 printable ASCII characters in double quotes, such as "8e03978e-40d5".')


class InFlight(Exception):
    """A request under this key is under way."""

    def __init__(self) -> None:
        super().__init__("The first request under this key is under way; ask again for its answer.")


class KeyReused(Exception):
    """The key was used for another request."""

    def __init__(self) -> None:
        super().__init__("Another request came under this key: another path, body, If-Match or signature.")


@dataclass(frozen=True, slots=True)
class Claim:
    """A request under a key: whose it is, and what tells it from others."""

    identity: str
    key: str
    fingerprint: bytes

    def terms(self) -> dict[str, Any]:
        """The claim as terms of a statement."""
        return {"identity": self.identity, "key": self.key, "fingerprint": self.fingerprint}


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it is kept."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


def spelled(header: str) -> str:
    """The key that a header gives. Raises MalformedKey."""
    found = SPELLING.fullmatch(header.strip(" "))
    if found is None:
        raise MalformedKey
    return found[1]


def claimed(connection: Connection[Any], claim: Claim) -> Kept | None:
    """The answer that is kept, or none: then the caller's transaction is the one that answers.

    Raises InFlight and KeyReused.
    """
    terms = claim.terms()
    with connection.pipeline():
        claiming = connection.execute(CLAIM, terms, prepare=True)
        connection.execute(SWEEP, prepare=True)
        keeping = connection.execute(KEPT, terms, prepare=True, binary=True)
    held, kept = claiming.fetchone(), keeping.fetchone()
    if not (held and held[0]):
        raise InFlight
    if kept is None:
        return None
    fingerprint, status, headers, body = kept
    if fingerprint != claim.fingerprint:
        raise KeyReused
    return Kept(status, [(name, value) for name, value in headers], body)


def keep(connection: Connection[Any], claim: Claim, answer: Kept) -> None:
    """Keep an answer, in the transaction that claimed the key."""
    said = {"status": answer.status, "headers": Jsonb(answer.headers), "body": answer.body}
    connection.execute(KEEP, {**claim.terms(), **said}, prepare=True)
