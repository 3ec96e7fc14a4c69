"""Without a mapping: files and sheets that bear the name of a table become that table."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from ctx_map.bundle.files import Found
from ctx_map.bundle.header import nearest, plain
from ctx_map.bundle.raw import FILE, ROW, Finding, Findings, RawTable, Untaken, Unwanted
from ctx_map.bundle.safe_file import shown
from ctx_map.bundle.wanted import table_name
from ctx_map.vocabulary.tables import TABLES, Table


def plain_tables(found: Iterable[Found], findings: Findings) -> dict[str, pl.DataFrame]:
    """Return the tables of a bundle by name, with their own columns only, and ROW and FILE."""
    tables: dict[str, pl.DataFrame] = {}
    for each in found:
        name = table_name(each.name)
        if isinstance(each, Unwanted) or name is None:
            _unwanted(each, findings)
        elif isinstance(each, Untaken):
            findings.add([each.why], name, each.file)
        elif name in tables:
            findings.add([Finding("table-twice")], name, each.file)
        else:
            findings.take(each, name)
            tables[name] = _named(each, TABLES[name], findings)
    return tables


def _unwanted(found: Found, findings: Findings) -> None:
    if isinstance(found, Unwanted) and found.blank:
        findings.warn([Finding(left_out(found))], found.name, found.file)
        return
    like = nearest(found.name, TABLES)
    findings.add([Finding("table-unknown", detail=f" (did you mean {like}?)" if like else "")], found.name, found.file)


def left_out(found: Unwanted) -> str:
    """Return the code of the warning for something beside the tables that was not read."""
    if found.tables:
        return "folder-inside"
    return "sheet-ignored" if found.sheet else "file-ignored"


def _named(raw: RawTable, table: Table, findings: Findings) -> pl.DataFrame:
    """Return the cells under the names of the table's columns. Other columns are reported and left out."""
    named = match_header(raw, table, findings)
    cells = without_blank_rows(raw, findings, table.name)
    cells = cells.select(
        *(pl.col(str(at)).alias(name) for name, at in named.items()), ROW, pl.lit(raw.file).alias(FILE)
    )
    return _no_header_inside(cells, raw, named, findings, table.name)


def match_header(raw: RawTable, table: Table, findings: Findings) -> dict[str, int]:
    """Return the column of the table at each position of the header."""
    known = {plain(name): name for name in table.column_names}
    first = {plain(written): at for at, written in reversed(list(enumerate(raw.header)))}
    named: dict[str, int] = {}
    for at, written in enumerate(raw.header):
        if plain(written) not in known or first[plain(written)] != at:
            findings.add(_odd_column(raw, at, first, table), table.name, raw.file)
            findings.warn(_blank_column(raw, at), table.name, raw.file)
            continue
        name = known[plain(written)]
        named[name] = at
        if written != name:
            findings.warn([Finding("header-spelling", column=shown(written), detail=name)], table.name, raw.file)
    if raw.header:
        missing = [column.name for column in table.columns if column.required and column.name not in named]
        findings.add([Finding("column-missing", column=name, detail=name) for name in missing], table.name, raw.file)
    return named


def _odd_column(raw: RawTable, at: int, first: dict[str, int], table: Table) -> list[Finding]:
    """What is wrong with a column that is not the table's, or is there a second time."""
    written = raw.header[at]
    if not plain(written):
        return [] if _is_blank(raw, at) else [Finding("column-unnamed", detail=str(at + 1))]
    if first[plain(written)] != at:
        return [Finding("column-twice", column=shown(written))]
    like = nearest(written, table.column_names)
    return [Finding("column-unknown", column=shown(written), detail=f" (did you mean {like}?)" if like else "")]


def _blank_column(raw: RawTable, at: int) -> list[Finding]:
    unnamed = not plain(raw.header[at])
    return [Finding("column-blank", detail=str(at + 1))] if unnamed and _is_blank(raw, at) else []


def _is_blank(raw: RawTable, at: int) -> bool:
    return raw.cells.get_column(str(at)).null_count() == raw.cells.height


def without_blank_rows(raw: RawTable, findings: Findings, table: str) -> pl.DataFrame:
    """Leave out blank rows, and report how many there were."""
    columns = [pl.col(str(at)) for at in range(len(raw.header))]
    if not columns or not raw.cells.height:
        return raw.cells
    # most files have a column that is always filled: then no row is blank
    if any(raw.cells.get_column(str(at)).null_count() == 0 for at in range(len(raw.header))):
        return raw.cells
    filled = raw.cells.filter(pl.any_horizontal(column.is_not_null() for column in columns))
    if left_out := raw.cells.height - filled.height:
        findings.warn([Finding("lines-blank", detail=str(left_out))], table, raw.file)
    return filled


def _no_header_inside(
    cells: pl.DataFrame, raw: RawTable, named: dict[str, int], findings: Findings, table: str
) -> pl.DataFrame:
    """The rows that are not the header once more, as it comes where files were put one below the other."""
    if not named:
        return cells
    again = cells.filter(pl.all_horizontal(pl.col(name) == raw.header[at] for name, at in named.items()))
    findings.add([Finding("header-repeated", row) for row in again.get_column(ROW)], table, raw.file)
    return cells.join(again.select(ROW), on=ROW, how="anti", maintain_order="left") if again.height else cells
