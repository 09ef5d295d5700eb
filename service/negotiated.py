"""What a client asks a TimeGate for (RFC 7089): an original resource, and a time."""

from datetime import UTC, datetime, timedelta

from werkzeug.http import http_date

HEADER = "Accept-Datetime"

FORM = "%a, %d %b %Y %H:%M:%S GMT"


class UnknownOriginal(LookupError):
    """No answer at a moment has this address."""

    def __init__(self, address: str) -> None:
        super().__init__(f"'{address[:200]}' is not the address of an answer at a moment, or it has no memento yet.")


class NoDatetime(ValueError):
    """Accept-Datetime is not a date as HTTP writes it."""

    def __init__(self, given: str) -> None:
        super().__init__(f"{HEADER} is a date such as 'Thu, 01 Jan 2026 12:00:00 GMT', not '{given[:100]}'.")


def instant(given: str | None) -> datetime:
    """The end of the second that is asked for, or now. Raises NoDatetime."""
    if given is None:
        return datetime.now(UTC)
    try:
        said = datetime.strptime(given, FORM).replace(tzinfo=UTC)
    except ValueError:
        raise NoDatetime(given) from None
    if http_date(said) != given:
        raise NoDatetime(given)
    return said + timedelta(microseconds=999_999)
