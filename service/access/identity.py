"""Who asks."""

from dataclasses import dataclass
from enum import StrEnum

from service.access.scopes import NOTHING, Scope


class By(StrEnum):
    """What an identity rests on."""

    NOTHING = "nothing"
    KEY = "key"
    SESSION = "session"
    TOKEN = "token"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Identity:
    """Who asks, and what they may do.

    `authors` are the names under which they may append (None: any), `quota` the requests that they may make in a minute
    (None: any number), `holder` whom those are counted for.
    """

    name: str
    by: By
    scopes: frozenset[Scope]
    key_id: str | None = None
    authors: frozenset[str] | None = None
    quota: int | None = None
    holder: str | None = None

    @property
    def subject(self) -> str:
        """A name for whoever asks that nobody else has, but that all who send no credential share."""
        return self.name if self.by is By.NOTHING or self.holder is None else self.holder

    def may_write_as(self, author: object) -> bool:
        """Whether something may be appended under this name."""
        return self.authors is None or (isinstance(author, str) and author in self.authors)


NOBODY = Identity("anonymous", By.NOTHING, NOTHING)
"""Who asks without a credential where that may do nothing."""
