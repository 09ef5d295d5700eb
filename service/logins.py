"""Lets the roles of the service log in, so that neither the web nor the projector has to know the owner's password."""

from collections.abc import Mapping

import psycopg
from psycopg import sql

from service.parts import DatabaseRole

LOG_IN = sql.SQL("ALTER ROLE {} LOGIN PASSWORD {}")


def let_in(url: str, passwords: Mapping[DatabaseRole, str]) -> list[DatabaseRole]:
    """Let roles log in, each with its password, of which the server is told a SCRAM verifier only; which they are."""
    with psycopg.connect(url, connect_timeout=3) as connection:
        for role, password in passwords.items():
            verifier = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
            connection.execute(LOG_IN.format(sql.Identifier(role), sql.Literal(verifier.decode())))
    return [*passwords]
