"""Rows about the same thing: each can be chosen by itself, and what is selected is what they are about."""

from __future__ import annotations

import re

import polars as pl

_AGAIN = re.compile(r"\|#\d+$")


def told_apart(ids: pl.Series) -> pl.Series:
    """The ids, where the second row about the same thing has |#1 behind its id, the third |#2."""
    frame = pl.DataFrame({"id": ids.cast(pl.String)}).with_columns(nth=pl.int_range(pl.len()).over("id"))
    again = pl.when(pl.col("nth") > 0).then(pl.format("{}|#{}", "id", "nth"))
    return frame.select(pl.coalesce(again, "id")).to_series()


def row_of(ids: pl.Series, apart: pl.Series, *, selected: str | None, chosen: str | None) -> int | None:
    """The number of the row that is selected: the one chosen in this table, else the first about what is selected."""
    at = apart.index_of(chosen) if chosen else None
    if at is not None and ids[at] == selected:
        return at
    return ids.index_of(selected) if selected else None


def about_of(row: str) -> str:
    """What a row is about, by its id in the table."""
    return _AGAIN.sub("", row)
