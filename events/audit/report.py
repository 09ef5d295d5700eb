"""What an audit comes to: the rules that are broken, where, and how much was looked at."""

from dataclasses import dataclass, field
from typing import NamedTuple

MOST = 1000
"""Findings that are told; the others are only counted."""


class Finding(NamedTuple):
    """A rule that is broken, by its word, at a position of the log or in a file of the export, and how."""

    where: int | str
    rule: str
    sentence: str

    def __str__(self) -> str:
        place = f"position {self.where}" if isinstance(self.where, int) else self.where
        return f"{place}: {self.rule}: {self.sentence}"


@dataclass
class Report:
    """What was found. All is well where there are no findings; warnings are for a reader to judge."""

    origin: str | None = None
    size: int = 0
    root: bytes = b""
    note: bytes = b""
    signer: str | None = None
    """The verifier key under which the newest checkpoint was accepted."""

    leaves: int = 0
    signed: int = 0
    unsigned: int = 0
    erased: int = 0
    checkpoints: int = 0
    """How many of each were looked at; `erased` are the events without words."""

    findings: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    untold: int = 0
    """Findings and warnings beyond those that are told."""

    @property
    def well(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    def find(self, where: int | str, rule: str, sentence: str) -> None:
        """Take a finding in."""
        self._take(self.findings, Finding(where, rule, sentence))

    def warn(self, where: int | str, rule: str, sentence: str) -> None:
        """Take a warning in."""
        self._take(self.warnings, Finding(where, rule, sentence))

    def _take(self, into: list[Finding], finding: Finding) -> None:
        if len(into) < MOST:
            into.append(finding)
        else:
            self.untold += 1
