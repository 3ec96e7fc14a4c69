"""Read a whole column: what is surely right all at once, the rest one distinct text at a time.

A reader says it twice. `one` reads one text and is the truth: it knows every way in which a cell can be wrong. `sure`
reads a whole column fast and says nothing (null) wherever it is not sure; what it does say must be what `one` says. A
test holds the two against each other.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace

import polars as pl

from ctx_map.errors import CtxMapError

Value = str | float | bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What one filled cell says. Without value and problem it says nothing: it is blank after all."""

    value: Value | None = None
    problem: str | None = None
    warning: str | None = None
    detail: str = ""
    """Words of a vocabulary or numbers that the advice mentions; never what the cell says."""


HINTS = 1_000
"""So many distinct wrong texts of a column get a hint: finding one is slow, and nobody reads more."""


class Reader(ABC):
    """How the cells of one sort of column are read."""

    kind: pl.DataType = pl.String()
    """The type of the values."""

    @abstractmethod
    def sure(self, cells: pl.Series) -> pl.Series:
        """Return the values of those cells that are surely right; null elsewhere."""

    @abstractmethod
    def one(self, text: str) -> Reading:
        """Return what one cell says."""

    def hint(self, text: str) -> str:  # noqa: ARG002  most readers have none
        """Return what the advice on a wrong text can add: words of a vocabulary."""
        return ""


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """The values of a column, and what is to be said of single cells: at, code, detail (at: position in the column)."""

    values: pl.Series
    problems: pl.DataFrame
    warnings: pl.DataFrame
    nothing: int = 0
    """Cells that have something in them and say nothing: spaces, or words such as "not graded"."""


NOTHING_SAID = pl.DataFrame(schema={"at": pl.UInt32(), "code": pl.String(), "detail": pl.String()})


def read_column(cells: pl.Series, reader: Reader) -> ReadColumn:
    """Return the column as the reader reads it. Each filled cell has a value, or a problem, or is blank."""
    values = reader.sure(cells)
    unsure = (values.is_null() & cells.is_not_null()).arg_true()
    if not unsure.len():
        return ReadColumn(values, NOTHING_SAID, NOTHING_SAID)
    texts = cells.gather(unsure)
    distinct = texts.unique()
    readings = _with_hints([reader.one(text) for text in distinct], distinct, reader)
    _nothing_lost(readings)
    read = pl.DataFrame({"at": unsure.cast(pl.UInt32), "text": texts}).join(
        _table(distinct, readings, reader.kind), on="text", how="left", maintain_order="left"
    )
    values = values.scatter(unsure, read.get_column("value"))
    nothing = int((read.get_column("value").is_null() & read.get_column("problem").is_null()).sum())
    return ReadColumn(values, _said(read, "problem"), _said(read, "warning"), nothing)


def _with_hints(readings: list[Reading], texts: pl.Series, reader: Reader) -> list[Reading]:
    wrong = [at for at, reading in enumerate(readings) if reading.problem and not reading.detail]
    for at in wrong[:HINTS]:
        readings[at] = replace(readings[at], detail=reader.hint(texts[at]))
    return readings


def _table(distinct: pl.Series, readings: list[Reading], kind: pl.DataType) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "text": distinct,
            "value": pl.Series([each.value for each in readings], dtype=kind),
            "problem": pl.Series([each.problem for each in readings], dtype=pl.String),
            "warning": pl.Series([each.warning for each in readings], dtype=pl.String),
            "detail": pl.Series([each.detail for each in readings], dtype=pl.String),
        }
    )


def _said(read: pl.DataFrame, sort: str) -> pl.DataFrame:
    return read.filter(pl.col(sort).is_not_null()).select("at", pl.col(sort).alias("code"), "detail")


def _nothing_lost(readings: list[Reading]) -> None:
    if any(each.value is not None and each.problem is not None for each in readings):
        raise CtxMapError("A cell was both read and refused, which is a mistake in ctx-map. Please report it.")
