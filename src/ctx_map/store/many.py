"""Which statement of the embedded store suits how many keys are asked about: few are compared, many are looked up."""

from __future__ import annotations

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


def suited(
    known: Mapping[str, Statement], name: str, params: Mapping[str, Value], register: Register
) -> tuple[Statement, dict[str, Any]]:
    """The statement to run for a name, and its parameters: for many keys the one under `many/` where there is one.

    Both give the same rows. Once the register is in memory, it serves few keys too. In a small store nothing is looked
    up: the database loads pandas, if it is there, before it reads a table.
    """
    keys = params.get("keys")
    short = name.removeprefix("read/")
    other = known.get(f"many/{short}")
    if other is None or register.few(len(keys) if isinstance(keys, list) else 1):
        return known[name], dict(params)
    if short in GUARDED:
        return other, {**params, "keys": _numbers(register.guarded())}
    if not isinstance(keys, list):
        return known[name], dict(params)
    if len(keys) < MANY and not (short in BY_NUMBER and register.fresh):
        return known[name], dict(params)
    return other, {**params, "keys": _table(short, [str(key) for key in keys], params, register)}


def _table(short: str, keys: list[str], params: Mapping[str, Value], register: Register) -> pa.Table:
    """What a statement under `many/` reads: the keys, or the numbers of the reports about them."""
    if short not in BY_NUMBER:
        return pl.DataFrame({"key": keys}, schema={"key": pl.String}).to_arrow()
    most = params.get("most")
    about = register.about(keys, more_than=most if isinstance(most, int) else 0)
    if short == "links_around":
        return _numbers(about.unique("number"))
    return as_table(about)


def _numbers(reports: pl.DataFrame) -> pa.Table:
    return reports.select(pl.col("number").cast(pl.Int64)).to_arrow()
