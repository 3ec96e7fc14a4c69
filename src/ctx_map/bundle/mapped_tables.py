"""With a mapping: an agency's own files become tables of a bundle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import polars as pl

from ctx_map.bundle.bundle import Problem
from ctx_map.bundle.files import Found
from ctx_map.bundle.header import nearest, plain
from ctx_map.bundle.mapped_column import column_of
from ctx_map.bundle.mapping import Mapping, Source
from ctx_map.bundle.plain_tables import left_out, match_header, without_blank_rows
from ctx_map.bundle.raw import FILE, ROW, Finding, Findings, RawTable, Untaken, Unwanted
from ctx_map.bundle.safe_file import shown
from ctx_map.bundle.wanted import Mapped
from ctx_map.vocabulary.tables import TABLES

MOST_NAMES = 20
"""How many columns that are not used are named for a file."""


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
            for table, rows in _fed(each, [source for _, source in sources], findings):
                parts.setdefault(table, []).append(rows)
    unused = [number for number in range(1, len(mapping.source) + 1) if number not in used]
    for number in unused:
        findings.add([Finding("source-without-file", detail=str(number))], mapping.source[number - 1].into, "")
    return {table: pl.concat(rows, how="diagonal") for table, rows in parts.items()}


def _fed(raw: RawTable, sources: Sequence[Source], findings: Findings) -> Iterable[tuple[str, pl.DataFrame]]:
    """The rows that a file gives to each of its tables."""
    for table in dict.fromkeys(source.into for source in sources):
        findings.take(raw, table)
    if not raw.header:
        return
    cells = without_blank_rows(raw, findings, sources[0].into)
    taken: list[pl.Series] = []
    read: set[int] = set()
    for source in sources:
        at = _positions(raw, source, findings)
        if at is None:
            continue
        read |= set(at.values())
        rows = cells.filter(_taken(source, at))
        taken.append(rows.get_column(ROW))
        yield source.into, _rows(rows, source, at, raw, findings)
    left = cells.height - (pl.concat(taken).n_unique() if taken else 0)
    if left and len(taken) == len(sources):
        findings.warn([Finding("rows-not-used", detail=str(left))], sources[0].into, raw.file)
    if len(taken) == len(sources):
        findings.warn(_columns_not_used(raw, read), sources[0].into, raw.file)


def _columns_not_used(raw: RawTable, read: set[int]) -> list[Finding]:
    """How many columns of a file no source takes, and what they are called."""
    names = [shown(name).replace("|", " ") for at, name in enumerate(raw.header) if at not in read and name.strip()]
    if not names:
        return []
    more = len(names) - MOST_NAMES
    listed = ", ".join(names[:MOST_NAMES]) + (f" and {more} more" if more > 0 else "")
    are = "1 column is" if len(names) == 1 else f"{len(names)} columns are"
    return [Finding("columns-not-used", detail=f"{are} not used: {listed}")]


def _positions(raw: RawTable, source: Source, findings: Findings) -> dict[str, int] | None:
    """Where each of their columns stands that the source reads; None if one is not there."""
    if source.columns is None:
        table = TABLES[source.into]
        # what the mapping says itself need not, and must not, be in the file as well
        open_columns = tuple(column for column in table.columns if column.name not in source.constants)
        return match_header(raw, replace(table, columns=open_columns), findings)
    header = [plain(name) for name in raw.header]
    missing = sorted(name for name in source.their_columns if plain(name) not in header)
    for name in missing:
        like = nearest(name, raw.header)
        detail = f"{name}|{f' (did you mean {shown(like)}?)' if like else ''}"
        findings.add([Finding("their-column-missing", column=name, detail=detail)], source.into, raw.file)
    return None if missing else {name: header.index(plain(name)) for name in source.their_columns}


def _taken(source: Source, at: dict[str, int]) -> pl.Expr:
    """Whether the source takes a row."""
    conditions = [_text(at[name]).is_in(values) for name, values in source.only.items()]
    conditions += [~_text(at[name]).is_in(values) for name, values in source.without.items()]
    conditions += [_text(at[name]) != "" for name in source.filled]
    return pl.all_horizontal(conditions) if conditions else pl.lit(value=True)


def _text(at: int) -> pl.Expr:
    return pl.col(str(at)).fill_null("").str.strip_chars()


def _rows(rows: pl.DataFrame, source: Source, at: dict[str, int], raw: RawTable, findings: Findings) -> pl.DataFrame:
    """The rows under the names of the table's columns."""
    rules = source.rules
    columns = {name: rows.get_column(str(position)) for name, position in at.items()} if not rules else {}
    for name, rule in rules.items():
        theirs = [rows.get_column(str(at[each])) for each in rule.their_columns]
        column = column_of(theirs, rule)
        columns[name] = column.values
        for code, wrong in column.wrong.items():
            numbers = rows.get_column(ROW).filter(wrong)
            advice = Finding(code).of(source.into, raw.file).advice
            findings.problems += [Problem(source.into, row, name, code, advice, raw.file) for row in numbers]
    constants = [pl.lit(text or None, pl.String).alias(name) for name, text in source.constants.items()]
    return rows.select(
        *(values.alias(name) for name, values in columns.items()), *constants, ROW, pl.lit(raw.file).alias(FILE)
    )


def _left_out(found: Unwanted) -> Finding:
    if not found.blank:
        return Finding("file-not-used")
    return Finding(left_out(found))
