"""Without a mapping: files and sheets that bear the name of a table become that table."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from ctx_map.bundle.coarse_days import SPANS, spread
from ctx_map.bundle.coarse_text import canonical
from ctx_map.bundle.files import Found
from ctx_map.bundle.furniture import rows_of_table
from ctx_map.bundle.header import nearest, plain, without_invisible
from ctx_map.bundle.own_export import is_own_export
from ctx_map.bundle.raw import FILE, ROW, Finding, Findings, RawTable, Untaken, Unwanted
from ctx_map.bundle.row_account import SourceRows
from ctx_map.bundle.safe_file import shown
from ctx_map.bundle.wanted import table_name
from ctx_map.vocabulary.tables import TABLES, Table

BORN = "date_of_birth"


def plain_tables(found: Iterable[Found], findings: Findings) -> tuple[dict[str, pl.DataFrame], list[RawTable]]:
    """Return the tables of a bundle by name, with their own columns only, and ROW and FILE.

    The files of a network that ctx-map itself has saved are returned beside them, as they are.
    """
    tables: dict[str, pl.DataFrame] = {}
    exported: list[RawTable] = []
    for each in found:
        name = table_name(each.name)
        if isinstance(each, RawTable) and is_own_export(each):
            exported.append(each)
        elif isinstance(each, Unwanted) or name is None:
            _unwanted(each, findings)
        elif isinstance(each, Untaken):
            findings.add([each.why], name, each.file)
        elif name in tables:
            findings.add([Finding("table-twice")], name, each.file)
        else:
            tables[name] = _named(each, TABLES[name], findings)
    return tables, exported


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
    findings.take(raw, table.name, None if not raw.header else range(len(raw.header)))
    named = match_header(raw, table, findings)
    hidden = findings.manifest.hidden if findings.manifest else None
    cells, left = rows_of_table(raw, findings, table.name, hidden=hidden)
    torn = tuple(finding.row for finding in raw.torn if finding.row is not None)
    rows = raw.cells.height + len(torn)
    findings.sources.append(SourceRows(raw.file, table.name, None, rows, cells.height, tuple(left), torn))
    columns = _with_whole_months({name: cells.get_column(str(at)) for name, at in named.items()}, raw, table, findings)
    taken = [values.alias(name) for name, values in columns.items()]
    return cells.select(*taken, ROW, pl.lit(raw.file).alias(FILE))


def _with_whole_months(
    columns: dict[str, pl.Series], raw: RawTable, table: Table, findings: Findings
) -> dict[str, pl.Series]:
    """The columns with every month and year of a date of birth as ISO text, and of a moment as its days."""
    dated = [name for name in (BORN, *(name for span in SPANS for name in span)) if name in columns]
    columns |= {name: canonical(columns[name]) for name in dated}
    spread_out, coarse = spread(columns, {})
    if coarse:
        number = "1 row" if coarse == 1 else f"{coarse} rows"
        findings.warn([Finding("month-or-year", detail=number)], table.name, raw.file)
    return spread_out


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
            unseen = without_invisible(written) != written
            code = "header-invisible" if unseen else "header-spelling"
            findings.warn([Finding(code, column=shown(written), detail=name)], table.name, raw.file)
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
