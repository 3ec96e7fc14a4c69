"""All reports of a large embedded store, read part by part.

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

PART = 1_000_000
"""Reports read at a time."""
WHOLE, SOME = "read/links", "many/links"


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
