"""The answer of an analysis: its rows, how they were worked out, what they are based on, and why.

A result draws nothing and reads nothing. Its rows hold plain Python values and name the links behind them.
No row of any result holds a number about a young person to sort by.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar, overload

import polars as pl

from ctx_map.analysis.answers.evidence import Evidence
from ctx_map.analysis.answers.report import Report
from ctx_map.network.withheld import Withheld

RowT = TypeVar("RowT")
FINDING_LINES, FINDING_WIDTH = 2, 100
"""How long the finding before a table may be: lines, and characters in each."""
MOST_BEFORE_THE_TABLE = 2
"""How many sentences come before a table."""


@dataclass(frozen=True, slots=True)
class Method:
    """How an answer was worked out."""

    name: str
    version: str
    definition: str
    """What is counted, in one or two plain sentences."""
    parameters: Mapping[str, str]
    """Each parameter with its value and unit, in words."""
    caveat: str
    """What the answer does not mean."""
    reference: str = ""


class FrameRows(Sequence[RowT], Generic[RowT]):
    """Rows that are made from a frame when they are asked for, so that a million cost nothing until then."""

    def __init__(self, frame: pl.DataFrame, row_type: type[RowT]) -> None:
        self._frame = frame
        self._row_type = row_type

    @property
    def frame(self) -> pl.DataFrame:
        return self._frame

    def _row(self, values: Mapping[str, Any]) -> RowT:
        plain = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
        return self._row_type(**plain)

    def __len__(self) -> int:
        return self._frame.height

    @overload
    def __getitem__(self, index: int) -> RowT: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[RowT]: ...
    def __getitem__(self, index: int | slice) -> RowT | Sequence[RowT]:
        if isinstance(index, slice):
            return FrameRows(self._frame[index], self._row_type)
        return self._row(self._frame.row(index, named=True))

    def __iter__(self) -> Iterator[RowT]:
        return (self._row(values) for values in self._frame.iter_rows(named=True))


@dataclass(frozen=True, slots=True)
class Result(Generic[RowT]):
    """An answer. `considered` counts what it is based on, and `handling` is the strictest of its reports."""

    rows: FrameRows[RowT]
    method: Method
    considered: Mapping[str, int]
    withheld: Withheld
    handling: str
    as_at: date
    sentences: tuple[str, ...]
    """The answer in plain sentences, the finding first. Each can be read without the others."""
    evidence: Evidence
    """The reports behind the rows, found when they are asked for."""
    undated: int | None = None
    """How many links without a date the window keeps. None if there is no window."""
    on_the_map: int | None = None
    """How many young people are on the map, where the answer is based on a part of it and has counted them."""
    counted_in_server: bool = False
    """Whether a server counted it, so that the evidence holds only a part of the network that was asked."""

    @property
    def finding(self) -> tuple[str, ...]:
        """The sentences to read before the table: the first one, and the second if both fit into two lines."""
        both = " ".join(self.sentences[:MOST_BEFORE_THE_TABLE])
        fits = len(textwrap.wrap(both, FINDING_WIDTH)) <= FINDING_LINES
        return self.sentences[: MOST_BEFORE_THE_TABLE if fits else 1]

    @property
    def notes(self) -> tuple[str, ...]:
        """The sentences to read below the table."""
        return self.sentences[len(self.finding) :]

    @property
    def data_digest(self) -> str:
        """SHA-256 over what the answer needs of the network, so that two answers can be told to rest on the same data.

        For a question with an extent that is the part within it, and for every other one the whole network.
        """
        return self.evidence.data_digest

    def to_frame(self) -> pl.DataFrame:
        """Return the rows as a Polars frame with one column per field."""
        return self.rows.frame

    def reports(self, row: RowT) -> tuple[Report, ...]:
        """The reports behind one row, in the order in which the row names them."""
        return self.evidence.behind(row)

    def explain(self, row: RowT | None = None) -> tuple[str, ...]:
        """Plain sentences on the whole answer; with a row, the reports behind that row."""
        if row is None:
            return (*self.sentences, self.method.caveat, self.withheld.words)
        return tuple(report.sentence for report in self.reports(row))
