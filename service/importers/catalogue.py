"""Every format that an import takes. A new format is one file and one line of `FORMATS`."""

from service.importers.formats.atop import ATOP
from service.importers.formats.cow_alliances import COW_ALLIANCES
from service.importers.formats.cow_igo import COW_IGO
from service.importers.formats.cow_states import COW_STATES
from service.importers.formats.ftm import FTM
from service.importers.formats.sipri import SIPRI
from service.importers.formats.ucdp_conflicts import UCDP_CONFLICTS
from service.importers.formats.unga import UNGA
from service.importers.formats.unsc_vetoes import UNSC_VETOES
from service.importers.gdelt import GDELT1, GDELT2
from service.importers.icews import ICEWS
from service.importers.importer import Importer
from service.importers.quads import QUADS

FORMATS: tuple[Importer, ...] = (
    ATOP,
    COW_ALLIANCES,
    COW_IGO,
    COW_STATES,
    FTM,
    GDELT1,
    GDELT2,
    ICEWS,
    QUADS,
    SIPRI,
    UCDP_CONFLICTS,
    UNGA,
    UNSC_VETOES,
)

IMPORTERS = {each.name: each for each in FORMATS}
"""The formats by name."""
