"""A file or a sheet as it came in: a header and rows of text, not yet a table of a bundle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import polars as pl

from ctx_map.bundle.advice import advice
from ctx_map.bundle.bundle import Problem
from ctx_map.bundle.manifest import Manifest

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

    def take(self, raw: RawTable, table: str) -> None:
        """Add the findings of a file, as those of the table that it feeds."""
        self.problems += [finding.of(table, raw.file) for finding in (*raw.problems, *raw.torn)]
        self.warnings += [finding.of(table, raw.file) for finding in raw.warnings]

    def add(self, found: Iterable[Finding], table: str, file: str) -> None:
        """Add problems of a table."""
        self.problems += [finding.of(table, file) for finding in found]

    def warn(self, found: Iterable[Finding], table: str, file: str) -> None:
        """Add warnings of a table."""
        self.warnings += [finding.of(table, file) for finding in found]


def no_cells(width: int) -> pl.DataFrame:
    """Return a frame of so many columns and no rows."""
    return pl.DataFrame(schema={**{str(at): pl.String for at in range(width)}, ROW: pl.UInt32})
