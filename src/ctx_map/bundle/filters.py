"""Which rows of a file a source takes, and by which of its rules the others are left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import polars as pl

from ctx_map.bundle.mapping import Source
from ctx_map.bundle.raw import ROW
from ctx_map.bundle.row_account import LeftOut
from ctx_map.bundle.row_numbers import ranges


def folded(text: str) -> str:
    """Return a text without capitals, outer spaces and doubled or hard inner spaces."""
    return " ".join(text.split()).casefold()


def taken_rows(cells: pl.DataFrame, source: Source, at: Mapping[str, int]) -> tuple[pl.DataFrame, tuple[LeftOut, ...]]:
    """Return the rows that a source takes, and those that it leaves out by the first rule that does so."""
    left = []
    for rule, keeps in _rules(cells, source, at):
        rows = cells.get_column(ROW)
        kept = cells.filter(keeps)
        if kept.height < cells.height:
            gone = rows.filter(~rows.is_in(kept.get_column(ROW).implode()))
            # a row of a grid that has another mark is still taken
            left += [LeftOut(rule, ranges(gone))] if gone.len() else []
        cells = kept
    return cells, tuple(left)


def _rules(cells: pl.DataFrame, source: Source, at: Mapping[str, int]) -> Iterator[tuple[str, pl.Expr]]:
    """Each filter of a source, by its name in the mapping."""
    for name, values in source.only.items():
        yield f"only {name}", _is_one_of(cells, at[name], values)
    for name, values in source.without.items():
        yield f"without {name}", ~_is_one_of(cells, at[name], values)
    for name in source.filled:
        yield f"filled {name}", pl.col(str(at[name])).fill_null("").str.strip_chars() != ""


def _is_one_of(cells: pl.DataFrame, at: int, values: Collection[str]) -> pl.Expr:
    """Whether a cell is one of these words, without regard to capitals and spaces. A blank cell is ""."""
    wanted = {folded(value) for value in values}
    # most columns that filter have few distinct words: each is compared once
    written = [text for text in cells.get_column(str(at)).fill_null("").unique() if folded(text) in wanted]
    return pl.col(str(at)).fill_null("").is_in(written)
