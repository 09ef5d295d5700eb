"""The digest of the projections at a position: what live projecting, a rebuild and a replay must agree on.

The hash of a row is SHA-256 over its text: the JSON array of its columns in the order of `tables.sql`, up to
known_from, without known_to and what is generated. Ids and arrays are text as PostgreSQL writes it (the id of a fact
without its hyphens), JSON columns are text, word for word; there are no spaces, and nothing is escaped that JSON lets
stand.
The digest of a table is the sum, modulo 2^256, of the hashes of the rows that are open at the position: those with
known_from <= position < known_to. In which order rows came and went makes no difference to it.
"""

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from typing import Any, NamedTuple, Self

import orjson
from psycopg import Connection

from events.audit.base64 import decoded, encoded

MODULUS = 2**256

FACT_HASH = """
    sha256(convert_to(concat('[', concat_ws(',',
        to_json(replace(fact::text, '-', '')), to_json(development::text), to_json(kind), to_json(subject),
        to_json(predicate), to_json(object), to_json(dimension), to_json(aspect), to_json(attributes::text),
        to_json(status), coalesce(to_json(theatre)::text, 'null'), coalesce(to_json(plover)::text, 'null'),
        to_json(sources::text), starts_from, starts_by, ends_from, ends_by, published_from, published_to, known_from
    ), ']'), 'UTF8'))
"""

DEVELOPMENT_HASH = """
    sha256(convert_to(concat('[', concat_ws(',',
        to_json(development::text), to_json(kind), to_json(title), to_json(status), to_json(dimension),
        coalesce(to_json(plover::text)::text, 'null'), coalesce(to_json(theatre)::text, 'null'),
        to_json(actors::text), to_json(content::text), coalesce(to_json(ended)::text, 'null'),
        to_json(contested_by::text), to_json(sources::text),
        starts_from, starts_by, ends_from, ends_by, published_from, published_to, known_from
    ), ']'), 'UTF8'))
"""

OPEN_FACTS = f"SELECT {FACT_HASH} FROM fact_version WHERE known_from <= %(position)s AND known_to > %(position)s"

OPEN_DEVELOPMENTS = f"""
    SELECT {DEVELOPMENT_HASH} FROM development_version WHERE known_from <= %(position)s AND known_to > %(position)s
"""

STEADY = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"


class Digests(NamedTuple):
    """The digests of the two tables, each a number below 2^256."""

    facts: int = 0
    developments: int = 0

    @classmethod
    def read(cls, facts: bytes, developments: bytes) -> Self:
        """The digests from 32 bytes each, the larger first."""
        return cls(int.from_bytes(facts), int.from_bytes(developments))

    def plus(self, facts: int, developments: int) -> "Digests":
        """The digests with something more in them, or less."""
        return Digests((self.facts + facts) % MODULUS, (self.developments + developments) % MODULUS)

    def written(self) -> tuple[bytes, bytes]:
        """32 bytes each, the larger first."""
        return self.facts.to_bytes(32), self.developments.to_bytes(32)

    def told(self) -> dict[str, str]:
        """The two by name, in base64."""
        facts, developments = map(encoded, self.written())
        return {"facts": facts, "developments": developments}

    @classmethod
    def parse(cls, told: Any) -> Self:
        """The digests as they are told. Raises ValueError."""
        try:
            facts, developments = decoded(told["facts"]), decoded(told["developments"])
        except (KeyError, TypeError) as error:
            raise ValueError("digests have facts and developments") from error
        if len(facts) != 32 or len(developments) != 32:
            raise ValueError("a digest has 32 bytes")
        return cls.read(facts, developments)

    def stated(self) -> str:
        """One for both, in base64: SHA-256 over their 64 bytes."""
        return encoded(sha256(b"".join(self.written())).digest())


Deltas = dict[int, list[int]]
"""By how much the digests of facts and of developments change at each position."""


def no_deltas() -> Deltas:
    """None yet."""
    return defaultdict(lambda: [0, 0])


def hashed(row: tuple[Any, ...]) -> int:
    """The hash of a row, given as a plain tuple of its columns up to known_from."""
    return int.from_bytes(sha256(orjson.dumps(row)).digest())


def counted(connection: Connection[Any], position: int) -> Digests:
    """The digests at a position from the rows themselves, whatever was kept of them; it reads all rows of both."""
    with connection.transaction():
        connection.execute(STEADY)
        terms = {"position": position}
        return Digests().plus(*(_sum(connection, statement, terms) for statement in (OPEN_FACTS, OPEN_DEVELOPMENTS)))


def _sum(connection: Connection[Any], statement: str, terms: dict[str, int]) -> int:
    with connection.cursor(name="hashes") as cursor:
        cursor.itersize = 10_000
        return total(hash_ for (hash_,) in cursor.execute(statement, terms, binary=True))


def total(hashes: Iterable[bytes]) -> int:
    """The sum of hashes."""
    return sum(map(int.from_bytes, hashes)) % MODULUS
