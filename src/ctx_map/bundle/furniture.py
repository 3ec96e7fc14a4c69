"""Rows of a file that are no rows of a table: blank and hidden ones, the header once more, lines below a report."""

from __future__ import annotations

import re
from collections.abc import Collection

import polars as pl

from ctx_map.bundle.header import plain
from ctx_map.bundle.proposal.concepts import concept_of
from ctx_map.bundle.raw import ROW, Finding, Findings, RawTable
from ctx_map.bundle.row_account import LeftOut
from ctx_map.bundle.row_numbers import ranges, ranges_words

BLANK, HIDDEN, HEADER, FURNITURE = "blank", "hidden", "header again", "not a row of the table"
_RULED = r"^[-=_*.·–—]{3,}$"
"""A line drawn in a cell."""
_MADE = r"(?:run|printed|generated|exported|created|prepared|compiled|completed|updated|produced|downloaded|extracted)"
_BEGINS = (
    r"(?i)^\s*(?:[-=_*.·–—]{2}|(?:sub|grand)?[ -]?total|count\b|(?:number|no\.?) of"
    rf"|(?:date|last|report|list|data|file)\s|{_MADE})"
)
"""How a row begins that may be a line, a total, or a word on who has made the table."""
_SIGNED = re.compile(
    rf"(?:(?:report|list|data|file|date|last)\s+)?{_MADE}(?:\s+(?:by|on|at|from)\b(?P<who>.*)|\s*:)?",
    re.IGNORECASE | re.DOTALL,
)
"""Who has made a table, and when."""
_FOOTER = re.compile(
    rf"((report|list|data|file|date|last)\s+)?{_MADE}(\s+(by|on|at|from)\b.*|\s*:.*)"
    r"|(count|number|no\.? of [a-z ]+|number of [a-z ]+)\s*[:=]\s*\d+"
    r"|report\b.*|end of (report|file|list|data|records?)\b.*|page \d+( of \d+)?"
    r"|\(?\d+ (records?|rows?|results?|entries|items|people|children|clients?)\b.*"
    r"|official([ -]sensitive\b.*)?|restricted|confidential\b.*|(sub|grand)?\s?totals?\b.*"
    r"|source:.*|notes?:.*|©.*|\*.*",
    re.IGNORECASE | re.DOTALL,
)
"""What reports and spreadsheets write above and below a table."""
_NAMES = 2
"""So many names of columns in one row are a header."""
_MOST_BESIDE = 2
"""So many filled cells may stand beside a word on who has made a table."""
_SIDEWAYS = 3
"""So many names of columns below one another are a table on its side."""
_LONGEST_SIDE = 60
"""A table with more rows is not on its side."""
_LAST_ROWS = (65_536, 1_048_576)
"""The last row that old and new spreadsheets have."""
_FEW = 200
"""A cell of more signs is no line of furniture."""


def rows_of_table(
    raw: RawTable, findings: Findings, table: str, *, hidden: str | None, read: Collection[int] | None = None
) -> tuple[pl.DataFrame, list[LeftOut]]:
    """Return the rows of a file that belong to its table, and the others by why they are left out.

    They are named in warnings. `hidden` says what becomes of rows and columns that a workbook does not show: without
    it they are a problem. `read` are the positions of the columns that are taken.
    """
    _hidden_columns(raw, findings, table, hidden, read)
    left: list[LeftOut] = []
    cells = _without_hidden(raw, findings, table, hidden, left)
    whole = cells
    cells = _without_blank(raw, cells, findings, table, left)
    below_blank = _last_run(whole, cells)
    if cells.height and cells.get_column(ROW)[-1] in _LAST_ROWS:
        findings.warn([Finding("rows-at-limit", detail=f"{cells.get_column(ROW)[-1]:,}")], table, raw.file)
    findings.add([*_other_tables(raw, whole, cells), *_on_its_side(raw, cells)], table, raw.file)
    for rule, code, rows in (
        (HEADER, "header-repeated", _header_again(raw, cells)),
        (FURNITURE, "rows-furniture", _furniture(raw, cells, below_blank)),
    ):
        if rows.len():
            cells = cells.filter(~pl.col(ROW).is_in(rows.implode()))
            left.append(LeftOut(rule, ranges(rows)))
            findings.warn([Finding(code, detail=_sentence_start(rows))], table, raw.file)
    return cells, left


