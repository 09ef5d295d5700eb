"""One value of a row, as a mapping file asks for it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from service.importers.coding import CODINGS
from service.importers.dates import interval
from service.importers.reading import Refused, Row, actor_in, plain

COLUMN = re.compile(r"\{([^{}]+)\}")

DAY, MONTH = re.compile("%[dejxcDF]"), re.compile("%[mbBh]")
"""What a way of writing dates has where it tells the day, or the month."""

Convert = Callable[[str, str], Any]
"""Makes the value of a text that stands in a column."""


def filled_in(template: str, row: Row) -> str:
    """A template with what stands in the columns that it names in braces."""
    return COLUMN.sub(lambda found: row[found[1]], template)


@dataclass(frozen=True, kw_only=True)
class Cell:
    """How one value comes from a row."""

    column: str | None = None
    template: str | None = None
    constant: Any = None
    start: "Cell | None" = None
    end: "Cell | None" = None
    map: Mapping[str, Any] = field(default_factory=dict)
    date: Sequence[str] = ()
    split: str | None = None
    empty: str = ""
    coding: str | None = None

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> "Cell":
        """A cell as a mapping file has it, once checked."""
        ends = {name: cls.of(said[name]) for name in ("start", "end") if name in said}
        return cls(**{**said, **ends})

    def columns(self) -> Iterator[str]:
        """The columns that it needs."""
        if self.column is not None:
            yield self.column
        yield from COLUMN.findall(self.template or "")
        for end in filter(None, (self.start, self.end)):
            yield from end.columns()

    def value(self, row: Row, convert: Convert, *, many: bool) -> Any:
        """What a row says, empty where its columns are; a list where the field takes many. Raises Refused."""
        if self.constant is not None:
            return [self.constant] if many and not isinstance(self.constant, list) else self.constant
        text = self._text(row)
        parts = text.split(self.split) if self.split else [text]
        values = [self._one(part.strip(), convert) for part in parts if part.strip()]
        return list(dict.fromkeys(values)) if many else next(iter(values), None)

    def _one(self, text: str, convert: Convert) -> Any:
        if text in self.map:
            return self.map[text]
        if self.coding:
            where = self.column or "template"
            return actor_in({where: text}, where, CODINGS[self.coding])
        return convert(self._dated(text) if self.date else text, self.column or "template")

    def _text(self, row: Row) -> str:
        if self.start:
            ends = [each._whole(row) if each else ".." for each in (self.start, self.end)]
            return interval(*ends) if any(end not in ("", "..") for end in ends) else ""
        if self.template is not None:
            return plain(filled_in(self.template, row))
        return plain(row[self.column or ""]) or self.empty

    def _whole(self, row: Row) -> str:
        """A date of an interval."""
        return str(self.value(row, lambda text, _: text, many=False) or "")

    def _dated(self, text: str) -> str:
        """A date in one of the archive's own ways as EDTF, as precise as that way is."""
        if text == self.empty:
            return text
        for way in self.date:
            with suppress(ValueError):
                read = datetime.strptime(text, way).replace(tzinfo=UTC).date().isoformat()
                return read[: 10 if DAY.search(way) else 7 if MONTH.search(way) else 4]
        raise Refused(self.column or "template", f"Is no date of the form {' or '.join(self.date)}.", text)
