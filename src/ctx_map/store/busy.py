"""Which nodes are busy, in at most two looks: at the first reports of each, and at all of those left open.

A school of 1,500 of which the first 501 reports may all be seen is busy, whatever the others are.
"""

from __future__ import annotations

from collections.abc import Callable

import polars as pl
import pyarrow as pa

from ctx_map.store.register import as_table

BUSY = "many/busy_among"


def in_two_looks(look: Callable[[pa.Table], pl.DataFrame], about: pa.Table, most: int) -> pl.DataFrame:
    """The rows of a look at all of `about` (key and number of reports), which each look gives for what it is given."""
    every = pl.DataFrame(about)
    first = every.group_by("key", maintain_order=True).head(most + 1)
    sure = look(as_table(first))
    left = every.filter(~pl.col("key").is_in(sure.get_column("key").implode()))
    return sure if left.is_empty() else pl.concat([sure, look(as_table(left))]).sort("key")
