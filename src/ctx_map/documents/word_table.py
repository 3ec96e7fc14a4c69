"""A table in a Word file: its heading row comes again on each page, and no row is split."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Emu, Pt
from docx.table import Table as WordTable
from docx.table import _Cell, _Row

from ctx_map.documents.characters import readable
from ctx_map.documents.table import Table
from ctx_map.documents.word_page import text_width

SIZE = Pt(9.5)


def add_table(word: WordDocument, table: Table) -> None:
    """Add the table, with its caption above it."""
    if table.caption:
        caption = word.add_paragraph()
        caption.add_run(readable(table.caption)).bold = True
        caption.paragraph_format.keep_with_next = True
    made = word.add_table(rows=1 + len(table.rows), cols=len(table.headings), style="Table Grid")
    made.autofit = False
    _widths(made, table, text_width(word.sections[-1]))
    for row, texts in zip(made.rows, (table.headings, *table.rows), strict=True):
        _fill(row, texts, table)
    _flag(made.rows[0], "w:tblHeader")
    for cell in made.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    # so that two tables, or a table and what follows, do not touch
    word.add_paragraph().paragraph_format.space_after = Pt(0)


def _fill(row: _Row, texts: tuple[str, ...], table: Table) -> None:
    _flag(row, "w:cantSplit")
    for at, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        _say(cell, text, number=at in table.numbers)


def _say(cell: _Cell, text: str, *, number: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    if number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_run(readable(text)).font.size = SIZE


def _widths(made: WordTable, table: Table, room: int) -> None:
    for column, share in zip(made.columns, table.shares, strict=True):
        wide = Emu(int(room * share))
        column.width = wide
        for cell in column.cells:
            cell.width = wide


def _flag(row: _Row, name: str) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement(name))
