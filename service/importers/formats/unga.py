"""Roll calls of the UN General Assembly, as the unvotes package gives Voeten's data: a table of votes and one of calls.

Each roll call is one development, `unga:RCID`. Its votes may stand anywhere in their table, so they are held until both
tables are read: some ten bytes a vote. Yugoslavia and Serbia are one voter there, as they have one number in the
Correlates of War; so are the Soviet Union and Russia. Votes are public from the day of the roll call.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import BinaryIO

from events.actors import UnknownActor
from events.development import Document
from service.importers import coding
from service.importers.errors import NotThisFormat
from service.importers.importer import Importer, Told, Unreadable
from service.importers.reading import Refused, Row, known, plain
from service.importers.rows import headed, table

OF_VOTES = ("rcid", "country", "country_code", "vote")
OF_CALLS = ("rcid", "date", "unres", "short", "descr")

ROLES = {"yes": "yes", "no": "no", "abstain": "abstained", "absent": "absent"}
"""The field that each vote is told in."""

ONE_VOTER = {"YU": "SRB", "SU": "RUS"}

Votes = dict[str, dict[str, list[str]]]
"""The voters of each roll call by role."""


def _read(files: Sequence[BinaryIO]) -> Iterator[Told | Unreadable]:
    votes: Votes = defaultdict(lambda: defaultdict(list))
    calls: list[tuple[int, int, Row]] = []
    for number, file in enumerate(files):
        names, found = table(file)
        if set(OF_VOTES) <= set(names):
            yield from _votes(found, number, votes)
        elif set(OF_CALLS) <= set(names):
            calls += ((line, number, row) for line, row in found)
        else:
            raise NotThisFormat(f"The first line is neither that of votes ({', '.join(OF_VOTES)}) nor of roll calls.")
    if not (votes and calls):
        raise NotThisFormat("The archive is two tables, one of votes and one of roll calls: give both.")
    yield from _calls(calls, votes)


def _votes(found: Iterable[tuple[int, Row]], file: int, votes: Votes) -> Iterator[Unreadable]:
    for line, row in found:
        call, vote, country = row.get("rcid", ""), row.get("vote", ""), row.get("country", "")
        try:
            votes[call][ROLES[vote]].append(_voter(row["country_code"], country))
        except KeyError:
            yield Unreadable(line, "vote", f"Is none of {', '.join(ROLES)}.", vote, file, ())
        except UnknownActor as error:
            yield Unreadable(line, "country", str(error), country, file, ())
        except Refused as refused:
            yield refused.at(line, file, ())


def _calls(calls: Iterable[tuple[int, int, Row]], votes: Votes) -> Iterator[Told | Unreadable]:
    for line, file, row in calls:
        keys: tuple[str, ...] | None = None
        try:
            keys = (f"unga:{row['rcid']}",)
            voters = votes.pop(row["rcid"], None)
            if voters is None:
                raise Refused("rcid", "Has no vote in the table of votes.", row["rcid"])
            yield Told(line, keys[0], "roll-call-held", _content(row, voters), _sources(row), file)
        except Refused as refused:
            yield refused.at(line, file, keys)
    for rcid in votes:
        rule = "Has votes, and is not in the table of roll calls."
        yield Unreadable(1, "rcid", rule, rcid, keys=(f"unga:{rcid}",))


def _content(row: Row, voters: dict[str, list[str]]) -> Document:
    topic, note, resolution = (plain(row[column]) for column in ("short", "descr", "unres"))
    resolution = resolution or f"roll call {row['rcid']}"
    return known(
        title=f"General Assembly: {topic or note or resolution}"[:500],
        when=row["date"],
        status="happened",
        resolution=resolution,
        forum="UN",
        **{role: sorted(codes) for role, codes in voters.items()},
        topic=topic,
        note=note,
    )


def _sources(row: Row) -> list[Document]:
    return [{"name": "UN General Assembly", "published": row["date"], "reliability": "A"}]


@cache
def _voter(code: str, name: str) -> str:
    return ONE_VOTER.get(code) or (coding.iso2(code) if code else coding.named(name))


UNGA = Importer(
    name="unga",
    title="Votes of the UN General Assembly (unvotes: a table of votes and one of roll calls)",
    source="Voeten (2013), Data and Analyses of Voting in the UN General Assembly, CC0; as given by unvotes, MIT.",
    whole=True,
    read=_read,
    recognises=lambda line: headed(*OF_VOTES)(line) or headed(*OF_CALLS)(line),
)
