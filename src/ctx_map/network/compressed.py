"""Pairs of positions as compressed lists: what each position of the one side is joined to on the other, in order."""

from __future__ import annotations

import numpy as np
import polars as pl

from ctx_map.network.arrays import Ints


def compressed(one: Ints, other: Ints, ones: int, others: int) -> tuple[Ints, Ints]:
    """Return where the list of each of `ones` positions begins, and the lists one after the other.

    Rows are pairs of a position below `ones` and one below `others`. Repeated rows count once, and each list is in
    ascending order.
    """
    # both as one number, which is sorted several times faster than two columns
    line = pl.Series(one * others + other).sort().to_numpy()
    distinct = line[np.diff(line, prepend=-1) > 0]
    first = distinct // max(others, 1)
    start = np.concatenate(([0], np.cumsum(np.bincount(first, minlength=ones)))).astype(np.int64)
    return start, (distinct - first * others).astype(np.int64)
