"""An Excel workbook: a sheet to read first, one for each table of nodes, and one of links. No cell is a formula."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ctx_map.errors import WrongUse
from ctx_map.export.account import HOMES_LEFT_OUT, account, grade_key
from ctx_map.export.exporter import Exporter
from ctx_map.export.text import counted, xml_clean
from ctx_map.governance.release import Release
from ctx_map.network import Network
from ctx_map.network.columns import node_properties
from ctx_map.network.tables import link_table, node_table
from ctx_map.private_file import write_private
from ctx_map.vocabulary.days import DAY_LENGTH
from ctx_map.vocabulary.tables import TABLE_OF

READ_FIRST = "read first"
LONGEST_CELL = 32_767
MOST_ROWS = 1_048_575
"""Below the heading. Both are limits of the format."""
_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_OPTIONS = {**_PLAIN, "in_memory": True}
"""Nothing is read into a text, and no file is made on the way to the workbook."""
_FIRST_DAY = date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was, so earlier days stay text."""
_DATED = ("since", "until", "recorded_at", "occurred_from", "occurred_to")
_WIDTHS = {"label": 30, "name": 30, "note": 40, "summary": 40, "grade_words": 30, "handling_words": 30}


@dataclass(slots=True)
class _Formats:
    """How cells look. Those of texts are marked as text, so that editing one does not make it a formula."""

    heading: Format
    text: Format
    day: Format
    moment: Format
    shortened: int = field(default=0)
    """How many texts were longer than a cell can be."""


def network_sheets(network: Network) -> Iterator[tuple[str, pl.DataFrame]]:
    """Return the tables of the workbook by the name of their sheet, each with its own columns only."""
    nodes = node_table(network)
    for label, table in TABLE_OF.items():
        columns = ("id", "label", *(name for name in node_properties(label) if name != "label"))
        yield table.name, nodes.filter(pl.col("node_type") == label.value).select(columns)
    names = dict(zip(network.keys, network.names, strict=True))
    links = link_table(network)
    both = [pl.col(end).replace_strict(names, return_dtype=pl.String).alias(f"{end}_label") for end in _ENDS]
    first = ("id", "source", "source_label", "label", "target", "target_label", "kind")
    yield "links", links.with_columns(both).select(*first, pl.exclude(*first, "weight"))


_ENDS = ("source", "target")


def _save(release: Release[Network], path: Path) -> tuple[str, ...]:
    """Write the workbook in memory, and then for its owner only."""
    sheets = list(network_sheets(release.content))
    if any(frame.height > MOST_ROWS for _, frame in sheets):
        raise WrongUse("This is more than a sheet of Excel can hold. Use csv, or export what is near some ids.")
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, _OPTIONS) as book:
        book.set_properties({"title": release.marking, "created": datetime.combine(release.as_at, time())})
        formats = _formats(book)
        _read_first(book.add_worksheet(READ_FIRST), release, formats, sheets)
        for name, frame in sheets:
            sheet = book.add_worksheet(name)
            _mark(sheet, release.marking)
            _table(sheet, frame, formats)
    write_private(path, lambda out: out.write(packed.getvalue()))
    if not formats.shortened:
        return ()
    one, several = "1 text is longer than a cell can be, and is cut off.", "{} texts are longer than a cell can be."
    return (counted(formats.shortened, one, several),)


def _formats(book: Any) -> _Formats:
    return _Formats(
        heading=book.add_format({"bold": True, "bottom": 1}),
        text=book.add_format({"num_format": "@", "quote_prefix": True}),
        day=book.add_format({"num_format": "yyyy-mm-dd"}),
        moment=book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
    )


def _read_first(
    sheet: Worksheet, release: Release[Network], formats: _Formats, sheets: list[tuple[str, pl.DataFrame]]
) -> None:
    """Write the account of the release, how to read it, and how many rows each sheet has."""
    _mark(sheet, release.marking)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 120)
    said: list[tuple[str, str]] = [("", line) for line in (*release.header, *release.notice)]
    said += [("grades", grade_key()), *(("left out", sentence) for sentence in EXPORTER.leaves_out)]
    said += [(f"sheet {name}", counted(frame.height, "1 row", "{} rows")) for name, frame in sheets]
    said += [(name, str(value)) for name, value in account(release).items() if isinstance(value, str | int)]
    for row, (name, words) in enumerate(said):
        _text(sheet, (row, 0), name, formats)
        _text(sheet, (row, 1), words, formats)


def _mark(sheet: Worksheet, marking: str) -> None:
    """Print the marking at the head and foot of every page. `&` begins an instruction there."""
    words = "&C" + marking.replace("&", "&&")
    sheet.set_header(words[:255])
    sheet.set_footer(words[:255])
    sheet.set_landscape()


def _table(sheet: Worksheet, frame: pl.DataFrame, formats: _Formats) -> None:
    """Write a table with its heading. Values that are not known stay empty cells."""
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(frame.height, 1), frame.width - 1)
    for column, name in enumerate(frame.columns):
        sheet.set_column(column, column, _WIDTHS.get(name, 16))
        sheet.write_string(0, column, name, formats.heading)
    for row, values in enumerate(frame.iter_rows(), start=1):
        for column, (name, value) in enumerate(zip(frame.columns, values, strict=True)):
            if value is not None:
                _cell(sheet, (row, column), name, value, formats)


def _cell(sheet: Worksheet, at: tuple[int, int], name: str, value: Any, formats: _Formats) -> None:
    """Write one value: a number, yes or no, a date where the column has dates, and everything else as text."""
    if isinstance(value, bool):
        sheet.write_string(*at, "yes" if value else "no", formats.text)
    elif isinstance(value, int | float):
        sheet.write_number(*at, value)
    elif name in _DATED and (moment := _moment(value)) is not None:
        sheet.write_datetime(*at, moment, formats.day if len(value) == DAY_LENGTH else formats.moment)
    else:
        _text(sheet, at, value, formats)


def _text(sheet: Worksheet, at: tuple[int, int], text: str, formats: _Formats) -> None:
    clean = xml_clean(text)
    formats.shortened += len(clean) > LONGEST_CELL
    sheet.write_string(*at, clean[:LONGEST_CELL], formats.text)


def _moment(text: str) -> datetime | None:
    """A day or a moment as Excel knows it; None for a text that is neither, or too early for Excel."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is None and moment.date() >= _FIRST_DAY else None


EXPORTER = Exporter(
    name="xlsx",
    title="Excel",
    suffix=".xlsx",
    opens_in="Excel, LibreOffice, Power BI",
    takes=(Network,),
    leaves_out=(
        HOMES_LEFT_OUT,
        "Characters that Excel can't hold are replaced by a question mark in a black diamond.",
        "The places of nodes on the canvas are not in the workbook.",
    ),
    writes=_save,
)
