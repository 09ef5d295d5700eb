"""Every format that an import takes. A new format is one file and one line of `FORMATS`."""

from service.importers.gdelt import GDELT1, GDELT2
from service.importers.icews import ICEWS
from service.importers.importer import Importer
from service.importers.quads import QUADS

FORMATS: tuple[Importer, ...] = (ICEWS, GDELT1, GDELT2, QUADS)

IMPORTERS = {each.name: each for each in FORMATS}
"""The formats by name."""
