"""The format of a file is told by its first line, where no other format begins so."""

import gzip

import pytest

from service.importers.guessing import guessed
from tests.service.importers import test_conflicts as conflicts
from tests.service.importers import test_ftm as ftm
from tests.service.importers import test_spells as spells
from tests.world import data


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (spells.DYADS, "cow-alliances"),
        (spells.MEMBERS, "cow-alliances"),
        (spells.SYSTEM, "cow-states"),
        ("ccode,year,state,AAAID,NATO,UN", "cow-igo"),
        (conflicts.HEADER, "ucdp-conflicts"),
        (ftm.COLUMNS, "ftm"),
    ],
)
def test_a_header_of_a_codebook_is_known(line, name):
    assert guessed(line.strip()).name == name


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("atop/atop4_01_member.csv", "atop"),
        ("un/unga_votes_1946_2020.csv.gz", "unga"),
        ("un/unga_roll_calls.csv.gz", "unga"),
        ("un/unsc_vetoes_1946_sept2022.csv", "unsc-vetoes"),
    ],
)
def test_a_file_of_the_development_data_is_known(file, name):
    opened = gzip.open if file.endswith("gz") else open
    with opened(data(file), "rt", encoding="utf-8-sig") as lines:
        assert guessed(lines.readline().strip()).name == name
