"""A network that ctx-map itself has saved as JSON, as two tables of text. Other JSON is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import polars as pl

from ctx_map.bundle.raw import ROW, RawTable
from ctx_map.bundle.safe_file import NotTaken, Taken, shown

_TABLES = {"nodes": ("id", "node_type"), "links": ("id", "source", "target", "both_ways")}
"""The tables, and columns that each has even without a row."""
_FIRST_ROW = 2
"""The first entry is counted like the first row below a header."""


def json_tables(taken: Taken) -> Iterator[RawTable]:
    """Yield the nodes and the links of a saved network. Raises NotTaken for any other JSON."""
    try:
        written = json.loads(taken.data)
    except (ValueError, RecursionError) as wrong:
        raise NotTaken("json-not-own") from wrong
    if not isinstance(written, dict) or not all(_is_table(written.get(name)) for name in _TABLES):
        raise NotTaken("json-not-own")
    for name, always in _TABLES.items():
        rows = written[name]
        header = tuple(dict.fromkeys((*always, *(column for row in rows for column in row))))
        columns = {str(at): [_text(row.get(column)) for row in rows] for at, column in enumerate(header)}
        numbers = pl.int_range(_FIRST_ROW, len(rows) + _FIRST_ROW, dtype=pl.UInt32, eager=True)
        cells = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)).with_columns(numbers.alias(ROW))
        yield RawTable(f"{shown(taken.name)}, {name}", taken.name, name, None, header, cells)


def _is_table(rows: Any) -> bool:
    return isinstance(rows, list) and all(isinstance(row, dict) for row in rows)


def _text(value: Any) -> str | None:
    """A value as the cell of a CSV file would have it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        # written out, because a number with an exponent is what spreadsheets leave of lost digits
        return f"{value:.20f}".rstrip("0").rstrip(".") if abs(value) < 1 and value else repr(value)
    if isinstance(value, dict | list):
        raise NotTaken("json-not-own")
    return str(value) if value not in (None, "") else None
