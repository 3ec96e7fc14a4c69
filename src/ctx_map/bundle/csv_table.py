"""A CSV file as rows of text. Rows with too many or too few cells are found, never padded or cut.

Apache Arrow's reader splits the cells: it knows every sort of line end and counts the cells of every row. What it lets
pass, a quotation mark in the wrong place, is looked for before.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.csv as pacsv

from ctx_map.bundle.encoding import decode
from ctx_map.bundle.header import DELIMITERS, Header, HeaderAt, find_header
from ctx_map.bundle.limits import Limits
from ctx_map.bundle.raw import ROW, Finding, RawTable, no_cells
from ctx_map.bundle.safe_file import NotTaken
from ctx_map.network.arrays import Ints

_BLOCK = 1 << 22
_QUOTE = 0x22
_TEXT_FORMULA, _SHOWN = b'="', r'^="([^"]*)"$'
"""A formula that is only a text, by which exports keep zeros: a spreadsheet shows the text."""
# the csv module's own limit on a cell is too small for a long note; cells are held to a limit of ours later
csv.field_size_limit(2**31 - 1)


def read_csv(
    file: str,
    name: str,
    data: bytes,
    known: Collection[str],
    *,
    delimiter: str | None,
    limits: Limits,
    header_at: HeaderAt = None,
) -> RawTable:
    """Return the rows of a CSV file. Raises NotTaken if it cannot be read at all."""
    if not data or data.isspace():
        raise NotTaken("file-empty")
    decoded = decode(data)
    header = find_header(decoded.data, known, delimiter=delimiter, limits=limits, at=header_at)
    if len(header.names) > limits.columns:
        raise NotTaken("columns-too-many", str(len(header.names)))
    warnings = [Finding(code) for code in decoded.warnings]
    if not header.found:
        row = header.looks_like_row
        missing = Finding("header-missing", header.row, detail=f" (row {row} looks like it)" if row else "")
        return RawTable(file, file, name, None, (), no_cells(0), (missing,), tuple(warnings))
    if header.delimiter != "," and delimiter is None:
        warnings.append(Finding("delimiter", detail=DELIMITERS.get(header.delimiter, "another sign than a comma")))
    cells, torn, problems = _body(memoryview(decoded.data)[header.ends :], header)
    if _TEXT_FORMULA in decoded.data:
        cells = cells.with_columns(pl.selectors.string().str.replace(_SHOWN, "${1}"))
    said = (tuple(problems), tuple(warnings), tuple(torn))
    return RawTable(file, file, name, None, header.names, cells, *said, header_row=header.row)


def _body(body: memoryview, header: Header) -> tuple[pl.DataFrame, list[Finding], list[Finding]]:
    width = len(header.names)
    if not body or not width:
        return no_cells(width), [], []
    if broken := _broken_quotes(body, header):
        return no_cells(width), [], [Finding("quotes-broken", broken)]
    torn: list[Finding] = []
    whole = _whole_rows(body, header)
    cells = pl.from_arrow(_all_but_torn_rows(body, header, torn) if whole is None else whole)
    if not isinstance(cells, pl.DataFrame):
        raise TypeError("a table of columns is a frame")
    return _numbered(cells, {finding.row for finding in torn if finding.row is not None}, header.row + 1), torn, []


def _whole_rows(body: memoryview, header: Header) -> pa.Table | None:
    """The cells of a file in which every row has as many as the header; None where one has not."""
    torn: list[pacsv.InvalidRow] = []

    def stop(row: pacsv.InvalidRow) -> str:
        torn.append(row)
        return "error"

    # a row must fit into a block
    for block in (_BLOCK, len(body) + 1):
        try:
            return _split(body, header, stop, pacsv.ReadOptions(block_size=block))
        except pa.ArrowInvalid:
            if torn:
                return None
    raise NotTaken("file-unreadable")


def _all_but_torn_rows(body: memoryview, header: Header, torn: list[Finding]) -> pa.Table:
    """The cells of the whole rows. Only on one thread, and in one block, does the reader know a torn row's number."""

    def note(row: pacsv.InvalidRow) -> str:
        code = "row-too-long" if row.actual_columns > row.expected_columns else "row-too-short"
        torn.append(Finding(code, row.number + header.row, detail=f"{row.actual_columns}|{row.expected_columns}"))
        return "skip"

    return _split(body, header, note, pacsv.ReadOptions(use_threads=False, block_size=len(body) + 1))


def _split(
    body: memoryview, header: Header, torn: Callable[[pacsv.InvalidRow], str], read: pacsv.ReadOptions
) -> pa.Table:
    read.column_names = [str(at) for at in range(len(header.names))]
    parse = pacsv.ParseOptions(
        delimiter=header.delimiter, newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=torn
    )
    types = dict.fromkeys(read.column_names, pa.string())
    convert = pacsv.ConvertOptions(column_types=types, strings_can_be_null=True, null_values=[""])
    return pacsv.read_csv(pa.BufferReader(body), read_options=read, parse_options=parse, convert_options=convert)


def _numbered(cells: pl.DataFrame, torn: set[int], first: int) -> pl.DataFrame:
    """The cells with the sender's row numbers, which the torn rows have too."""
    if not torn:
        return cells.with_columns(pl.int_range(first, pl.len() + first, dtype=pl.UInt32).alias(ROW))
    rows = [row for row in range(first, first + cells.height + len(torn)) if row not in torn]
    return cells.with_columns(pl.Series(ROW, rows, pl.UInt32))


def _broken_quotes(body: memoryview, header: Header) -> int | None:
    """The number of the first row with a quotation mark that is not closed or stands in the wrong place."""
    quotes = np.flatnonzero(np.frombuffer(body, np.uint8) == _QUOTE)
    if not quotes.size or _quotes_in_order(body, quotes, header.delimiter):
        return None
    reader = csv.reader(io.StringIO(bytes(body).decode(), newline=""), delimiter=header.delimiter, strict=True)
    row = header.row
    try:
        for _ in reader:
            row += 1
    except csv.Error:
        return row + 1
    return None


def _quotes_in_order(body: memoryview, quotes: Ints, delimiter: str) -> bool:
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
