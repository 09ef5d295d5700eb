"""What can go wrong, by name; each problem carries the document (RFC 9457) that the service gave."""

from typing import ClassVar

import httpx

from service.client.answers import Document


class EntenteError(Exception):
    """The service did not do what was asked."""


class Unreachable(EntenteError):
    """No answer was to be had in time. What was to be appended may be on record, or may not."""


class Problem(EntenteError):
    """The service says why it did not: `word` names the problem, `errors` each field and the rule that it broke."""

    STATUS: ClassVar[int] = 0

    def __init__(self, status: int, document: Document, retry_after: float | None = None) -> None:
        super().__init__(f"{status} {document.get('title')}: {document.get('detail')}")
        self.status, self.document, self.retry_after = status, document, retry_after

    @property
    def word(self) -> str:
        """The last word of the problem's type, such as `already-recorded`."""
        return str(self.document.get("type", "")).rpartition("/")[2]

    @property
    def errors(self) -> list[Document]:
        """Each field that broke a rule."""
        found = self.document.get("errors")
        return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


class Malformed(Problem):
    """It could not be read."""

    STATUS = 400


class Unauthenticated(Problem):
    """It needs a credential, or another one."""

    STATUS = 401


class Forbidden(Problem):
    """Whoever asks may not."""

    STATUS = 403


class NotFound(Problem):
    """There is no such thing."""

    STATUS = 404


class Conflict(Problem):
    """It does not go with what is on record."""

    STATUS = 409


class Gone(Problem):
    """It was erased."""

    STATUS = 410


class Stale(Problem):
    """Another version than the one that was seen is the newest."""

    STATUS = 412


class Invalid(Problem):
    """A field breaks a rule."""

    STATUS = 422


class PreconditionRequired(Problem):
    """It must say which version was seen."""

    STATUS = 428


class TooManyRequests(Problem):
    """The quota is spent for now."""

    STATUS = 429


class ServiceError(Problem):
    """The service cannot answer now, or met an error of its own."""


NAMED = {each.STATUS: each for each in Problem.__subclasses__()}


def problem_of(response: httpx.Response) -> Problem:
    """The problem that an answer is."""
    status, after = response.status_code, response.headers.get("Retry-After", "")
    named = ServiceError if status >= 500 else NAMED.get(status, Problem)
    return named(status, _document(response), float(after) if after.isdecimal() else None)


def _document(response: httpx.Response) -> Document:
    try:
        found = response.json()
    except ValueError:
        found = None
    return found if isinstance(found, dict) else {"title": response.reason_phrase, "detail": response.text[:200]}
