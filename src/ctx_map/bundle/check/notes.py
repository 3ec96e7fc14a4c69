"""The problems and warnings of a check, kept as columns because there may be a million."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import polars as pl

from ctx_map.bundle.advice import advice
from ctx_map.bundle.bundle import Problem
from ctx_map.bundle.cells.reading import ReadColumn
from ctx_map.bundle.raw import FILE, ROW
from ctx_map.vocabulary.tables import TABLES

AT = "at"
"""The column with a row's position in its table."""
_FOUND = pl.Schema(
    {
        "table": pl.String(),
        AT: pl.UInt32(),
        ROW: pl.UInt32(),
        FILE: pl.String(),
        "column": pl.String(),
        "code": pl.String(),
        "detail": pl.String(),
    }
)


@dataclass(slots=True)
class Notes:
    """Problems and warnings of the rows of all tables."""

    problems: list[pl.DataFrame] = field(default_factory=list)
    warnings: list[pl.DataFrame] = field(default_factory=list)

    def problem(self, table: str, rows: pl.DataFrame, column: str, code: str, detail: str | pl.Expr = "") -> None:
        """Add a problem with these rows, which have AT, ROW and FILE. `detail` is a text or a column of the rows."""
        if rows.height:
            self.problems.append(_found(table, rows, column, code, detail))

    def warn(self, table: str, rows: pl.DataFrame, column: str, code: str, detail: str | pl.Expr = "") -> None:
        """Add a warning about these rows, which are accepted."""
        if rows.height:
            self.warnings.append(_found(table, rows, column, code, detail))

    def said_of_cells(self, table: str, rows: pl.DataFrame, column: str, read: ReadColumn) -> None:
        """Add what reading a column found in single cells."""
        for said, kept in ((read.problems, self.problems), (read.warnings, self.warnings)):
            if said.height:
                where = rows.select(AT, ROW, FILE).join(said, on=AT, how="inner", maintain_order="right")
                kept.append(_found(table, where, column, pl.col("code"), pl.col("detail")))

    def rejected(self, table: str) -> pl.Series:
        """Return the positions of the rows of a table that have a problem."""
        return _one(self.problems).filter(pl.col("table") == table).get_column(AT).unique()


def _found(table: str, rows: pl.DataFrame, column: str, code: str | pl.Expr, detail: str | pl.Expr) -> pl.DataFrame:
    return rows.select(
        pl.lit(table).alias("table"),
        AT,
        ROW,
        FILE,
        pl.lit(column).alias("column"),
        (code if isinstance(code, pl.Expr) else pl.lit(code)).alias("code"),
        (detail if isinstance(detail, pl.Expr) else pl.lit(detail)).cast(pl.String).alias("detail"),
    )


def _one(parts: Iterable[pl.DataFrame]) -> pl.DataFrame:
    return pl.concat([_FOUND.to_frame(), *parts])


def as_problems(parts: Iterable[pl.DataFrame]) -> list[Problem]:
    """Return the findings in the order of tables, files and rows."""
    tables = pl.Enum(list(TABLES))
    rows = _one(parts).sort(pl.col("table").cast(tables), FILE, ROW, AT, maintain_order=True)
    sentences = {
        (code, detail): advice(code, detail) for code, detail in rows.select("code", "detail").unique().iter_rows()
    }
    columns = rows.select("table", ROW, "column", "code", "detail", FILE).iter_rows()
    return [
        Problem(table, row, column, code, sentences[code, detail], file)
        for table, row, column, code, detail, file in columns
    ]
