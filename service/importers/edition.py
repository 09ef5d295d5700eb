"""What an import brings: the edition of an archive that its events name."""

from dataclasses import dataclass
from functools import cached_property

from events.development import Document
from service.importers.importer import Importer


@dataclass(frozen=True)
class Edition:
    """The files of an archive that come together: their names, the SHA-256 of their bytes, and the vintage if said."""

    importer: Importer
    files: str
    sha256: bytes
    vintage: str | None = None

    @property
    def archive(self) -> str:
        """The archive's name, under which it appends."""
        return self.importer.name

    @cached_property
    def correlation(self) -> str:
        """What all events of this edition share."""
        return f"import:{self.sha256.hex()[:16]}"

    @property
    def named(self) -> str:
        """The edition in words."""
        title = self.importer.title
        return f"the vintage {self.vintage} of {title}" if self.vintage else f"{title} in the file {self.files}"

    @property
    def source(self) -> Document:
        """The edition as the source of what it no longer says."""
        said = self.named[:500]
        return {"name": self.importer.title, "title": f"{said[0].upper()}{said[1:]}"}
