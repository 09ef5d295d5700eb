"""Addresses of answers: which can be cited, and how they are pinned to the moment of an answer."""

from operator import itemgetter
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from marshmallow import ValidationError

OWN = ("format", "table", "grounds")
"""The arguments that say how an answer is told, and not which."""

WAITS = "after"
"""The argument that makes an answer wait, and makes no difference to it."""


def placed(address: str, host: str | None, root: str = "") -> str:
    """The path and query of an address of this service, by which it can ask itself; `root` is where it is mounted.

    Without a host any will do. Raises ValidationError.
    """
    try:
        split = urlsplit(address)
    except ValueError:
        raise ValidationError("Is not an address.", "address") from None
    path = unquote(split.path.removeprefix(root))
    elsewhere = host is not None and split.netloc not in ("", host)
    if elsewhere or split.scheme not in ("", "http", "https") or not path.startswith("/v1/"):
        raise ValidationError("Is not an address of this service under /v1/.", "address")
    if path.split("/")[2] == "citations":
        raise ValidationError("Is of a citation; cite the answer itself.", "address")
    return f"{quote(path)}?{split.query}" if split.query else quote(path)


def as_json(place: str) -> str:
    """Where the same answer is JSON, which states its moment."""
    split = urlsplit(place)
    kept = [(name, value) for name, value in parse_qsl(split.query, keep_blank_values=True) if name not in OWN]
    return f"{split.path}?{urlencode(kept, quote_via=quote, safe=',:')}" if kept else split.path


def permalink(place: str, body: dict[str, Any]) -> str:
    """The address that answers the same for ever: every time of the moment pinned, the arguments in order of name."""
    split = urlsplit(place)
    pins = pins_of(body["moment"]) | (pins_of(body["from"], "from_") if "from" in body else {})
    given = parse_qsl(split.query, keep_blank_values=True)
    kept = [(name, value) for name, value in given if name not in pins and name != WAITS]
    arguments = sorted([*kept, *pins.items()], key=itemgetter(0))
    return f"{split.path}?{urlencode(arguments, quote_via=quote, safe=',:')}"


def pins_of(moment: dict[str, Any], prefix: str = "") -> dict[str, str]:
    """The arguments that pin a moment as an answer states it."""
    return {
        f"{prefix}valid_on": moment["valid_on"],
        f"{prefix}published_by": moment["published_by"],
        f"{prefix}known_at": str(moment["known_at"]["position"]),
    }


def pinned(link: str) -> dict[str, str]:
    """The arguments of a permalink."""
    return dict(parse_qsl(urlsplit(link).query, keep_blank_values=True))
