"""A table whose cells have been read: typed columns, and the position, row number and file of every row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from ctx_map.bundle.cells.readers import reader_of
from ctx_map.bundle.cells.reading import NOTHING_SAID, ReadColumn, read_column
from ctx_map.bundle.check.notes import AT, Notes
from ctx_map.bundle.raw import FILE, ROW
from ctx_map.errors import CtxMapError
from ctx_map.vocabulary.tables import Column, Sort, Table


@dataclass(frozen=True, slots=True)
class ColumnAccount:
    """The account of one column: cells with something in them = parsed + refused + those that say nothing."""

    table: str
    column: str
    filled: int
    parsed: int
    refused: int
    nothing: int
    """Spaces only, or words such as "not graded"."""


@dataclass(frozen=True, slots=True)
class TypedTable:
    """A table with all its columns, typed; a cell that could not be read is null and has a problem in the notes."""

    table: Table
    rows: pl.DataFrame
    """The table's columns, then AT, ROW, FILE."""
    accounts: tuple[ColumnAccount, ...]

    @property
    def name(self) -> str:
        """Return the name of the table."""
        return self.table.name

    def with_rows(self, rows: pl.DataFrame) -> TypedTable:
        """Return the same table with other rows."""
        return replace(self, rows=rows)


def typed_table(table: Table, cells: pl.DataFrame | None, notes: Notes, *, today: date) -> TypedTable:
    """Read every column of a table. Ends of links stay text: what they mean is for `ends`."""
    if cells is None:
        cells = pl.DataFrame(schema={ROW: pl.UInt32, FILE: pl.String})
    where = cells.select(pl.int_range(pl.len(), dtype=pl.UInt32).alias(AT), ROW, FILE)
    columns: dict[str, pl.Series] = {}
    accounts = []
    for column in table.columns:
        texts = cells.get_column(column.name) if column.name in cells.columns else _none(cells.height)
        columns[column.name], account = _typed(table, column, texts, where=where, notes=notes, today=today)
        _must_be_filled(table, column, texts, where, notes)
        accounts.append(account)
    rows = where.select(*(values.alias(name) for name, values in columns.items()), AT, ROW, FILE)
    return TypedTable(table, rows, tuple(accounts))


def _none(height: int) -> pl.Series:
    return pl.Series([None], dtype=pl.String).new_from_index(0, height)


def _typed(
    table: Table, column: Column, texts: pl.Series, *, where: pl.DataFrame, notes: Notes, today: date
) -> tuple[pl.Series, ColumnAccount]:
    if column.sort is Sort.END:
        return texts, _account(table, column, texts, ReadColumn(texts, NOTHING_SAID, NOTHING_SAID))
    reader = reader_of(table.name, column, today=today)
    if texts.null_count() == texts.len():
        return texts.cast(reader.kind), ColumnAccount(table.name, column.name, 0, 0, 0, 0)
    read = read_column(texts, reader)
    notes.said_of_cells(table.name, where, column.name, read)
    return read.values, _account(table, column, texts, read)


def _must_be_filled(table: Table, column: Column, texts: pl.Series, where: pl.DataFrame, notes: Notes) -> None:
    """A required cell that is blank, or has nothing but spaces in it."""
    if column.required:
        blank = (texts.str.strip_chars() == "").fill_null(value=True)
        notes.problem(table.name, where.filter(blank), column.name, "required-blank")


def _account(table: Table, column: Column, texts: pl.Series, read: ReadColumn) -> ColumnAccount:
    """Counts the cells of a column again, from the outside."""
    parsed = read.values.len() - read.values.null_count()
    filled = texts.len() - texts.null_count()
    return ColumnAccount(table.name, column.name, filled, parsed, read.problems.height, read.nothing)


def held_accounts(accounts: Mapping[str, tuple[ColumnAccount, ...]]) -> None:
    """Stop where a filled cell has been lost, which would be a mistake in ctx-map and never in the file."""
    for account in (each for table in accounts.values() for each in table):
        if account.filled != account.parsed + account.refused + account.nothing:
            raise CtxMapError(
                f"Cells of {account.table}, {account.column} were lost, so nothing was stored. Please report it."
            )
