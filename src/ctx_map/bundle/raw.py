"""A file or a sheet as it came in: a header and rows of text, not yet a table of a bundle."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

import polars as pl

from ctx_map.bundle.advice import advice
from ctx_map.bundle.bundle import Problem
from ctx_map.bundle.manifest import Manifest
from ctx_map.bundle.row_account import SourceRows

ROW = "row"
"""The column with the sender's row number; the header is row 1."""
FILE = "file"
"""The column with the name of the file that a row came from."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem or warning before it is known which table it belongs to."""

    code: str
    row: int | None = None
    column: str | None = None
    detail: str = ""
    """Names and numbers that the advice mentions; never a value."""
    columns: tuple[int, int] | None = None
    """The first and last position of a sheet's columns that it concerns, if it concerns only those."""
    last_row: int | None = None
    """The last row that it concerns, if it concerns several."""

    def of(self, table: str, file: str) -> Problem:
        """Return it as a problem of this table."""
        return Problem(table, self.row, self.column, self.code, advice(self.code, self.detail), file)


@dataclass(frozen=True, slots=True)
class RawTable:
    """One CSV file or one sheet. `cells` has the header's positions ("0", "1", …) as columns, all text, and ROW."""

    file: str
    """Name of the file (and sheet) as it is said to people."""
    whole: str
    """Name of the file alone, with its ending."""
    name: str
    """Name of the file without its ending, or of the sheet."""
    sheet: str | None
    header: tuple[str, ...]
    cells: pl.DataFrame
    problems: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()
    torn: tuple[Finding, ...] = ()
    """Rows with too many or too few cells; they are not among the cells."""
    header_row: int = 1
    """The row number of the header."""
    hidden_rows: tuple[int, ...] = ()
    """Rows that the sender's workbook does not show."""
    hidden_columns: tuple[int, ...] = ()
    """Positions of the columns that the sender's workbook does not show."""

    def with_warnings(self, warnings: Iterable[Finding]) -> RawTable:
        """Return the same table with other warnings."""
        return replace(self, warnings=tuple(warnings))


@dataclass(frozen=True, slots=True)
class Unwanted:
    """A file or sheet that is not needed, so its cells were not read."""

    file: str
    name: str
    sheet: bool
    blank: bool = False
    tables: bool = False
    """Whether it is a folder that holds tables of its own."""


@dataclass(frozen=True, slots=True)
class Untaken:
    """A file that was wanted and cannot be read."""

    file: str
    name: str
    why: Finding


@dataclass(slots=True)
class Findings:
    """What reading has found so far."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    manifest: Manifest | None = None
    sources: list[SourceRows] = field(default_factory=list)
    """What each source takes of each file."""

    def take(self, raw: RawTable, table: str, read: Collection[int] | None = None) -> None:
        """Add the findings of a file, as those of the table that it feeds.

        `read` are the positions of the columns that the table takes. What is wrong elsewhere is only counted.
        """
        found = [finding for finding in raw.problems if _concerns(finding, raw, read)]
        self.problems += [finding.of(table, raw.file) for finding in (*found, *raw.torn)]
        self.warnings += [finding.of(table, raw.file) for finding in raw.warnings]
        if len(found) < len(raw.problems):
            number = len(raw.problems) - len(found)
            cells = "1 cell or block" if number == 1 else f"{number} cells or blocks"
            self.warnings.append(Finding("cells-not-taken", detail=cells).of(table, raw.file))

    def add(self, found: Iterable[Finding], table: str, file: str) -> None:
        """Add problems of a table."""
        self.problems += [finding.of(table, file) for finding in found]

    def warn(self, found: Iterable[Finding], table: str, file: str) -> None:
        """Add warnings of a table."""
        self.warnings += [finding.of(table, file) for finding in found]


def _concerns(finding: Finding, raw: RawTable, read: Collection[int] | None) -> bool:
    """Whether a finding concerns the rows and columns that are taken."""
    last = finding.last_row or finding.row
    if finding.columns is None or not raw.header:
        return True
    if last is not None and last < raw.header_row:
        return False
    first, end = finding.columns
    return read is None or any(first <= at <= end for at in read)


def no_cells(width: int) -> pl.DataFrame:
    """Return a frame of so many columns and no rows."""
    return pl.DataFrame(schema={**{str(at): pl.String for at in range(width)}, ROW: pl.UInt32})
