"""How access is refused; each with what the answer says in its headers."""

from service.access.scopes import Scope, listed


class Refused(Exception):
    """Access was refused; `why` is the word for the log."""

    why = "refused"
    headers: dict[str, str] = {}  # noqa: RUF012


class Unauthenticated(Refused):
    """A credential is needed, or the one that came is not good."""

    def __init__(self, why: str, sentence: str, *, error: str | None = None) -> None:
        super().__init__(sentence)
        self.why = why
        self.headers = {"WWW-Authenticate": f'Bearer error="{error}"' if error else "Bearer"}


class ScopeLacking(Refused):
    """Who asks is known, and may not do this."""

    why = "scope-lacking"

    def __init__(self, name: str, needed: Scope, scopes: frozenset[Scope]) -> None:
        has = ", ".join(listed(scopes)) or "none"
        super().__init__(f"This needs the scope '{needed}'; {name} has: {has}.")
        self.headers = {"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{needed}"'}


class ForeignAuthor(Refused):
    """The key may not append under this name."""

    why = "foreign-author"

    def __init__(self, name: str, authors: frozenset[str]) -> None:
        super().__init__(f"The key of {name} may append only as: {', '.join(sorted(authors))}.")


class NotFromHere(Refused):
    """An unsafe request with a session that its own pages did not send."""

    why = "cross-site"


class QuotaExceeded(Refused):
    """Too many requests in a minute."""

    why = "quota-exceeded"

    def __init__(self, limit: int, reset: int) -> None:
        super().__init__(f"More than {limit} requests in a minute; the next one counts in {reset} s.")
        self.headers = {"Retry-After": str(reset)}


class ProviderUnavailable(Exception):
    """The provider of OpenID Connect does not answer, or not as one."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The provider of identities {why}.")


class UnknownAccessKey(LookupError):
    """No API key has this id."""

    def __init__(self, key_id: str) -> None:
        super().__init__(f"No API key has the id '{key_id}'.")
