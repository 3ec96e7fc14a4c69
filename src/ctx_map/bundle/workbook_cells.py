"""What the parts of a workbook say of rows, columns and cells: hidden ones, and numbers shown with leading zeros."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import polars as pl

from ctx_map.bundle.raw import ROW, Finding

# a tag has no < inside it: so each search stops at the next one, however hostile the part
_P = rb"<(?:\w{1,20}:)?"
_ROW_TAG = re.compile(_P + rb"row\b([^<>]*)>")
_COLUMN_TAG = re.compile(_P + rb"col\b([^<>]*)>")
_HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']")
_NUMBER = re.compile(rb"\br=[\"'](\d{1,7})[\"']")
_SPAN = re.compile(rb"\b(min|max)=[\"'](\d{1,5})[\"']")
_STYLE = re.compile(rb"\bs=[\"'](\d{1,6})[\"']")
_TYPED = re.compile(rb"\bt=[\"'](?!n[\"'])")
_AT = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_FORMAT = re.compile(_P + rb"numFmt\b([^<>]*)>")
_FORMAT_ID = re.compile(rb"\bnumFmtId=[\"'](\d{1,6})[\"']")
_FORMAT_CODE = re.compile(rb"\bformatCode=[\"']([^\"']{0,200})[\"']")
_CELL_STYLES = re.compile(_P + rb"cellXfs\b[^<>]*>(.*?)</(?:\w{1,20}:)?cellXfs>", re.DOTALL)
_CELL_STYLE = re.compile(_P + rb"xf\b([^<>]*)>")
_MANY_COLUMNS = 1_000
Padded = Mapping[tuple[int, int], tuple[int, ...]]
"""The rows of numbers that are shown with leading zeros, by the column's position and the number of figures."""


def zero_padded_styles(styles: bytes) -> dict[int, int]:
    """Return the styles of cells that show a number with leading zeros, such as 00007, with how many figures."""
    zeros = {}
    for tag in _FORMAT.finditer(styles):
        number, code = _FORMAT_ID.search(tag[1]), _FORMAT_CODE.search(tag[1])
        if number and code and re.fullmatch(rb"0{2,20}", code[1]):
            zeros[int(number[1])] = len(code[1])
    cells = _CELL_STYLES.search(styles)
    if not zeros or not cells:
        return {}
    found = {}
    for at, style in enumerate(_CELL_STYLE.finditer(cells[1])):
        number = _FORMAT_ID.search(style[1])
        if number and int(number[1]) in zeros:
            found[at] = zeros[int(number[1])]
    return found


def padded_cells(cells: Iterator[re.Match[bytes]], styles: Mapping[int, int]) -> Iterator[tuple[int, int, int]]:
    """Yield column, figures and row of every number among these cells that is shown with leading zeros."""
    for cell in cells:
        style, at = _STYLE.search(cell[1]), _AT.search(cell[1])
        if style and at and int(style[1]) in styles and not _TYPED.search(cell[1]):
            yield position_of(at[1].decode()), styles[int(style[1])], int(at[2])


def hidden_rows(text: bytes) -> Iterator[int]:
    """Yield the numbers of the rows that are not shown."""
    for row in _ROW_TAG.finditer(text) if b"hidden" in text else ():
        number = _NUMBER.search(row[1])
        if number and _HIDDEN.search(row[1]):
            yield int(number[1])


def hidden_columns(text: bytes) -> Iterator[int]:
    """Yield the positions of the columns that are not shown."""
    for column in _COLUMN_TAG.finditer(text) if b"hidden" in text else ():
        if _HIDDEN.search(column[1]):
            span = {name: int(number) for name, number in _SPAN.findall(column[1])}
            yield from range(span.get(b"min", 1) - 1, min(span.get(b"max", 0), _MANY_COLUMNS))


def merged_cells(reference: str) -> Finding:
    """Return what is wrong with merged cells such as A1:C1, with the columns and rows that they concern."""
    corners = [(position_of(letters), int(row)) for letters, row in re.findall(r"([A-Z]{1,3})(\d{1,7})", reference)]
    if not corners:
        return Finding("cells-merged", detail=reference)
    columns = (min(column for column, _ in corners), max(column for column, _ in corners))
    return Finding("cells-merged", detail=reference, columns=columns, last_row=max(row for _, row in corners))


def position_of(letters: str) -> int:
    """Return the position of a column, counted from 0, by its letters."""
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - ord("A") + 1
    return at - 1


def as_shown(cells: pl.DataFrame, padded: Padded) -> pl.DataFrame:
    """Return the cells with the leading zeros that the workbook shows."""
    for (column, figures), rows in padded.items():
        if str(column) in cells.columns:
            these = pl.col(ROW).is_in(pl.Series(rows, dtype=cells.schema[ROW]).implode())
            text = pl.col(str(column))
            cells = cells.with_columns(pl.when(these).then(text.str.zfill(figures)).otherwise(text).alias(str(column)))
    return cells
