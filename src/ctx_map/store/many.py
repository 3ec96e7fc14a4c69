"""Which statement of the embedded store suits how many keys are asked about: few are compared, many are looked up.

The database loads pandas, where it is installed, before it reads a table that it is given: four tenths of a second and
fifty megabytes. So what is looked up is handed over as a list, which takes a little longer to read, until it is long.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import polars as pl

from ctx_map.store.base import Value
from ctx_map.store.header import Statement
from ctx_map.store.register import Register, as_table

if TYPE_CHECKING:
    import pyarrow as pa

MANY = 64
"""Keys from which on looking them up is faster than comparing each node with each key."""
BY_NUMBER = frozenset({"busy_among", "links_around", "brought_among", "shown_among"})
"""Statements under `many/` that are given the numbers of the reports about the nodes, as a table."""
GUARDED = frozenset({"withheld_ends", "withheld_reports"})
"""Those that are given the numbers of the reports that not everybody may see."""
BY_KEY = frozenset({"nodes_among", "link_history"})
"""Those whose statement under `read/` looks each key up, so that a table only helps where there are very many."""
LONG = 20_000
"""Keys or numbers from which on a table is read so much faster that it is worth loading pandas."""
NO_REPORT = -1
"""The number of no report, for a list that would be empty: an empty one has no type."""


def suited(
    known: Mapping[str, Statement], name: str, params: Mapping[str, Value], register: Register
) -> tuple[Statement, dict[str, Any]]:
    """The statement to run for a name, and its parameters: for many keys the one under `many/` where there is one.

    All give the same rows. Once the register is in memory, it serves few keys too. In a small store nothing is looked
    up: each report is compared with each key.
    """
    keys = params.get("keys")
    short = name.removeprefix("read/")
    other = known.get(f"many/{short}")
    if other is None or register.few(len(keys) if isinstance(keys, list) else 1):
        return known[name], dict(params)
    if short in GUARDED:
        return _numbered(known, short, params, register.guarded())
    if not isinstance(keys, list) or _compared(short, len(keys), register):
        return known[name], dict(params)
    if short == "links_around":
        return _numbered(known, short, params, register.about([str(key) for key in keys]).unique("number"))
    return other, {**params, "keys": _table(short, [str(key) for key in keys], params, register)}


def _compared(short: str, keys: int, register: Register) -> bool:
    """Whether these keys are handed to the statement under `read/` as they are."""
    if short in BY_KEY:
        return keys < LONG
    helps = register.fresh if short == "links_around" else register.fresh and _reads_tables_at_once()
    return keys < MANY and not (short in BY_NUMBER and helps)


def _reads_tables_at_once() -> bool:
    """Whether the database need not load pandas first, because something else has."""
    return "pandas" in sys.modules


def _numbered(
    known: Mapping[str, Statement], short: str, params: Mapping[str, Value], reports: pl.DataFrame
) -> tuple[Statement, dict[str, Any]]:
    """The statement for reports with these numbers: in a list, or in a table if they are very many."""
    if reports.height < LONG:
        return known[f"numbered/{short}"], {**params, "keys": reports.get_column("number").to_list() or [NO_REPORT]}
    return known[f"many/{short}"], {**params, "keys": reports.select(pl.col("number").cast(pl.Int64)).to_arrow()}


def _table(short: str, keys: list[str], params: Mapping[str, Value], register: Register) -> pa.Table:
    """What a statement under `many/` reads: the keys, or the numbers of the reports about each."""
    if short not in BY_NUMBER:
        return pl.DataFrame({"key": keys}, schema={"key": pl.String}).to_arrow()
    most = params.get("most")
    return as_table(register.about(keys, more_than=most if isinstance(most, int) else 0))
