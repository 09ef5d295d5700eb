"""How a report of an audit is told: as JSON, and in lines."""

from collections.abc import Iterator
from typing import Any

from events.audit.base64 import encoded
from events.audit.report import Finding, Report
from service.audit.trust import Trust

TRUSTED = {
    Trust.GIVEN: "The key was given.",
    Trust.SAVED: "The key is the one that was saved when this log was verified before.",
    Trust.FIRST_USE: "The key is the export's own, trusted on first use: that it is the log's, nothing shows. "
    "Get the log's key from elsewhere, and give it with --key.",
}


def told(report: Report, trust: Trust, saved: int | None) -> dict[str, Any]:
    """A report as JSON; `saved` is the size of the checkpoint that was seen before."""
    return {
        "well": report.well,
        "origin": report.origin,
        "size": report.size,
        "root": encoded(report.root),
        "key": report.signer,
        "trust": trust,
        "saved": saved,
        "leaves": report.leaves,
        "checkpoints": report.checkpoints,
        "signed": report.signed,
        "unsigned": report.unsigned,
        "erased": report.erased,
        "first": first(report),
        "findings": [_plain(each) for each in report.findings],
        "warnings": [_plain(each) for each in report.warnings],
        "untold": report.untold,
    }


def lines(report: Report, trust: Trust, saved: int | None) -> Iterator[str]:
    """A report in lines: one a finding, one a warning, and what they come to."""
    yield from map(str, report.findings)
    yield from (f"warning: {each}" for each in report.warnings)
    if report.untold:
        yield f"... and {report.untold} more."
    if report.origin:
        yield f"{report.origin}: {report.leaves} of {report.size} leaves, {report.checkpoints} checkpoints kept."
        yield f"{report.signed} events are signed, {report.unsigned} are not; {report.erased} have lost their words."
        yield f"Key: {report.signer}"
        yield TRUSTED[trust]
    before = (
        "No checkpoint of it was seen before." if saved is None else f"A checkpoint of {saved} leaves was seen before."
    )
    if report.well:
        yield f"{before} All is well, and the checkpoint of {report.size} leaves is saved."
    else:
        worst = first(report)
        where = "" if worst is None else f" The first bad position is {worst}."
        number = len(report.findings)
        yield f"{before} {number} finding{'s' if number > 1 else ''}.{where} Nothing is saved."


def first(report: Report) -> int | None:
    """The first position that something was found at, if there is one."""
    return min((each.where for each in report.findings if isinstance(each.where, int)), default=None)


def _plain(finding: Finding) -> dict[str, Any]:
    place = "position" if isinstance(finding.where, int) else "file"
    return {place: finding.where, "rule": finding.rule, "sentence": finding.sentence}
