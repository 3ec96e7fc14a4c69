"""All reports of a large embedded store, or their outline, read part by part.

The database holds a whole answer twice while it hands it over, and we hold it once more: ten million reports at once
take more than twenty gigabytes that way, and half of it part by part.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from ctx_map.store.base import Value
from ctx_map.store.embedded_run import run, run_unordered
from ctx_map.store.header import Statement
from ctx_map.store.ordering import ordered

PART = 250_000
"""Reports read at a time. What the database takes to hand them over it keeps while it is open: for a million at once,
three hundred megabytes more than for these, in a tenth less time.
"""
WHOLE, SOME = "read/links", "many/links"
OUTLINE, SOME_OUTLINED = "read/outline", "many/outline"
_REPEATED = ("source", "target", "kind")
"""Columns of an outline that say the same of many reports, kept as numbers."""


def outline_in_parts(known: Mapping[str, Statement], connection: Any, params: Mapping[str, Value]) -> pl.DataFrame:
    """The rows of `read/outline`, in any order: they are counted."""
    last = int(run(connection, known["care/last_number"], {}).item())
    parts = []
    for first in range(0, max(last, 0) + 1, PART):
        asked = {**params, "first": first, "after": first + PART}
        part = run_unordered(connection, known[SOME_OUTLINED], asked)
        parts.append(part.with_columns(pl.col(_REPEATED).cast(pl.Categorical), pl.col("report").hash()))
    return pl.concat(parts)


def in_parts(known: Mapping[str, Statement], connection: Any, params: Mapping[str, Value]) -> pl.DataFrame:
    """The rows of `read/links`."""
    last = int(run(connection, known["care/last_number"], {}).item())
    if last < PART:
        return run(connection, known[WHOLE], params)
    parts = [
        run_unordered(connection, known[SOME], {**params, "first": first, "after": first + PART})
        for first in range(0, last + 1, PART)
    ]
    return ordered(pl.concat(parts), known[WHOLE])
