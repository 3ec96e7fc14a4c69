"""A table as comma-separated text that a spreadsheet reads as text."""

from __future__ import annotations

import polars as pl

from ctx_map.export.text import formula_safe


def csv_text(frame: pl.DataFrame) -> str:
    """Return a table as text with a header. Lists have `;` between items, and booleans are yes or no."""
    return formula_safe(_flat(frame)).write_csv(quote_style="non_numeric", float_scientific=False)


def _flat(frame: pl.DataFrame) -> pl.DataFrame:
    flattened = []
    for name, kind in frame.schema.items():
        column = pl.col(name)
        if isinstance(kind, pl.List):
            column = column.cast(pl.List(pl.String())).list.join(";")
        elif kind == pl.Boolean():
            column = pl.when(column).then(pl.lit("yes")).when(~column).then(pl.lit("no")).alias(name)
        flattened.append(column)
    return frame.select(flattened)
