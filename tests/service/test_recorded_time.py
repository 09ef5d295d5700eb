"""A real log in recorded time, kept by somebody else: the state after each of its commits is the one they published.

It says what a ministry's figures for each day were said to be, in commits that assert, correct and take back. The
oracle is the SHA-256 of the whole state after each commit.
"""

import csv
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from itertools import groupby
from typing import Any

from tests.tools import EXAMPLES
from tests.world import World, data

LOG = "recorded_time/russia_losses_personnel_fact_log.csv.gz"
ORACLE = "recorded_time/russia_losses_personnel_snapshot_hashes.csv"

UNREADABLE = "UNPARSEABLE_JSON_AT_SOURCE"
"""What the oracle has for the one commit whose state was broken at its source; the log has no row for it."""

FOLLOWING = re.compile('<([^>]+)>; rel="next"')

Row = dict[str, str]
Values = dict[str, Any]


def test_after_every_commit_the_state_is_the_published_one(world: World) -> None:
    """Asked as of the position after each of 1,518 commits, the timeline has what was said by then and no more.

    In the suite every fifth is asked for, by hand (ENTENTE_TEST_EXAMPLES=5) all are.
    """
    published = hashes()
    lines, heads = told(published)
    assert world.imported(lines).appended == len(lines) == world.head()
    world.project()

    readable = {seq: hash_ for seq, hash_ in published.items() if hash_ != UNREADABLE}
    asked = [*readable.items()][:: max(1, 6 - EXAMPLES)]
    different = [seq for seq, hash_ in asked if canonical_hash(known_at(world, heads[seq])) != hash_]

    assert different == []
    assert len(readable) == 1518
    assert published.keys() - readable.keys() == {131}


def hashes() -> dict[int, str]:
    """The published hash of the state after each commit, in order."""
    with data(ORACLE).open(encoding="utf-8") as lines:
        return {int(row["seq"]): row["sha256_canonical_state"] for row in csv.DictReader(lines)}


def told(seqs: Iterable[int]) -> tuple[list[bytes], dict[int, int]]:
    """The log in our own form, one event a line, and how many events there are after each commit."""
    with gzip.open(data(LOG), "rt", encoding="utf-8") as rows:
        commits = {int(seq): list(changes) for seq, changes in groupby(csv.DictReader(rows), lambda row: row["seq"])}
    teller = Teller()
    lines: list[bytes] = []
    heads = {}
    for seq in seqs:
        lines += (json.dumps(event).encode() for event in teller.events(commits.pop(seq, [])))
        heads[seq] = len(lines)
    assert not commits
    return lines, heads


class Teller:
    """Tells commits as events of one development a day; a day asserted again after its retraction is a new one."""

    def __init__(self) -> None:
        self.values: dict[str, Values] = {}
        self.records: Counter[str] = Counter()
        self.versions: Counter[str] = Counter()

    def events(self, commit: list[Row]) -> Iterator[dict[str, Any]]:
        """The events of a commit, at most one a day: its changes to a day are one record or one correction."""
        for day, rows in groupby(commit, lambda row: row["valid_date"]):
            changes = list(rows)
            ops = sorted({row["op"] for row in changes})
            if day not in self.values:
                self.records[day] += 1
                self.values[day] = changed({}, changes)
                said = {"event": "recorded", "kind": "estimate-made", "content": self.content(day)}
            elif ops == ["retract_date"]:
                del self.values[day]
                said = {"event": "retracted"}
            else:
                self.values[day] = changed(self.values[day], changes)
                said = {"event": "corrected", "changes": {"quantities": quantities(self.values[day])}}
            reason = f"{' and '.join(ops)} in commit {changes[0]['commit']}"
            key = f"losses:{day}#{self.records[day]}"
            self.versions[key] += 1
            yield {"key": key, "version": self.versions[key], "author": "importer", "reason": reason, **said}

    def content(self, day: str) -> dict[str, Any]:
        """What the record of a day says."""
        return {
            "title": f"Russian losses of personnel by {day}",
            "when": day,
            "estimator": "Ministry of Defence of Ukraine",
            "series": "Russian losses of personnel",
            "recipients": ["RUS"],
            "quantities": quantities(self.values[day]),
        }


def changed(values: Values, changes: Iterable[Row]) -> Values:
    """The values of a day after a commit's changes to it."""
    values = dict(values)
    for row in changes:
        if row["op"] in ("assert", "correct"):
            values[row["field"]] = json.loads(row["new"])
        else:
            assert row["op"] == "retract_field"
            del values[row["field"]]
    return values


def quantities(values: Values) -> list[dict[str, Any]]:
    """Values as quantities: a number is an amount, a text is the source's own words."""
    return [{"name": name, "verbatim" if isinstance(value, str) else "amount": value} for name, value in values.items()]


def known_at(world: World, position: int) -> dict[str, Values]:
    """The values of each day as known at a position: all pages of the timeline."""
    asked = "kind=estimate-made&limit=1000&valid_on=2026-08-08&published_by=9999-12-30"
    page: str | None = f"/v1/timeline?{asked}&known_at={position}"
    days: list[tuple[str, Values]] = []
    while page:
        answer = world.client.get(page, headers={"Accept": "application/x-ndjson"})
        assert answer.status_code == 200, answer.text
        days += map(read, answer.data.splitlines())
        following = FOLLOWING.search(answer.headers.get("Link", ""))
        page = following and following[1]
    assert len(dict(days)) == len(days), "a day has one estimate"
    return dict(days)


@cache
def read(line: bytes) -> tuple[str, Values]:
    """The day of an estimate, and its values as they were before they were quantities."""
    content = json.loads(line)["content"]
    return content["when"], {each["name"]: each.get("verbatim", each.get("amount")) for each in content["quantities"]}


def canonical_hash(state: dict[str, Values]) -> str:
    """The oracle's hash of a state: SHA-256 of its JSON, sorted and without spaces."""
    return sha256(json.dumps(state, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
