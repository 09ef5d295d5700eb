"""A feed before it has a format: its entries, and the pages that are before and after it."""

from datetime import datetime
from typing import NamedTuple


class Entry(NamedTuple):
    """An event in a feed; `link` is of its development, `author` is not known where the words are erased."""

    id: str
    title: str
    link: str
    updated: datetime
    author: str | None
    text: str
    tags: tuple[str, ...]


class Feed(NamedTuple):
    """A page of a feed, by whole addresses: the newest, or an archive that stays as it is.

    `previous` is the archive that goes on where this page ends; `current` is the page of the newest entries.
    """

    id: str
    title: str
    place: str
    current: str
    previous: str | None
    home: str
    updated: datetime
    entries: tuple[Entry, ...]

    @property
    def archived(self) -> bool:
        """Whether this is an archive."""
        return self.place != self.current
