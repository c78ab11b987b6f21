"""What is read of a file: rows of plain values, findings, or the reason why it cannot be read."""

import re
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from campaign.observations import COLUMNS

MOST_FINDINGS = 200
"""More are counted, not kept."""
LEFT_OUT = "left out"
"""In place of a column: why this site does not keep the row."""
NOT_IN_DATABASE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True)
class Finding:
    row: int
    """As a spreadsheet counts: the heading is row 1."""
    column: str
    message: str
    value: str

    @property
    def label(self):
        return COLUMNS[self.column]


@dataclass(frozen=True)
class Incoming:
    row: int
    indicator: str
    area: str
    breakdown: str
    year: int
    value: Decimal
    nature: str
    source_name: str
    source_url: str
    as_of: str
    unit: str = ""
    """The unit that the file names, if any."""

    @property
    def key(self):
        return self.indicator, self.area, self.breakdown, self.year


@dataclass
class Reading:
    rows: list[Incoming] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    errors: int = 0
    left_out: Counter = field(default_factory=Counter)
    """What the SDG database has and this site does not keep: reason to number of rows."""

    def finding(self, row, column, message, value):
        self.errors += 1
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(Finding(row, column, message, printable(value)))


class Unreadable(Exception):
    """The file as a whole cannot be read; `message` says what to do."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


def printable(text: str) -> str:
    """The beginning of `text` without what a page cannot say."""
    return NOT_IN_DATABASE.sub("\ufffd", text[:60])
