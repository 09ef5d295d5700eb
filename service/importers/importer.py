"""What a format is to an import: how its files are read, and what they are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, NamedTuple

from events.development import Document


class Told(NamedTuple):
    """What an archive says of one development.

    `line` is the first line that says it, from 1, in the file of this number among those given, from 0. `key` is the
    archive's own and always the same, such as `atop:1005:2:1`; the development's id follows from it.
    """

    line: int
    key: str
    kind: str
    content: Document
    sources: list[Document]
    file: int = 0


class Unreadable(NamedTuple):
    """A line that cannot be taken: its field, the rule that this breaks, and what stands there.

    `keys` are those under which the line alone would be told: what is on record under them stays. Where they are not
    known, nothing that the files lack is retracted.
    """

    line: int
    field: str
    rule: str
    text: Any = ""
    file: int = 0
    keys: tuple[str, ...] | None = None


Read = Callable[[Sequence[BinaryIO]], Iterator[Told | Unreadable]]
"""Reads files from their beginnings, line by line: never a whole file that can be large.

They come unpacked; each has a `name`. A line that says nothing for our log (two actors that the registry does not have)
is passed over in silence; one that should say something and does not is `Unreadable`.
"""


@dataclass(frozen=True)
class Importer:
    """A format: its name, what it is, whose it is and under what licence, and how it is read.

    `whole` says whether its files are all of the archive, so that what a newer vintage lacks is retracted; streams only
    add. `recognises` says whether a file that begins with this line is certainly of this format.
    """

    name: str
    title: str
    source: str
    whole: bool
    read: Read
    recognises: Callable[[str], bool] = lambda _: False
