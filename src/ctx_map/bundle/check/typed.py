"""A table whose cells have been read: typed columns, and the position, row number and file of every row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from ctx_map.bundle.cells.reading import read_column
from ctx_map.bundle.cells.readers import reader_of
from ctx_map.bundle.check.log import AT, Log
from ctx_map.bundle.raw import FILE, ROW
from ctx_map.errors import CtxMapError
from ctx_map.vocabulary.tables import Column, Sort, Table


@dataclass(frozen=True, slots=True)
class ColumnAccount:
    """The account of one column: filled cells in = parsed + refused. Cells with spaces only count as blank."""

    table: str
    column: str
    filled: int
    parsed: int
    refused: int


@dataclass(frozen=True, slots=True)
class TypedTable:
    """A table with all its columns, typed; a cell that could not be read is null and has a problem in the log."""

    table: Table
    rows: pl.DataFrame
    """The table's columns, then AT, ROW, FILE."""
    accounts: tuple[ColumnAccount, ...]

    @property
    def name(self) -> str:
        return self.table.name

    def with_rows(self, rows: pl.DataFrame) -> TypedTable:
        return replace(self, rows=rows)


def typed_table(table: Table, cells: pl.DataFrame | None, log: Log, *, today: date) -> TypedTable:
    """Reads every column of a table. Ends of links stay text: what they mean is for `ends`."""
    if cells is None:
        cells = pl.DataFrame(schema={ROW: pl.UInt32, FILE: pl.String})
    where = cells.select(pl.int_range(pl.len(), dtype=pl.UInt32).alias(AT), ROW, FILE)
    columns: dict[str, pl.Series] = {}
    accounts = []
    for column in table.columns:
        texts = cells.get_column(column.name) if column.name in cells.columns else _none(cells.height)
        columns[column.name], account = _typed(table, column, texts, where, log, today)
        accounts.append(account)
    rows = where.select(*(values.alias(name) for name, values in columns.items()), AT, ROW, FILE)
    return TypedTable(table, rows, tuple(accounts))


def _none(height: int) -> pl.Series:
    return pl.Series([None], dtype=pl.String).new_from_index(0, height)


def _typed(
    table: Table, column: Column, texts: pl.Series, where: pl.DataFrame, log: Log, today: date
) -> tuple[pl.Series, ColumnAccount]:
    if column.sort is Sort.END:
        if column.required:
            _must_be_filled(table, column, texts, where, log)
        filled = texts.len() - texts.null_count()
        return texts, ColumnAccount(table.name, column.name, filled, filled, 0)
    reader = reader_of(table.name, column, today=today)
    if texts.null_count() == texts.len():
        if column.required:
            _must_be_filled(table, column, texts, where, log)
        return texts.cast(reader.kind), ColumnAccount(table.name, column.name, 0, 0, 0)
    read = read_column(texts, reader)
    log.said_of_cells(table.name, where, column.name, read.problems, read.warnings)
    if column.required:
        refused = read.problems.get_column(AT)
        _must_be_filled(table, column, read.values, where.filter(~pl.col(AT).is_in(refused.implode())), log)
    return read.values, _account(table, column, texts, read.values, read.problems.height)


def _must_be_filled(table: Table, column: Column, values: pl.Series, where: pl.DataFrame, log: Log) -> None:
    if values.null_count():
        blank = values.is_null().arg_true().cast(pl.UInt32)
        log.problem(table.name, where.filter(pl.col(AT).is_in(blank.implode())), column.name, "required-blank")


def _account(table: Table, column: Column, texts: pl.Series, values: pl.Series, refused: int) -> ColumnAccount:
    """Counts the cells of a column again, from the outside: nothing that was filled may have become blank unsaid."""
    parsed = values.len() - values.null_count()
    filled = texts.len() - texts.null_count()
    if filled != parsed + refused:
        filled = int((texts.str.strip_chars() != "").sum())
    return ColumnAccount(table.name, column.name, filled, parsed, refused)


def held_accounts(accounts: Mapping[str, tuple[ColumnAccount, ...]]) -> None:
    """Stops where a filled cell has been lost; that would be a mistake in ctx-map, never in the file."""
    for account in (each for table in accounts.values() for each in table):
        if account.filled != account.parsed + account.refused:
            raise CtxMapError(f"Cells of {account.table}, {account.column} were lost in reading; nothing was stored.")
