"""An importer from a mapping file: a table of one's own, read as its owner says."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from events.catalogue import KINDS
from events.development import Document
from events.sources import Source
from service.importers.importer import Importer, Told, Unreadable
from service.importers.mapping.cell import COLUMN, filled_in
from service.importers.mapping.content import Filled, Wrong, checked, filled, said
from service.importers.mapping.schema import MappingSchema
from service.importers.reading import Refused, plain
from service.importers.rows import rows


class BadMapping(ValueError):
    """A mapping file cannot be followed; the message names the line, the field and the rule."""


def mapped(text: str) -> Importer:
    """The importer that a mapping file describes. Raises BadMapping."""
    try:
        given = checked(MappingSchema(), tomllib.loads(text))
        content = filled(KINDS[given["kind"]], given["content"], "content")
        source = filled(Source, given["source"], "source") if "source" in given else ()
    except tomllib.TOMLDecodeError as error:
        raise BadMapping(f"The mapping is no TOML: {error}.") from None
    except Wrong as wrong:
        raise BadMapping(f"The mapping{_line(text, wrong.field)}: {wrong.field}: {wrong.rule}") from None
    return Importer(
        name=given["archive"],
        title=given.get("title", f"{given['archive']}, by a mapping file"),
        source=given.get("citation", "One's own."),
        whole=given["whole"],
        read=lambda files: _read(files, given, content, source),
    )


def _read(
    files: Sequence[BinaryIO], given: Document, content: tuple[Filled, ...], source: tuple[Filled, ...]
) -> Iterator[Told | Unreadable]:
    needs = [*COLUMN.findall(given["key"]), *(column for field in (*content, *source) for column in field.columns())]
    coding, status = given["actors"]["coding"], KINDS[given["kind"]].status.value
    for number, file in enumerate(files):
        for line, row in rows(file, given["delimiter"], list(dict.fromkeys(needs))):
            keys: tuple[str, ...] | None = None
            try:
                key = plain(f"{given['archive']}:{filled_in(given['key'], row)}", 180)
                keys = (key,)
                document = {"status": status, **said(content, row, coding)}
                yield Told(line, key, given["kind"], document, [said(source, row, coding)] if source else [], number)
            except Refused as refused:
                yield refused.at(line, number, keys)


def _line(text: str, field: str) -> str:
    """The line on which a field seems to stand, the innermost of its path that the file has."""
    for name in reversed([part for part in field.split(".") if not part.isdigit()]):
        found = re.search(rf"(?m)(?:^|[\s{{,.\[\"]){re.escape(name)}\"?\s*[=\]]", text)
        if found:
            return f", line {text.count(chr(10), 0, found.end()) + 1}"
    return ""
