"""With a mapping: an agency's own files become tables of a bundle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from ctx_map.bundle.files import Found
from ctx_map.bundle.filters import taken_rows
from ctx_map.bundle.furniture import rows_of_table
from ctx_map.bundle.grid import one_row_a_mark
from ctx_map.bundle.mapped_rows import has_constant_reference, mapped_rows
from ctx_map.bundle.mapping import Mapping, Source
from ctx_map.bundle.plain_tables import left_out
from ctx_map.bundle.raw import ROW, Finding, Findings, RawTable, Untaken, Unwanted
from ctx_map.bundle.row_account import LeftOut, SourceRows
from ctx_map.bundle.row_numbers import ranges, ranges_words
from ctx_map.bundle.their_columns import columns_not_used, positions
from ctx_map.bundle.wanted import Mapped


@dataclass(frozen=True, slots=True)
class _Part:
    """The rows that a source makes of a file, and what it leaves out."""

    rows: pl.DataFrame
    source: SourceRows


def mapped_tables(found: Iterable[Found], mapping: Mapping, findings: Findings) -> dict[str, pl.DataFrame]:
    """Return the tables of a bundle by name, each from all its sources, with ROW and FILE of the agency's files."""
    parts: dict[str, list[pl.DataFrame]] = {}
    used: set[int] = set()
    for each in found:
        if isinstance(each, Unwanted):
            findings.warn([_left_out(each)], each.name, each.file)
        elif isinstance(each, Untaken):
            findings.add([each.why], each.name, each.file)
        else:
            sources = Mapped(mapping).sources(each.whole, each.sheet)
            used |= {number for number, _ in sources}
            for part in _fed(each, sources, mapping, findings):
                parts.setdefault(part.source.table, []).append(part.rows)
                findings.sources.append(part.source)
    for number, source in enumerate(mapping.source, start=1):
        if number not in used and not source.optional:
            findings.add([Finding("source-without-file", detail=str(number))], source.into, "")
    return {table: pl.concat(rows, how="diagonal") for table, rows in parts.items()}


def _fed(raw: RawTable, sources: Sequence[tuple[int, Source]], mapping: Mapping, findings: Findings) -> Iterator[_Part]:
    """The rows that a file gives to each of its tables."""
    # where the columns stand, and what is wrong with them
    at = {number: positions(raw, source, findings) if raw.header else None for number, source in sources}
    for table in dict.fromkeys(source.into for _, source in sources):
        findings.take(raw, table, _read(at, sources, table))
    if not raw.header:
        return
    # the rows that belong to a table at all
    everything = _read(at, sources)
    first = sources[0][1].into
    cells, left = rows_of_table(raw, findings, first, hidden=mapping.hidden, read=everything)
    taken: dict[str, list[pl.Series]] = {}
    for number, source in sources:
        where = at[number]
        if where is None:
            continue
        marks, unmarked = one_row_a_mark(cells, raw, source.grid, where) if source.grid else (cells, ())
        rows, filtered = taken_rows(marks, source, where)
        taken.setdefault(source.into, []).append(rows.get_column(ROW))
        report = [position for position in _tells_reports(source, sources, at) if str(position) in rows.columns]
        made = mapped_rows(rows, source, where, raw=raw, whole=cells, mapping=mapping, report=report, findings=findings)
        yield _Part(made, _account(raw, source.into, number, made.height, (*left, *unmarked, *filtered)))
    if all(where is not None for where in at.values()):
        _warn_of_rows(raw, cells, taken, findings)
        findings.warn(columns_not_used(raw, everything), first, raw.file)


def _read(
    at: dict[int, dict[str, int] | None], sources: Sequence[tuple[int, Source]], table: str | None = None
) -> set[int]:
    """The positions of the columns that a table takes, or that any table does."""
    return {
        position
        for number, source in sources
        if table in (None, source.into)
        for position in (at[number] or {}).values()
    }


def _tells_reports(
    source: Source, sources: Sequence[tuple[int, Source]], at: dict[int, dict[str, int] | None]
) -> list[int]:
    """The columns that tell one report from another under a constant reference: all that its links are made of.

    Links that several sources make of one row are then from one report. Columns that only filter tell nothing.
    """
    if not has_constant_reference(source):
        return []
    same = [
        (number, other)
        for number, other in sources
        if has_constant_reference(other) and other.constants["ref"] == source.constants["ref"]
    ]
    found: set[int] = set()
    for number, other in same:
        where = at[number] or {}
        read = {name for rule in other.rules.values() for name in rule.their_columns} or set(where)
        found |= {where[name] for name in read if name in where}
    return sorted(found)


def _account(raw: RawTable, table: str, number: int, height: int, left: tuple[LeftOut, ...]) -> SourceRows:
    torn = tuple(finding.row for finding in raw.torn if finding.row is not None)
    return SourceRows(raw.file, table, number, raw.cells.height + len(torn), height, left, torn)


def _warn_of_rows(raw: RawTable, cells: pl.DataFrame, taken: dict[str, list[pl.Series]], findings: Findings) -> None:
    """For each table, name the rows of the file that none of its sources takes."""
    rows = cells.get_column(ROW)
    for table, parts in taken.items():
        left = rows.filter(~rows.is_in(pl.concat(parts).implode()))
        if left.len():
            many = "1 row" if left.len() == 1 else f"{left.len()} rows"
            detail = f"{many} of this file ({ranges_words(ranges(left))})"
            findings.warn([Finding("rows-not-used", detail=detail)], table, raw.file)


def _left_out(found: Unwanted) -> Finding:
    if not found.blank:
        return Finding("file-not-used")
    return Finding(left_out(found))
