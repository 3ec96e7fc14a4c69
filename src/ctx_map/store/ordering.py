"""The order of the rows a store gives, made here: both databases take longer for it, and their alphabets differ."""

from __future__ import annotations

import polars as pl

from ctx_map.store.header import Statement


def ordered(frame: pl.DataFrame, statement: Statement) -> pl.DataFrame:
    """The rows in the statement's order, of letters as bytes; what is not known comes last."""
    if not statement.order or frame.height < 2:
        return frame
    names, descending = zip(*statement.order, strict=True)
    return frame.sort(names, descending=list(descending), nulls_last=True, maintain_order=True)
