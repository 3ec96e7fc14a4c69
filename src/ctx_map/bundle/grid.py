"""A grid of names by days: each marked cell becomes a row of its own, with the name of its column beside it."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase

import polars as pl

from ctx_map.bundle.header import plain
from ctx_map.bundle.mapping import Grid
from ctx_map.bundle.raw import ROW, RawTable
from ctx_map.bundle.row_account import LeftOut
from ctx_map.bundle.row_numbers import ranges

NO_MARK = "no mark in the grid"
_ORDER = "order"


def grid_positions(raw: RawTable, grid: Grid) -> dict[str, int]:
    """Return the positions of the grid's columns, and of the two that it makes behind the last column of the file."""
    patterns = [plain(pattern) for pattern in grid.patterns]
    inside = [at for at, name in enumerate(raw.header) if any(fnmatchcase(plain(name), each) for each in patterns)]
    made = {grid.heading: len(raw.header), grid.cell: len(raw.header) + 1}
    return {**{_name(at): at for at in inside}, **(made if inside else {})}


def one_row_a_mark(
    cells: pl.DataFrame, raw: RawTable, grid: Grid, at: Mapping[str, int]
) -> tuple[pl.DataFrame, tuple[LeftOut, ...]]:
    """Return a row for each cell of the grid that is filled, in the order of the file, and the rows without any."""
    inside = [str(position) for name, position in at.items() if name == _name(position)]
    heading, cell = str(at[grid.heading]), str(at[grid.cell])
    others = [name for name in cells.columns if name not in inside]
    names = {position: raw.header[int(position)].strip() for position in inside}
    # below one another, column by column, and back into the order of the rows
    marks = (
        cells.unpivot(on=inside, index=others, variable_name=heading, value_name=cell)
        .filter(pl.col(cell).str.strip_chars() != "")
        .with_columns(pl.col(heading).cast(pl.Int64).alias(_ORDER), pl.col(heading).replace(names))
        .sort(ROW, _ORDER)
        .drop(_ORDER)
    )
    rows = cells.get_column(ROW)
    without = rows.filter(~rows.is_in(marks.get_column(ROW).implode()))
    return marks, (LeftOut(NO_MARK, ranges(without)),) if without.len() else ()


def _name(at: int) -> str:
    """What a column of the grid is called among the positions of a source; no header can have this name."""
    return f"\x00{at}"
