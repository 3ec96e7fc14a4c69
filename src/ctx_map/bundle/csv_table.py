"""A CSV file as rows of text. Rows with too many or too few cells are found, never padded or cut.

Apache Arrow's reader splits the cells: it knows every sort of line end and counts the cells of every row. What it lets
pass, a quotation mark in the wrong place, is looked for before.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection

import numpy as np
import numpy.typing as npt
import polars as pl
import pyarrow as pa
import pyarrow.csv as pacsv

from ctx_map.bundle.encoding import decode
from ctx_map.bundle.header import DELIMITERS, Header, find_header
from ctx_map.bundle.limits import Limits
from ctx_map.bundle.raw import ROW, Finding, RawTable, no_cells
from ctx_map.bundle.safe_file import NotTaken

FIRST_ROW = 2
"""The row number of the first row below the header."""
_BLOCK = 1 << 22
_QUOTE = 0x22
# the csv module's own limit on a cell is too small for a long note; cells are held to a limit of ours later
csv.field_size_limit(2**31 - 1)


def read_csv(
    file: str, name: str, data: bytes, known: Collection[str], *, delimiter: str | None, limits: Limits
) -> RawTable:
    """The rows of a CSV file. NotTaken if it cannot be read at all."""
    if not data or data.isspace():
        raise NotTaken("file-empty")
    decoded = decode(data)
    header = find_header(decoded.data, known, delimiter=delimiter, limits=limits)
    if len(header.names) > limits.columns:
        raise NotTaken("columns-too-many", str(len(header.names)))
    warnings = [Finding(code) for code in decoded.warnings]
    if not header.found:
        row = header.looks_like_row
        missing = Finding("header-missing", 1, detail=f" (row {row} looks like it)" if row else "")
        return RawTable(file, file, name, None, (), no_cells(0), (missing,), tuple(warnings))
    if header.delimiter != "," and delimiter is None:
        warnings.append(Finding("delimiter", detail=DELIMITERS.get(header.delimiter, "another sign than a comma")))
    cells, torn, problems = _body(memoryview(decoded.data)[header.ends :], header)
    return RawTable(file, file, name, None, header.names, cells, tuple(problems), tuple(warnings), tuple(torn))


def _body(body: memoryview, header: Header) -> tuple[pl.DataFrame, list[Finding], list[Finding]]:
    width = len(header.names)
    if not body or not width:
        return no_cells(width), [], []
    if broken := _broken_quotes(body, header.delimiter):
        return no_cells(width), [], [Finding("quotes-broken", broken)]
    torn: list[Finding] = []
    table = _split(body, header, torn, numbered=False)
    if torn:
        torn.clear()
        table = _split(body, header, torn, numbered=True)
    cells = pl.from_arrow(table)
    if not isinstance(cells, pl.DataFrame):
        raise TypeError("a table of columns is a frame")
    return _numbered(cells, {finding.row for finding in torn if finding.row is not None}), torn, []


def _split(body: memoryview, header: Header, torn: list[Finding], *, numbered: bool) -> pa.Table:
    """The cells of all whole rows. Only on one thread does the reader know the number of a torn row."""
    width = len(header.names)

    def note(row: pacsv.InvalidRow) -> str:
        code = "row-too-long" if row.actual_columns > row.expected_columns else "row-too-short"
        number = None if row.number is None else row.number + FIRST_ROW - 1
        torn.append(Finding(code, number, detail=f"{row.actual_columns}|{row.expected_columns}"))
        return "skip"

    names = [str(at) for at in range(width)]
    parse = pacsv.ParseOptions(
        delimiter=header.delimiter, newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=note
    )
    convert = pacsv.ConvertOptions(
        column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True, null_values=[""]
    )
    # a row must fit into a block
    for block in (_BLOCK, len(body) + 1):
        read = pacsv.ReadOptions(use_threads=not numbered, block_size=block, column_names=names)
        try:
            return pacsv.read_csv(
                pa.BufferReader(body), read_options=read, parse_options=parse, convert_options=convert
            )
        except pa.ArrowInvalid:
            torn.clear()
    raise NotTaken("file-unreadable")


def _numbered(cells: pl.DataFrame, torn: set[int]) -> pl.DataFrame:
    """The cells with the sender's row numbers, which the torn rows have too."""
    if not torn:
        return cells.with_columns(pl.int_range(FIRST_ROW, pl.len() + FIRST_ROW, dtype=pl.UInt32).alias(ROW))
    rows = [row for row in range(FIRST_ROW, FIRST_ROW + cells.height + len(torn)) if row not in torn]
    return cells.with_columns(pl.Series(ROW, rows, pl.UInt32))


def _broken_quotes(body: memoryview, delimiter: str) -> int | None:
    """The number of the first row with a quotation mark that is not closed or stands in the wrong place."""
    quotes = np.flatnonzero(np.frombuffer(body, np.uint8) == _QUOTE)
    if not quotes.size or _quotes_in_order(body, quotes, delimiter):
        return None
    reader = csv.reader(io.StringIO(bytes(body).decode(), newline=""), delimiter=delimiter, strict=True)
    row = FIRST_ROW - 1
    try:
        for _ in reader:
            row += 1
    except csv.Error:
        return row + 1
    return None


def _quotes_in_order(body: memoryview, quotes: npt.NDArray[np.int64], delimiter: str) -> bool:
    """Whether every first mark of a pair opens a cell and every second closes one, or both stand for one mark."""
    if quotes.size % 2:
        return False
    opening, closing = quotes[::2], quotes[1::2]
    text = np.frombuffer(body, np.uint8)
    ends = np.frombuffer(delimiter.encode() + b"\r\n", np.uint8)
    doubled = np.zeros(opening.size, np.bool_)
    doubled[1:] = opening[1:] == closing[:-1] + 1
    begins_cell = (opening == 0) | np.isin(text[np.maximum(opening - 1, 0)], ends)
    last = closing == text.size - 1
    ends_cell = last | np.isin(text[np.minimum(closing + 1, text.size - 1)], ends)
    ends_cell[:-1] |= doubled[1:]
    return bool((begins_cell | doubled).all() and ends_cell.all())
