"""Years and numbers as SIPRI writes them: several between semicolons, an estimate in parentheses."""

import re

from events.development import Document

YEAR = re.compile(r"(\(?)(\d{4})\)?(?:\s*-\s*\(?(\d{4})\)?)?")

NUMBER = re.compile(r"\(?\s*(\d+(?:\.\d+)?)\s*\)?")

MARKS = ("yes", "true", "1", "?")
"""What stands in a column of its own where something is an estimate."""


def digits(text: str) -> str:
    """A text without the parentheses of an estimate."""
    return text.strip(" ()?")


def years(text: str, estimated: str = "") -> str:
    """The years of a text as EDTF: one, or all of a set; empty where there is none."""
    sure = estimated.strip().casefold() not in MARKS
    found = dict.fromkeys(_year(each, sure=sure) for each in YEAR.finditer(text))
    if len(found) == 1 and ".." not in (only := next(iter(found))):
        return only
    return f"{{{','.join(found)}}}" if found else ""


def _year(found: re.Match[str], *, sure: bool) -> str:
    mark = "?" if found[1] or not sure else ""
    return f"{found[2]}{mark}..{found[3]}{mark}" if found[3] else f"{found[2]}{mark}"


def quantity(name: str, text: str, estimated: str = "") -> Document | None:
    """A number of pieces; none where there is none."""
    found = NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    about = {"operator": "~"} if "(" in text or estimated.strip().casefold() in MARKS else {}
    return {"name": name, "amount": _plain(found[1]), **about}


def value(name: str, text: str) -> Document | None:
    """A value in SIPRI's trend indicator; none where there is none."""
    found = NUMBER.fullmatch(text.strip())
    return {"name": name, "amount": _plain(found[1]), "unit": "million TIV"} if found else None


def _plain(number: str) -> int | float:
    return float(number) if "." in number else int(number)