def _sentence_start(rows: pl.Series) -> str:
    words = ranges_words(ranges(rows))
    return f"{words[0].upper()}{words[1:]} {'was' if rows.len() == 1 else 'were'}"


def _hidden_columns(
    raw: RawTable, findings: Findings, table: str, hidden: str | None, read: Collection[int] | None
) -> None:
    taken = [at for at in raw.hidden_columns if at < len(raw.header) and (read is None or at in read)]
    if not taken or hidden == "read":
        return
    names = ", ".join(raw.header[at] or str(at + 1) for at in taken)
    findings.add([Finding("columns-hidden", detail=names)], table, raw.file)


def _without_hidden(
    raw: RawTable, findings: Findings, table: str, hidden: str | None, left: list[LeftOut]
) -> pl.DataFrame:
    rows = raw.cells.get_column(ROW)
    these = rows.filter(rows.is_in(pl.Series(raw.hidden_rows, dtype=rows.dtype).implode()))
    if not these.len():
        return raw.cells
    words = ranges_words(ranges(these))
    if hidden == "leave out":
        left.append(LeftOut(HIDDEN, ranges(these)))
        findings.warn([Finding("rows-hidden-left-out", detail=words)], table, raw.file)
        return raw.cells.filter(~pl.col(ROW).is_in(these.implode()))
    if hidden == "read":
        findings.warn([Finding("rows-hidden-read", detail=words)], table, raw.file)
    else:
        findings.add([Finding("rows-hidden", detail=words)], table, raw.file)
    return raw.cells


def _without_blank(
    raw: RawTable, cells: pl.DataFrame, findings: Findings, table: str, left: list[LeftOut]
) -> pl.DataFrame:
    columns = [pl.col(str(at)) for at in range(len(raw.header))]
    # most files have a column that is always filled: then no row is blank
    if not columns or any(cells.get_column(str(at)).null_count() == 0 for at in range(len(raw.header))):
        return cells
    filled = cells.filter(pl.any_horizontal(column.is_not_null() for column in columns))
    if number := cells.height - filled.height:
        findings.warn([Finding("lines-blank", detail=_blank_words(number))], table, raw.file)
        gone = cells.get_column(ROW)
        left.append(LeftOut(BLANK, ranges(gone.filter(~gone.is_in(filled.get_column(ROW).implode())))))
    return filled


def _blank_words(number: int) -> str:
    return "1 blank row was" if number == 1 else f"{number} blank rows were"


def _last_run(whole: pl.DataFrame, filled: pl.DataFrame) -> int | None:
    """The number of the last blank row that has rows below it; None where there is none."""
    if whole.height == filled.height or not filled.height:
        return None
    blank = whole.get_column(ROW).filter(~whole.get_column(ROW).is_in(filled.get_column(ROW).implode()))
    above = blank.filter(blank < filled.get_column(ROW)[-1])
    return int(above[-1]) if above.len() else None


def _other_tables(raw: RawTable, whole: pl.DataFrame, filled: pl.DataFrame) -> list[Finding]:
    """Rows below a blank one that have names of columns, so that another table may begin there."""
    if whole.height == filled.height:
        return []
    blank = whole.join(filled.select(ROW), on=ROW, how="anti").select(pl.col(ROW) + 1)
    own = [plain(name) for name in raw.header]
    found = []
    for row in filled.join(blank, on=ROW, how="semi").iter_rows(named=True):
        texts = [row[str(at)].strip() for at in range(len(own)) if row[str(at)]]
        names = [text for text in texts if concept_of(text)]
        numbers = any(sign.isdigit() for text in texts for sign in text)
        if len(names) >= _NAMES and not numbers and not {plain(text) for text in texts} <= set(own):
            found.append(Finding("another-table", row=row[ROW], detail=f"Row {row[ROW]}"))
    return found


