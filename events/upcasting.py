"""Reads what older versions wrote: whatever was said of a kind of development, in the words that it has today.

A new field has a default, as older records say nothing of it. A field that goes takes no record with it: what is not
known is not read. A field that gets another name, or another meaning, gets a new name, and a function here that says
under it what stands under the old one. No name of before is ever used again, so the names tell the version.
"""

from collections.abc import Callable
from typing import Any

Upcast = Callable[[dict[str, Any]], dict[str, Any]]
"""What a record says, or what a correction changes of it, in today's words."""

UPCAST: dict[str, Upcast] = {}
"""By kind, where words have changed."""


def in_todays_words(kind: str, said: dict[str, Any]) -> dict[str, Any]:
    """What was said of a development of a kind, or changed of it, whichever version wrote it."""
    upcast = UPCAST.get(kind)
    return upcast(said) if upcast else said
