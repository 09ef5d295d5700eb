"""What is done once under an Idempotency-Key (draft-ietf-httpapi-idempotency-key-header-07), and its answer, for a day.

The answer is written in the transaction of what was done, so that no crash leaves the one without the other. Who works
under a key holds an advisory lock on it until that transaction ends; a lost worker's ends with its connection.
"""

import re
from dataclasses import dataclass
from typing import Any

from psycopg import ClientCursor, Connection
from psycopg.types.json import Jsonb

from service.pool import BEGIN, BEGUN, COMMIT

CLAIM = f"{BEGIN}; SELECT * FROM public.claim_key(%(identity)s, %(key)s); {BEGUN}"
"""One round trip, which also begins the transaction."""

KEEP = f"""
    INSERT INTO public.idempotency (identity, key, fingerprint, status, headers, body)
    VALUES (%(identity)s, %(key)s, %(fingerprint)s, %(status)s, %(headers)s, %(body)s)
    ON CONFLICT (identity, key) DO UPDATE SET
        fingerprint = excluded.fingerprint, status = excluded.status, headers = excluded.headers,
        body = excluded.body, kept_at = excluded.kept_at;
    {COMMIT}
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
    """Begin a transaction that answers, and have its key; or the answer that is kept.

    Raises InFlight and KeyReused.
    """
    with ClientCursor(connection) as cursor:
        cursor.execute(CLAIM, claim.terms())
        cursor.nextset()
        held, *kept = cursor.fetchone() or (False,)
    if not held:
        raise InFlight
    fingerprint, status, headers, body = kept
    if fingerprint is None:
        return None
    if fingerprint != claim.fingerprint:
        raise KeyReused
    return Kept(status, [(name, value) for name, value in headers], body)


def keep(connection: Connection[Any], claim: Claim, answer: Kept) -> None:
    """Keep an answer, and commit it with what was done."""
    said = {"status": answer.status, "headers": Jsonb(answer.headers), "body": answer.body}
    with ClientCursor(connection) as cursor:
        cursor.execute(KEEP, {**claim.terms(), **said})
