"""A file that is cut off or garbled is refused line by line, or as a whole: no reader ever falls over one."""

from hypothesis import given, settings
from hypothesis import strategies as st

from service.checking import checked
from service.importers.errors import NotThisFormat
from service.importers.formats.atop import ATOP, NEEDS
from service.importers.formats.cow_alliances import COW_ALLIANCES
from service.importers.formats.cow_igo import COW_IGO
from service.importers.formats.cow_states import COW_STATES
from service.importers.formats.ftm import FTM
from service.importers.formats.sipri import SIPRI
from service.importers.formats.ucdp_conflicts import UCDP_CONFLICTS
from service.importers.formats.unga import UNGA
from service.importers.formats.unsc_vetoes import NEEDS as OF_VETOES
from service.importers.formats.unsc_vetoes import UNSC_VETOES
from service.importers.importer import Told, Unreadable
from service.importers.mapping.mapped import mapped
from tests.service.importers import test_conflicts as conflicts
from tests.service.importers import test_sipri as sipri
from tests.service.importers import test_spells as spells
from tests.service.importers.bringing import file
from tests.service.importers.test_ftm import statements
from tests.service.importers.test_mapping import DRILLS, FILES

VOTES = "rcid,country,country_code,vote\n3,Canada,CA,yes\n3,France,FR,no\n"
CALLS = "rcid,session,importantvote,date,unres,amend,para,short,descr\n3,1,0,1946-01-01,R/1/66,1,0,A TOPIC,Words\n"
MEMBER = "7,2,USA,1,1,1816,,,,1,1,1,1816,2,3,1850,0,0,1,0,1,0,4.1\n"
ATOP_ROWS = ",".join(NEEDS) + "\n1,2,0,1990,1,1,1995,2,,1,0,0,1,0\n1,20,0,1990,1,1,0,0,0,1,0,0,1,0\n"
VETO = ",".join(OF_VETOES) + "\n2/16/1946,S/1,S/PV.1,A question,Spain,USSR,USA,\n"

SAMPLES = {
    "atop": (ATOP, [ATOP_ROWS]),
    "dyads": (COW_ALLIANCES, [spells.DYADS + "7,200,UK,235,Portugal,1,1,1816,2,3,1850,0,0,1,0,1,0,4.1\n"]),
    "members": (COW_ALLIANCES, [spells.MEMBERS + MEMBER + MEMBER.replace("7,2,", "7,20,")]),
    "states": (COW_STATES, [spells.SYSTEM + "USA,2,United States,1816,1,1,2016,12,31,2016\n"]),
    "organisations": (COW_IGO, ["ccode,year,state,NATO,UN\n2,1960,usa,1,1\n2,1965,usa,1,1\n"]),
    "statements": (FTM, [statements().read().decode()]),
    "entities": (FTM, ['{"id":"a","schema":"Sanction","properties":{"country":["us"],"entity":["b"]}}\n']),
    "register": (SIPRI, [sipri.REGISTER + "\n".join(sipri.FIRST)]),
    "deals": (SIPRI, [sipri.DEALS + "1;Russia;India;MiG-21;Fighter;Aircraft;1962;Yes;10;No;1964;No;New;5;5;50;No\n"]),
    "conflicts": (UCDP_CONFLICTS, [conflicts.HEADER + conflicts.WITHIN_A_STATE]),
    "votes": (UNGA, [VOTES, CALLS]),
    "vetoes": (UNSC_VETOES, [VETO]),
    "mapping": (mapped(DRILLS), [FILES["drills.csv"]]),
}


def outcome(importer, texts):
    """What a reader makes of files; nothing where they are not of its format."""
    try:
        return list(importer.read([file(text) for text in texts]))
    except NotThisFormat:
        return []


def test_the_samples_are_whole():
    for name, (importer, texts) in SAMPLES.items():
        found = outcome(importer, texts)
        assert [each for each in found if isinstance(each, Told)] or name == "entities", (name, found)
        for each in found:
            assert isinstance(each, Unreadable) or checked(each.kind, each.content) == each.content


@settings(max_examples=100)
@given(sample=st.sampled_from([*SAMPLES]), which=st.integers(0, 1), at=st.floats(0, 1), garbled=st.text(max_size=6))
def test_a_file_that_is_cut_off_or_garbled_is_refused_by_line(sample, which, at, garbled):
    """Cut at a place, and with something else behind it or in place of what stood there."""
    importer, texts = SAMPLES[sample]
    number = which % len(texts)
    text = texts[number]
    cut = int(at * len(text))
    for broken in (text[:cut], text[:cut] + garbled + "\n", text[:cut] + garbled + text[cut + len(garbled) :]):
        replaced = [broken.encode(errors="replace").decode() if n == number else each for n, each in enumerate(texts)]
        for each in outcome(importer, replaced):
            assert isinstance(each, Told | Unreadable)
