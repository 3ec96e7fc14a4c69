"""How a file or sheet is laid out, where a person says it: its header, cells with several ids, a grid of days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ctx_map.bundle.header import HeaderAt, HeaderRows
from ctx_map.bundle.proposal.dates import Order


class Where(StrEnum):
    """Where those were who have a mark in a grid of names by days. The value is said to people."""

    NOT_READ = "not decided: the days are not read"
    IN_A_COLUMN = "at the place that the row names"
    ONE_PLACE = "all at one place"
    IN_THE_CELLS = "at the place that each cell names"


@dataclass(frozen=True, slots=True)
class GridSaid:
    """What a person says of a grid of names by days. Its marks are words, and what they mean is said as of those."""

    where: Where | None = None
    """None until somebody says it."""
    place: str = ""
    """What the one place is called."""
    first_day: date | None = None
    """The day of the first column, where the names of the columns do not say the month or the year."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a person says of one file or sheet."""

    taken: bool = True
    header: HeaderAt = None
    """The first row of the header. None means that it is found."""
    header_rows: int = 1
    splits: Mapping[str, str] = field(default_factory=dict)
    """The sign between several ids in one cell, by the name of the column."""
    orders: Mapping[str, Order] = field(default_factory=dict)
    """The order of day and month, by the name of the column."""
    real_dates: Mapping[str, str] = field(default_factory=dict)
    """Whether a spreadsheet has swapped day and month of real dates, by the name of the column."""
    grid: GridSaid = GridSaid()
    """Of a file that has columns called after days."""

    @property
    def is_said(self) -> bool:
        """Whether a person has said where the header is, or how many rows it has."""
        return self.header is not None or self.header_rows > 1

    @property
    def at(self) -> HeaderAt:
        """Where the header is, as a reader of files is told."""
        if self.header_rows == 1 or isinstance(self.header, HeaderRows):
            return self.header
        return HeaderRows(self.header, self.header_rows)


USUAL = Layout()
Layouts = Mapping[str, Layout]
"""By the names of files and sheets as a proposal has them."""