def _on_its_side(raw: RawTable, cells: pl.DataFrame) -> list[Finding]:
    """A table whose names of columns are below one another, so that each thing is a column."""
    if not raw.header or not 0 < cells.height <= _LONGEST_SIDE:
        return []
    below = [raw.header[0], *cells.get_column("0").drop_nulls()]
    names = [concept for text in below if (concept := concept_of(text))]
    if len(set(names)) < _SIDEWAYS or len(names) * 2 < len(below):
        return []
    return [Finding("table-sideways")]


def _header_again(raw: RawTable, cells: pl.DataFrame) -> pl.Series:
    """Rows that repeat the header, as they come where files were put one below the other."""
    names = {at: plain(name) for at, name in enumerate(raw.header) if plain(name)}
    if not names or not cells.height:
        return cells.get_column(ROW).clear()
    first = min(names)
    # few rows have the name of the first column in it: only these are looked at whole
    likely = cells.filter(pl.col(str(first)).str.strip_chars().str.to_lowercase() == raw.header[first].strip().lower())
    rows = [
        row[ROW]
        for row in likely.iter_rows(named=True)
        if all(plain(row[str(at)] or "") == name for at, name in names.items())
    ]
    return pl.Series(ROW, rows, dtype=cells.schema[ROW])


def _furniture(raw: RawTable, cells: pl.DataFrame, below: int | None) -> pl.Series:
    """Rows that only draw a line, and rows with one filled cell of several that is a line below or above a table."""
    nothing = cells.get_column(ROW).clear()
    width = len(raw.header)
    if not cells.height or not width:
        return nothing
    # most rows have several cells and begin with neither a line nor a total: they are not looked at again
    raw_columns = [pl.col(str(at)) for at in range(width)]
    filled = pl.sum_horizontal(column.is_not_null().cast(pl.UInt16) for column in raw_columns)
    likely = cells.filter((filled < 2) | pl.coalesce(raw_columns).str.contains(_BEGINS))
    columns = [column.str.strip_chars() for column in raw_columns]
    # rows of dashes
    ruled = pl.all_horizontal(column.str.contains(_RULED).fill_null(value=True) for column in columns)
    lines = likely.filter(ruled).get_column(ROW)
    if width < 2:
        return lines
    # rows with one cell
    alone = likely.filter(filled == 1).select(ROW, text=pl.coalesce(columns))
    rows = [row for row, text in alone.iter_rows() if _is_line(text, row, below)]
    # who has made the table, and totals
    rows += _signed(likely.filter(filled > 1), columns)
    return pl.concat([lines, pl.Series(ROW, rows, dtype=nothing.dtype), _totals(likely, columns)]).unique().sort()


def _signed(cells: pl.DataFrame, columns: list[pl.Expr]) -> list[int]:
    """Rows that begin with a word on who has made the table, or when, with few other cells."""
    found = []
    for row, *texts in cells.select(ROW, *columns).iter_rows():
        said = [text for text in texts if text]
        signed = _SIGNED.fullmatch(said[0]) if said and len(said) <= _MOST_BESIDE + 1 else None
        # a whole row may begin so with a text, and then it is one of the table
        if signed and (len(said) < len(texts) or not (signed["who"] or "").strip(" :")):
            found.append(row)
    return found


def _is_line(text: str, row: int, below: int | None) -> bool:
    """Whether the only cell of a row is a line of a report: by its words, or a sentence below a blank row."""
    if len(text) > _FEW:
        return False
    return bool(_FOOTER.fullmatch(text)) or (below is not None and row > below and " " in text)


def _totals(cells: pl.DataFrame, columns: list[pl.Expr]) -> pl.Series:
    """Rows whose first cell is a total or a count in words, with nothing but numbers beside it."""
    named = columns[0].str.contains(r"(?i)^(?:(?:sub|grand)?[ -]?totals?(?: .*)?|count:?|(?:number|no\.?) of .*)$")
    counts = pl.all_horizontal(column.str.contains(r"^[0-9.,]*$").fill_null(value=True) for column in columns[1:])
    return cells.filter(named & counts).get_column(ROW)
