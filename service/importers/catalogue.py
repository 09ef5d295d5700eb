"""Every format that an import takes. A new format is one file and one line of `FORMATS`."""

from service.importers.importer import Importer

FORMATS: tuple[Importer, ...] = ()

IMPORTERS = {each.name: each for each in FORMATS}
"""The formats by name."""
