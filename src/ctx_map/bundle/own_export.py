"""A network that ctx-map itself has saved as CSV or JSON, as the tables of a bundle.

Such a file has whole keys, `namespace:id`, and may have those of several namespaces. A bundle is of one namespace, so
what belongs to others is left out and accounted for. Links may end at what others have brought.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from ctx_map.bundle.advice import advice
from ctx_map.bundle.header import plain
from ctx_map.bundle.raw import FILE, ROW, Finding, Findings, RawTable
from ctx_map.bundle.row_account import LeftOut, SourceRows
from ctx_map.bundle.row_numbers import ranges
from ctx_map.errors import FileRefused
from ctx_map.network.spreadsheet_text import unguarded
from ctx_map.vocabulary.tables import LINKS, TABLE_OF, Table

NODES = "nodes"
_KEY, _TYPE = "id", "node_type"
_IS_NODES = frozenset({_KEY, _TYPE})
_IS_LINKS = frozenset({_KEY, "source", "target", "both_ways"})
_ENDS = {"source": "from", "target": "to"}
COLUMNS = _IS_NODES | _IS_LINKS
"""Columns by which such a file is known."""
_WHOLE_KEY = r"^[a-z0-9][a-z0-9._-]{0,63}:."
_MOST_NAMED = 10
"""So many namespaces are named."""
OTHER_NAMESPACE, OTHER_TABLE = "another namespace", "another table"
_NOT_OURS = "encoding-bom"
"""The mark at the front is our own."""


def is_own_export(raw: RawTable) -> bool:
    """Return whether a file is one of the two tables of a network that ctx-map has saved."""
    names = {plain(name) for name in raw.header}
    return names >= _IS_NODES if plain(raw.name) == NODES else plain(raw.name) == LINKS.name and names >= _IS_LINKS


def own_tables(
    parts: Sequence[RawTable], namespace: str | None, findings: Findings
) -> tuple[str, dict[str, pl.DataFrame]]:
    """Return the namespace of the bundle and its tables, with ROW and FILE.

    Raises FileRefused, which names the namespaces of the file, if there are several and none of them was chosen.
    """
    frames = {LINKS.name if plain(raw.name) == LINKS.name else NODES: (raw, _named(raw)) for raw in parts}
    space = _chosen(namespace, [frame for _, frame in frames.values()])
    tables: dict[str, pl.DataFrame] = {}
    for name, (raw, frame) in frames.items():
        warnings = [each for each in raw.warnings if each.code != _NOT_OURS]
        findings.take(raw.with_warnings(warnings), name if name == LINKS.name else "people")
        for table, rows, left in _parts(name, frame, space):
            torn = tuple(finding.row for finding in raw.torn if finding.row is not None)
            number = raw.cells.height + len(torn)
            findings.sources.append(SourceRows(raw.file, table.name, None, number, rows.height, left, torn))
            tables[table.name] = rows.with_columns(pl.lit(raw.file).alias(FILE))
        _odd_rows(name, frame, raw, findings)
    return space, tables


def _named(raw: RawTable) -> pl.DataFrame:
    """The cells under the names of the header, as they were before they were saved."""
    columns = [pl.col(str(at)).alias(plain(name)) for at, name in enumerate(raw.header)]
    if not raw.whole.casefold().endswith(".json"):
        columns = [unguarded(column) for column in columns]
    return raw.cells.select(*columns, ROW)


def _chosen(namespace: str | None, frames: Sequence[pl.DataFrame]) -> str:
    keys = pl.concat([frame.get_column(_KEY) for frame in frames]).drop_nulls()
    whole = keys.filter(keys.str.contains(_WHOLE_KEY))
    there = sorted(set(whole.str.split(":").list.first())) if whole.len() else []
    if namespace is not None and (namespace in there or not there):
        return namespace
    if namespace is None and len(there) == 1:
        return str(there[0])
    raise FileRefused(advice("export-namespaces", ", ".join(there[:_MOST_NAMED]) or "no namespace"))


def _parts(name: str, frame: pl.DataFrame, space: str) -> Iterator[tuple[Table, pl.DataFrame, tuple[LeftOut, ...]]]:
    """Each table that the file feeds, its rows, and which rows it leaves out and why."""
    ours = pl.col(_KEY).str.starts_with(f"{space}:").fill_null(value=True)
    left = _left(OTHER_NAMESPACE, frame.filter(~ours))
    mine = frame.filter(ours)
    if name == LINKS.name:
        yield LINKS, _of_table(mine.drop(_KEY).rename(_ENDS), LINKS), left
        return
    for label, table in TABLE_OF.items():
        here = pl.col(_TYPE).eq_missing(pl.lit(label.value))
        rows = mine.filter(here)
        if rows.height:
            ids = rows.with_columns(pl.col(_KEY).str.slice(len(space) + 1))
            yield table, _of_table(ids, table), (*left, *_left(OTHER_TABLE, mine.filter(~here)))


def _of_table(rows: pl.DataFrame, table: Table) -> pl.DataFrame:
    return rows.select(*(name for name in table.column_names if name in rows.columns), ROW)


def _left(rule: str, rows: pl.DataFrame) -> tuple[LeftOut, ...]:
    return (LeftOut(rule, ranges(rows.get_column(ROW))),) if rows.height else ()


def _odd_rows(name: str, frame: pl.DataFrame, raw: RawTable, findings: Findings) -> None:
    """Rows of a type that no table has, and those whose id has no namespace."""
    bare = frame.filter(~pl.col(_KEY).str.contains(_WHOLE_KEY)).get_column(ROW)
    findings.add([Finding("id-without-namespace", row, _KEY) for row in bare], name, raw.file)
    if name == NODES:
        known = pl.col(_TYPE).is_in([label.value for label in TABLE_OF]).fill_null(value=False)
        odd = [Finding("node-type-unknown", row, _TYPE) for row in frame.filter(~known).get_column(ROW)]
        findings.add(odd, NODES, raw.file)
